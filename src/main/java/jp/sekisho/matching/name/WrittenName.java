package jp.sekisho.matching.name;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;

/// Two whole names as written and what their readings say of them, compared not only letter by letter,
/// as [KanjiNameComparator] does, but as names that must name a person.
///
/// @param splitAlike whether they are not split into other words
/// @param givenNameVariant whether a letter of the given name differs
record WrittenName(Comparison comparison, boolean splitAlike, boolean givenNameVariant) {
    private static final WrittenName EXACT = new WrittenName(Comparison.of(Outcome.EXACT), true, false);

    /// @param kana how the readings of the two names compare
    /// @param simplified whether simplified letters may stand for the register's: the resident has a Latin name
    static WrittenName compare(
            String record,
            String reading,
            String registry,
            String registryReading,
            Comparison kana,
            boolean simplified) {
        boolean same = record.equals(registry) && NotationFolding.isPlain(record);
        if (same && NameContent.isPlainlyEnough(record) && !UnknownName.mayHoldAWord(record)) {
            return EXACT;
        }
        FoldedName a = FoldedName.of(record);
        FoldedName b = same ? a : FoldedName.of(registry);
        Comparison letters = letters(record, a, registry, b, KanjiNameComparator.VARIANTS);
        if (simplified && letters.outcome() == Outcome.MISMATCH) {
            letters = letters(record, a, registry, b, KanjiNameComparator.WITH_SIMPLIFIED);
        }
        // Where one side has more letters (MUELLER for MÜLLER), the places cannot be laid upon one another.
        boolean alike = letters.accepts() || a.length() != b.length() || !FoldedNameComparison.isSplitOtherwise(a, b);
        if (!alike && isOfSplitOnly(letters) && isSlip(a, b, reading, registryReading, kana)) {
            letters = letters.as(
                    letters.rules().stream().anyMatch(WrittenName::isVariant) ? Outcome.VARIANT : Outcome.EQUIVALENT);
        }
        if (!letters.accepts()) {
            return new WrittenName(letters, alike, false);
        }
        Comparison demanded = NameContent.demanded(letters, a, b);
        if (demanded.outcome() != Outcome.VARIANT) {
            return new WrittenName(demanded, alike, false);
        }
        boolean variant = GivenName.isVariant(a, b);
        Comparison judged = variant ? GivenName.judged(demanded, a, b) : demanded;
        // Leaving out a reading that contradicts must not help: who bears 竜一 and who 龍一 is told by nothing else.
        boolean readingLeftOut = kana.outcome() == Outcome.ABSENT_IN_RECORD && !FormComparison.isBlank(registryReading);
        return new WrittenName(
                variant && readingLeftOut && judged.accepts()
                        ? judged.as(Outcome.PARTIAL).with(Rule.NAME_PART_OMITTED)
                        : judged,
                alike,
                variant);
    }

    private static Comparison letters(
            String record, FoldedName a, String registry, FoldedName b, LetterRelation relation) {
        return UnknownName.orNotComparable(FoldedNameComparison.compare(a, b, relation), record, registry);
    }

    private static boolean isOfSplitOnly(Comparison letters) {
        return letters.outcome() == Outcome.PARTIAL
                && !letters.has(Rule.NAME_PART_OMITTED)
                && !letters.has(Rule.NAME_ORDER);
    }

    /// Whether a space was put in the wrong place (小　林健一 for 小林　健一): only one of the two family
    /// names exists, and the readings are one and are split alike.
    private static boolean isSlip(FoldedName a, FoldedName b, String reading, String registryReading, Comparison kana) {
        int inReading = FoldedName.of(reading).familyLength();
        return kana.accepts()
                && inReading > 0
                && inReading == FoldedName.of(registryReading).familyLength()
                && a.familyLength() > 0
                && b.familyLength() > 0
                && FamilyNames.isWritten(a.text(0, a.familyLength()))
                        != FamilyNames.isWritten(b.text(0, b.familyLength()));
    }

    private static boolean isVariant(Rule rule) {
        return rule.name().startsWith("NAME_VARIANT_");
    }
}
