package jp.sekisho.matching.name;

import jp.sekisho.matching.Comparison;

/// Compares two Latin names of foreign residents.
///
/// Case, width, marks that one side leaves out (JOSÉ), the letters that passports transliterate (ß, Æ, Ø), spaces,
/// hyphens and apostrophes are notation: JEAN-PAUL, JEAN PAUL and JEANPAUL are one name. Another order, or a missing
/// middle name, is PARTIAL. An initial is no name, and MÜLLER is MULLER but not MUELLER: where two passports would
/// print different letters, a person looks.
public final class RomanNameComparator {
    private RomanNameComparator() {}

    public static Comparison compare(String record, String registry) {
        return UnknownName.orNotComparable(
                FoldedNameComparison.compare(record, registry, LetterRelation.NONE), record, registry);
    }
}
