package jp.sekisho.matching.name;

import java.util.List;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;

/// What is written where a name, or a part of it, is not known (氏名不詳). Unknown equals unknown proves nothing, however
/// the word is spaced or spelt; and unknown against a name contradicts nothing but what is known beside it.
final class UnknownName {
    /// Say so anywhere in a name.
    private static final List<FoldedName> WORDS = folded("不詳", "不明", "未詳", "未命名", "未定", "未届", "UNKNOWN");

    /// Say so where nothing else is written: フメイ may be the end of a longer reading.
    private static final List<FoldedName> WHOLE_NAMES = folded("フショウ", "フメイ");

    private UnknownName() {}

    /// The comparison of two names, unless one of them says that it is not known.
    static Comparison orNotComparable(Comparison letters, String record, String registry) {
        return switch (letters.outcome()) {
            case EXACT, EQUIVALENT, VARIANT, HISTORICAL, PARTIAL ->
                saysUnknown(record) || saysUnknown(registry) ? Comparison.of(Outcome.NOT_COMPARABLE) : letters;
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
        for (FoldedName whole : WHOLE_NAMES) {
            if (consistsOf(whole, name)) {
                return true;
            }
        }
        int before = 0;
        while (before < Math.min(name.length(), other.length()) && agree(name, before, other, before, 1)) {
            before++;
        }
        int after = 0;
        while (after < Math.min(name.length(), other.length())
                && agree(name, name.length() - after - 1, other, other.length() - after - 1, 1)) {
            after++;
        }
        for (FoldedName word : WORDS) {
            int rest = name.length() - word.length();
            for (int i = 0; rest >= 0 && i <= before; i++, rest--) {
                if (rest <= after && i + rest <= other.length() && stands(word, name, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean stands(FoldedName word, FoldedName name, int at) {
        return agree(word, 0, name, at, word.length());
    }

    /// Family name and given name may each say it.
    private static boolean consistsOf(FoldedName word, FoldedName name) {
        boolean consists = !name.isEmpty() && name.length() % word.length() == 0;
        for (int i = 0; consists && i < name.length(); i += word.length()) {
            consists = stands(word, name, i);
        }
        return consists;
    }

    private static boolean agree(FoldedName a, int aFrom, FoldedName b, int bFrom, int count) {
        return KanjiNameComparator.compare(a, aFrom, aFrom + count, b, bFrom, bFrom + count)
                .accepts();
    }

    /// Whether the name holds the first letter of one of the words: spares nearly every name a second folding.
    private static boolean mayHoldAWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            switch (NotationFolding.letter(NotationFolding.entry(name.charAt(i)))) {
                case '不', '\uF967', '未', 'U', 'フ' -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    private static List<FoldedName> folded(String... words) {
        return List.of(words).stream().map(FoldedName::of).toList();
    }
}
