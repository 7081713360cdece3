package jp.sekisho.matching.name;

import jp.sekisho.matching.Outcome;

/// Whether two names stand in opposite orders, the given name first on one of the sides.
final class NameOrder {
    private NameOrder() {}

    /// Whether both names are split in two and agree crosswise, and the readings, where both are held, agree in either
    /// order: many a form has the reading in fields of its own.
    static boolean isCrossed(String name, String reading, String registryName, String registryReading) {
        return isCrossed(FoldedName.of(name), FoldedName.of(registryName), KanjiNameComparator::compare)
                && (KanaNameComparator.compare(reading, registryReading).outcome() != Outcome.MISMATCH
                        || isCrossed(
                                FoldedName.of(reading), FoldedName.of(registryReading), KanaNameComparator::compare));
    }

    private static boolean isCrossed(FoldedName a, FoldedName b, NameParts.RangeComparator comparator) {
        int familyA = a.familyLength();
        int familyB = b.familyLength();
        return familyA > 0
                && familyB > 0
                && comparator.compare(a, 0, familyA, b, familyB, b.length()).accepts()
                && comparator.compare(a, familyA, a.length(), b, 0, familyB).accepts();
    }
}
