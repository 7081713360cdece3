package jp.sekisho.matching.name;

import java.util.List;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.KanjiRelations;
import jp.sekisho.matching.Outcome;

/// What is written where a name, or a part of it, is not known (氏名不詳) or not given yet (小林　赤ちゃん). Unknown equals
/// unknown proves nothing, however the word is spaced or spelt; and unknown against a name contradicts nothing but what
/// is known beside it.
///
/// Only words that look like names stand here; what no person can be named by its shape (N/A, a dash, a digit) is left
/// to [NameContent].
final class UnknownName {
    /// Say so anywhere in a name. 長男 and 次男 are not among them: people bear these names.
    private static final List<FoldedName> WORDS = folded(
            "不詳", "不明", "未詳", "未命名", "未定", "未届", "名無", "無名", "無し", "名前なし", "匿名", "同上", "空欄", "該当なし", "非公開", "何某",
            "UNKNOWN", "赤ちゃん", "赤ん坊", "新生児", "胎児", "嬰児", "第一子", "第二子", "第三子", "第四子", "第五子", "第六子", "第七子", "第八子", "第九子");

    /// Say so where they are all of a part of the name: フメイ may be the end of a longer reading, BABY of BABYLON.
    private static final List<FoldedName> PARTS = folded(
            "フショウ", "フメイ", "ミショウ", "ミテイ", "ミメイメイ", "ナシ", "ナナシ", "ムメイ", "トクメイ", "アカチャン", "アカンボウ", "ベビー", "シンセイジ", "無",
            "男児", "女児", "長女", "次女", "二女", "三女", "BABY", "INFANT", "NEWBORN", "UNNAMED", "NONAME", "NONE", "NULL", "FNU",
            "LNU");

    /// For every character whether it may begin one of the words, and hashes of their first one or two
    /// letters. A hash too many costs a second folding and nothing else.
    private static final boolean[] FIRST = new boolean[Character.MAX_VALUE + 1];

    private static final boolean[] BEGINNINGS = beginnings();

    private UnknownName() {}

    /// The comparison of two names, unless one of them says that it is not known.
    static Comparison orNotComparable(Comparison letters, String record, String registry) {
        return switch (letters.outcome()) {
            case EXACT, EQUIVALENT, VARIANT, HISTORICAL, PARTIAL ->
                saysUnknown(record) || !record.equals(registry) && saysUnknown(registry)
                        ? Comparison.of(Outcome.NOT_COMPARABLE)
                        : letters;
            case MISMATCH ->
                leavesOpen(record, registry) || leavesOpen(registry, record)
                        ? Comparison.of(Outcome.NOT_COMPARABLE)
                        : letters;
            case NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> letters;
        };
    }

    private static boolean saysUnknown(String name) {
        return leavesOpen(name, name);
    }

    private static boolean leavesOpen(String name, String other) {
        return mayHoldAWord(name) && leavesOpen(FoldedName.of(name), FoldedName.of(other));
    }

    /// Whether a name says that it is not known, and the other begins and ends as the name does around that word.
    private static boolean leavesOpen(FoldedName name, FoldedName other) {
        if (isKnownInNoPart(name)) {
            return true;
        }
        int before = 0;
        while (before < Math.min(name.length(), other.length()) && agree(name.letter(before), other.letter(before))) {
            before++;
        }
        int after = 0;
        while (after < Math.min(name.length(), other.length())
                && agree(name.letter(name.length() - after - 1), other.letter(other.length() - after - 1))) {
            after++;
        }
        for (FoldedName word : WORDS) {
            if (standsBetween(word, name, before, after, other.length(), false)) {
                return true;
            }
        }
        for (FoldedName word : PARTS) {
            if (standsBetween(word, name, before, after, other.length(), true)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the word stands in a name where the letters before and after it are the other name's too.
    private static boolean standsBetween(
            FoldedName word, FoldedName name, int before, int after, int otherLength, boolean asPart) {
        int rest = name.length() - word.length();
        for (int i = 0; rest >= 0 && i <= before; i++, rest--) {
            if (rest <= after
                    && i + rest <= otherLength
                    && stands(word, name, i)
                    && (!asPart || isEdge(name, i) && isEdge(name, i + word.length()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(FoldedName name, int at) {
        return at == 0 || at == name.length() || name.isBreak(at);
    }

    private static boolean stands(FoldedName word, FoldedName name, int at) {
        for (int i = 0; i < word.length(); i++) {
            if (!agree(word.letter(i), name.letter(at + i))) {
                return false;
            }
        }
        return true;
    }

    /// Family name and given name may each say it.
    private static boolean isKnownInNoPart(FoldedName name) {
        int from = 0;
        for (int i = 1; i <= name.length(); i++) {
            if (isEdge(name, i)) {
                if (!isPart(name, from, i - from)) {
                    return false;
                }
                from = i;
            }
        }
        return from > 0;
    }

    private static boolean isPart(FoldedName name, int from, int length) {
        for (FoldedName word : PARTS) {
            if (word.length() == length && stands(word, name, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean agree(int x, int y) {
        return x == y ? x != NotationFolding.UNKNOWN : x > 'ヺ' && y > 'ヺ' && KanjiRelations.agree(x, y);
    }

    /// Whether the name holds the beginning of one of the words: spares nearly every name a second folding.
    static boolean mayHoldAWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (FIRST[name.charAt(i)] && mayBegin(name, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBegin(String name, int at) {
        int first = letter(name.charAt(at));
        if (BEGINNINGS[hash(0, first)]) {
            return true;
        }
        for (int i = at + 1; i < name.length(); i++) {
            if (NotationFolding.kind(NotationFolding.entry(name.charAt(i))) <= NotationFolding.TWO_LETTERS) {
                return BEGINNINGS[hash(first, letter(name.charAt(i)))];
            }
        }
        return false;
    }

    private static int letter(char c) {
        return NotationFolding.letter(NotationFolding.entry(c));
    }

    private static boolean[] beginnings() {
        boolean[] beginnings = new boolean[1 << Short.SIZE];
        // Compatibility ideographs are one code with their kanji only after NFC; half-width marks stand apart.
        beginnings[hash(0, '\uF967')] = true;
        beginnings[hash('ヘ', 'ヒ')] = true;
        for (FoldedName word : WORDS) {
            beginnings[beginning(word)] = true;
        }
        for (FoldedName word : PARTS) {
            boolean alone = word.length() == 1;
            beginnings[alone ? beginning(word) : hash(word.letter(0), word.letter(1))] = true;
        }
        boolean[] letters = new boolean[FIRST.length];
        WORDS.forEach(word -> letters[word.letter(0)] = true);
        PARTS.forEach(word -> letters[word.letter(0)] = true);
        letters['\uF967'] = true;
        letters['ヘ'] = true;
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            FIRST[c] = letters[letter(c)];
        }
        return beginnings;
    }

    /// Of kanji the first, for the second may be written in an old form.
    private static int beginning(FoldedName word) {
        int first = word.letter(0);
        return Character.isIdeographic(first) ? hash(0, first) : hash(first, word.letter(1));
    }

    private static int hash(int first, int second) {
        return (first * 31 ^ second * 131) & 0xFFFF;
    }

    private static List<FoldedName> folded(String... words) {
        return List.of(words).stream().map(FoldedName::of).toList();
    }
}
