package jp.sekisho.matching.name;

import static jp.sekisho.matching.Comparison.bit;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.KanjiRelations;
import jp.sekisho.matching.Rule;

/// Compares two names as written (氏名): kanji, kana or Latin.
///
/// Notation is absorbed, official variants agree and tell their source, everything else blocks. A space may be left
/// out, as in half of all records; in another place it makes another name (金　安晃, 金安　晃). ノ and の are one
/// letter, 之 and 乃 are others; ケ and ヶ are one, が is another. りつか and りっか are two names: in a name as
/// written small kana behind another kana are letters of their own, in a reading they are not.
public final class KanjiNameComparator {
    static final LetterRelation VARIANTS = new Variants(false);

    /// Simplified letters of a passport too (告示582号別表第四の一), which serve residents with a Latin name only.
    static final LetterRelation WITH_SIMPLIFIED = new Variants(true);

    private record Variants(boolean simplified) implements LetterRelation {
        @Override
        public long rules(FoldedName a, int i, FoldedName b, int j) {
            long official = KanjiRelations.rules(a.letter(i), b.letter(j));
            return official == 0 && simplified && KanjiRelations.isSimplified(a.letter(i), b.letter(j))
                    ? bit(Rule.NAME_VARIANT_SIMPLIFIED)
                    : official;
        }

        @Override
        public long distinct() {
            return bit(Rule.KANA_SMALL_WRITTEN_LARGE);
        }
    }

    private KanjiNameComparator() {}

    public static Comparison compare(String record, String registry) {
        return UnknownName.orNotComparable(FoldedNameComparison.compare(record, registry, VARIANTS), record, registry);
    }

    static Comparison compare(FoldedName a, int aFrom, int aTo, FoldedName b, int bFrom, int bTo) {
        return FoldedNameComparison.compare(a, aFrom, aTo, b, bFrom, bTo, VARIANTS);
    }
}
