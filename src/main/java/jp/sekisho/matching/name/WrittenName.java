package jp.sekisho.matching.name;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;

/// Compares two whole names as written, with what their readings say of them: not only letter by letter, as
/// [KanjiNameComparator] does, but as names that must name a person.
final class WrittenName {
    private WrittenName() {}

    /// @param kana how the readings of the two names compare
    /// @param simplified whether simplified letters may stand for the register's: the resident has a Latin name
    static Comparison compare(
            String record,
            String reading,
            String registry,
            String registryReading,
            Comparison kana,
            boolean simplified) {
        Comparison letters = KanjiNameComparator.compare(record, registry);
        if (simplified && letters.outcome() == Outcome.MISMATCH) {
            letters = KanjiNameComparator.compare(record, registry, KanjiNameComparator.WITH_SIMPLIFIED);
        }
        if (isSplitOtherwise(letters) && isSlip(record, reading, registry, registryReading, kana)) {
            letters = letters.as(hasVariant(letters) ? Outcome.VARIANT : Outcome.EQUIVALENT);
        }
        return switch (letters.outcome()) {
            case EXACT, EQUIVALENT -> NameContent.demanded(letters, record, registry);
            case VARIANT -> {
                boolean readingLeftOut = kana.outcome() == Outcome.ABSENT_IN_RECORD
                        && !FoldedName.of(registryReading).isEmpty();
                yield variant(NameContent.demanded(letters, record, registry), record, registry, readingLeftOut);
            }
            case HISTORICAL, PARTIAL, MISMATCH, NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED ->
                letters;
        };
    }

    private static Comparison variant(Comparison letters, String record, String registry, boolean readingLeftOut) {
        FoldedName a = FoldedName.of(record);
        FoldedName b = FoldedName.of(registry);
        Comparison judged = letters.accepts() ? GivenName.judged(letters, a, b) : letters;
        // Leaving out a reading that contradicts must not help: who bears 竜一 and who 龍一 is told by nothing else.
        return judged.accepts() && readingLeftOut && GivenName.isVariant(a, b)
                ? judged.as(Outcome.PARTIAL).with(Rule.NAME_PART_OMITTED)
                : judged;
    }

    private static boolean isSplitOtherwise(Comparison letters) {
        return letters.outcome() == Outcome.PARTIAL
                && letters.has(Rule.NAME_SPACING)
                && !letters.has(Rule.NAME_PART_OMITTED)
                && !letters.has(Rule.NAME_ORDER);
    }

    /// Whether a space was put in the wrong place (小　林健一 for 小林　健一): only one of the two family names exists, and
    /// the readings are one and are split alike.
    private static boolean isSlip(
            String record, String reading, String registry, String registryReading, Comparison kana) {
        FoldedName a = FoldedName.of(record);
        FoldedName b = FoldedName.of(registry);
        int inReading = FoldedName.of(reading).familyLength();
        return kana.accepts()
                && inReading > 0
                && inReading == FoldedName.of(registryReading).familyLength()
                && a.familyLength() > 0
                && b.familyLength() > 0
                && FamilyNames.isWritten(a.text(0, a.familyLength()))
                        != FamilyNames.isWritten(b.text(0, b.familyLength()));
    }

    private static boolean hasVariant(Comparison letters) {
        return letters.rules().stream().anyMatch(rule -> rule.name().startsWith("NAME_VARIANT_"));
    }
}
