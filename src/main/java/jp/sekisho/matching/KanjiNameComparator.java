package jp.sekisho.matching;

import java.util.Set;

/// Compares two names as written (氏名): kanji, kana or Latin.
///
/// Notation is absorbed, official variants agree and tell their source, everything else blocks. A space is noise even
/// where two writers put it in different places (林 健一郎, 林健 一郎): the letters are the name, and half of all records
/// hold no space. ノ and の are one letter, 之 and 乃 are others; ケ and ヶ are one, が is another.
public final class KanjiNameComparator {
    private static final LetterRelation VARIANTS = (a, i, b, j) -> KanjiRelations.rules(a.letter(i), b.letter(j));

    /// What is written where no name is known. Unknown equals unknown proves nothing.
    private static final Set<String> NO_NAME = Set.of("不詳", "不明", "未詳", "氏名不詳", "氏名不明", "未命名", "名未定");

    private KanjiNameComparator() {}

    public static Comparison compare(String record, String registry) {
        Comparison comparison = FoldedNameComparison.compare(record, registry, VARIANTS);
        return comparison.accepts() && isNoName(record) ? Comparison.of(Outcome.NOT_COMPARABLE) : comparison;
    }

    static Comparison compare(FoldedName a, int aFrom, int aTo, FoldedName b, int bFrom, int bTo) {
        return FoldedNameComparison.compare(a, aFrom, aTo, b, bFrom, bTo, VARIANTS);
    }

    private static boolean isNoName(String name) {
        return name.length() < 10 && NO_NAME.contains(name.strip());
    }
}
