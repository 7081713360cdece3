package jp.sekisho.matching.name;

import jp.sekisho.matching.Comparison;

/// Whether the family names and the given names of two names are the same, each for itself.
///
/// @param split whether both names keep the two apart; where only one does, the other's parts are derived from its
///     letters, which serves a diagnosis and no decision
record NameParts(Agreement familyName, Agreement givenName, boolean split) {
    private static final NameParts NOT_HELD = new NameParts(Agreement.UNKNOWN, Agreement.UNKNOWN, false);
    private static final NameParts SAME = new NameParts(Agreement.AGREES, Agreement.AGREES, false);

    /// Compares a range of one name with a range of another.
    @FunctionalInterface
    interface RangeComparator {
        Comparison compare(FoldedName a, int aFrom, int aTo, FoldedName b, int bFrom, int bTo);
    }

    /// The parts of a name as written and of its reading together: where both readings are held, a part agrees only if
    /// its readings do too.
    static NameParts of(String kanjiA, String kanaA, String kanjiB, String kanaB) {
        NameParts kanji = of(FoldedName.of(kanjiA), FoldedName.of(kanjiB), KanjiNameComparator::compare);
        FoldedName foldedKanaA = FoldedName.of(kanaA);
        FoldedName foldedKanaB = FoldedName.of(kanaB);
        if (foldedKanaA.isEmpty() || foldedKanaB.isEmpty()) {
            return kanji;
        }
        NameParts kana = of(foldedKanaA, foldedKanaB, KanaNameComparator::compare);
        return new NameParts(
                both(kanji.familyName, kana.familyName),
                both(kanji.givenName, kana.givenName),
                kanji.split && kana.split);
    }

    private static Agreement both(Agreement kanji, Agreement kana) {
        return kanji == Agreement.AGREES ? kana : kanji;
    }

    private static NameParts of(FoldedName a, FoldedName b, RangeComparator comparator) {
        int familyA = a.familyLength();
        int familyB = b.familyLength();
        if (familyA > 0 && familyB > 0) {
            return new NameParts(
                    agreement(comparator.compare(a, 0, familyA, b, 0, familyB)),
                    agreement(comparator.compare(a, familyA, a.length(), b, familyB, b.length())),
                    true);
        }
        if (comparator.compare(a, 0, a.length(), b, 0, b.length()).accepts()) {
            return SAME;
        }
        return familyA > 0 ? derived(b, a, familyA, comparator) : derived(a, b, familyB, comparator);
    }

    /// Looks for the family name of `split` at the front of `whole` and for its given name at the end.
    private static NameParts derived(FoldedName whole, FoldedName split, int family, RangeComparator comparator) {
        if (family == 0 || whole.isEmpty()) {
            return NOT_HELD;
        }
        int given = split.length() - family;
        Agreement front = whole.length() < family
                ? Agreement.CONTRADICTS
                : agreement(comparator.compare(whole, 0, family, split, 0, family));
        if (front == Agreement.AGREES) {
            Agreement rest = whole.length() == family
                    ? Agreement.UNKNOWN
                    : agreement(comparator.compare(whole, family, whole.length(), split, family, split.length()));
            return new NameParts(Agreement.AGREES, rest, false);
        }
        Agreement end = whole.length() < given
                ? Agreement.CONTRADICTS
                : agreement(comparator.compare(
                        whole, whole.length() - given, whole.length(), split, family, split.length()));
        // A name that is nothing but the other's given name says nothing of the family name.
        boolean givenOnly = end == Agreement.AGREES && whole.length() == given;
        return new NameParts(givenOnly ? Agreement.UNKNOWN : front, end, false);
    }

    private static Agreement agreement(Comparison part) {
        return switch (part.outcome()) {
            case EXACT, EQUIVALENT, VARIANT, HISTORICAL -> Agreement.AGREES;
            case MISMATCH -> Agreement.CONTRADICTS;
            case PARTIAL, NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> Agreement.UNKNOWN;
        };
    }
}
