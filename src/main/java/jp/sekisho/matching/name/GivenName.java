package jp.sekisho.matching.name;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.KanjiRelations;
import jp.sekisho.matching.Outcome;

/// What an official variant is worth inside a given name, where parents choose among forms and where it may be all that
/// tells one sibling from another. A family name is one for the whole family, however it is written.
///
/// In a name that neither side splits, every letter but the first may belong to the given name.
final class GivenName {
    private GivenName() {}

    /// Whether the given names of two names that agree, agree by a variant.
    static boolean isVariant(FoldedName a, FoldedName b) {
        for (int i = begin(a, b); i < a.length(); i++) {
            if (a.letter(i) != b.letter(i)) {
                return true;
            }
        }
        return false;
    }

    /// The comparison of two names that agree by a variant, or MISMATCH where the given names are two: a position where
    /// the table of kanji for personal names offers both (遙, 遥), or a given name of one kanji that rests on what
    /// the lists record of another glyph of its code (曻, 昇).
    static Comparison judged(Comparison agreed, FoldedName a, FoldedName b) {
        int begin = begin(a, b);
        boolean split = a.isBreak(begin) || b.isBreak(begin);
        for (int i = begin; i < a.length(); i++) {
            int x = a.letter(i);
            int y = b.letter(i);
            boolean alone = split ? a.length() == begin + 1 : i == a.length() - 1;
            if (KanjiRelations.isChoiceOfName(x, y) || alone && KanjiRelations.isOfOtherGlyph(x, y)) {
                return Comparison.of(Outcome.MISMATCH);
            }
        }
        return agreed;
    }

    private static int begin(FoldedName a, FoldedName b) {
        for (int i = 1; i < a.length(); i++) {
            if (a.isBreak(i) || b.isBreak(i)) {
                return i;
            }
        }
        return 1;
    }
}
