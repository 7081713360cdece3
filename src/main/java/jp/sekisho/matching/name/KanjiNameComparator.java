package jp.sekisho.matching.name;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.KanjiRelations;

/// Compares two names as written (氏名): kanji, kana or Latin.
///
/// Notation is absorbed, official variants agree and tell their source, everything else blocks. A space is noise even
/// where two writers put it in different places (林 健一郎, 林健 一郎): the letters are the name, and half of all records
/// hold no space. ノ and の are one letter, 之 and 乃 are others; ケ and ヶ are one, が is another.
public final class KanjiNameComparator {
    private static final LetterRelation VARIANTS = (a, i, b, j) -> KanjiRelations.rules(a.letter(i), b.letter(j));

    private KanjiNameComparator() {}

    public static Comparison compare(String record, String registry) {
        return UnknownName.orNotComparable(FoldedNameComparison.compare(record, registry, VARIANTS), record, registry);
    }

    static Comparison compare(FoldedName a, int aFrom, int aTo, FoldedName b, int bFrom, int bTo) {
        return FoldedNameComparison.compare(a, aFrom, aTo, b, bFrom, bTo, VARIANTS);
    }
}
