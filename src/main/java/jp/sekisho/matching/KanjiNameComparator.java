package jp.sekisho.matching;

import java.util.List;

/// Compares two names as written (氏名): kanji, kana or Latin.
///
/// Notation is absorbed, official variants agree and tell their source, everything else blocks. A space is noise even
/// where two writers put it in different places (林 健一郎, 林健 一郎): the letters are the name, and half of all records
/// hold no space. ノ and の are one letter, 之 and 乃 are others; ケ and ヶ are one, が is another.
public final class KanjiNameComparator {
    private static final LetterRelation VARIANTS = (a, i, b, j) -> KanjiRelations.rules(a.letter(i), b.letter(j));

    /// What is written where a name, or a part of it, is not known. Unknown equals unknown proves nothing.
    private static final List<String> UNKNOWN = List.of("不詳", "不明", "未詳", "未命名", "未定", "未届");

    private KanjiNameComparator() {}

    public static Comparison compare(String record, String registry) {
        Comparison comparison = FoldedNameComparison.compare(record, registry, VARIANTS);
        return comparison.accepts() && (saysUnknown(record) || saysUnknown(registry))
                ? Comparison.of(Outcome.NOT_COMPARABLE)
                : comparison;
    }

    static Comparison compare(FoldedName a, int aFrom, int aTo, FoldedName b, int bFrom, int bTo) {
        return FoldedNameComparison.compare(a, aFrom, aTo, b, bFrom, bTo, VARIANTS);
    }

    static boolean saysUnknown(String name) {
        if (name.indexOf('不') >= 0 || name.indexOf('未') >= 0) {
            for (String unknown : UNKNOWN) {
                if (name.contains(unknown)) {
                    return true;
                }
            }
        }
        return false;
    }
}
