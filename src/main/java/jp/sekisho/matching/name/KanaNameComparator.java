package jp.sekisho.matching.name;

import static jp.sekisho.matching.Comparison.bit;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Rule;

/// Compares two readings (振り仮名).
///
/// Small kana written large are notation. Spellings of one sound are variants: ヅ and ズ, ヂ and ジ, ヲ and オ, ヰ and イ,
/// ヱ and エ, and a long vowel written オウ, オオ or オー, or with ー in place of the vowel's own letter. Not: a missing
/// voicing mark (ハマタ, ハマダ), a missing vowel (オノ, オオノ), エイ for エー, or a vowel that begins a given name
/// (ヤマモト　オサム, ヤマモト　ウサム).
public final class KanaNameComparator {
    private static final String ONE_SOUND_VOICED = "ズヅジヂ";
    private static final String ONE_SOUND_HISTORICAL = "オヲイヰエヱ";
    private static final String VOWELS = "アイウエオ";

    /// The katakana that end in each vowel; folding leaves no small ones.
    private static final String[] ROWS = {
        "アカサタナハマヤラワガザダバパヷ", "イキシチニヒミリヰギジヂビピヸ", "ウクスツヌフムユルグズヅブプヴ", "エケセテネヘメレヱゲゼデベペヹ", "オコソトノホモヨロヲゴゾドボポヺ"
    };

    private static final char[] VOWEL_OF = new char['ヺ' - 'ァ' + 1];

    static {
        for (int row = 0; row < ROWS.length; row++) {
            for (int i = 0; i < ROWS[row].length(); i++) {
                VOWEL_OF[ROWS[row].charAt(i) - 'ァ'] = VOWELS.charAt(row);
            }
        }
    }

    private KanaNameComparator() {}

    public static Comparison compare(String record, String registry) {
        return UnknownName.orNotComparable(
                FoldedNameComparison.compare(record, registry, KanaNameComparator::rules), record, registry);
    }

    static Comparison compare(FoldedName a, int aFrom, int aTo, FoldedName b, int bFrom, int bTo) {
        return FoldedNameComparison.compare(a, aFrom, aTo, b, bFrom, bTo, KanaNameComparator::rules);
    }

    private static long rules(FoldedName a, int i, FoldedName b, int j) {
        int x = a.letter(i);
        int y = b.letter(j);
        if (arePair(ONE_SOUND_VOICED, x, y)) {
            return bit(Rule.KANA_VARIANT_VOICED);
        }
        if (arePair(ONE_SOUND_HISTORICAL, x, y)) {
            return bit(Rule.KANA_VARIANT_HISTORICAL);
        }
        boolean lengthens = i > 0 && j > 0 && !a.isBreak(i) && !b.isBreak(j);
        return lengthens && lengthenAlike(x, y, vowel(a.letter(i - 1)), vowel(b.letter(j - 1)))
                ? bit(Rule.KANA_VARIANT_VOWEL)
                : 0;
    }

    private static boolean arePair(String pairs, int x, int y) {
        int at = pairs.indexOf(x);
        return at >= 0 && pairs.charAt(at ^ 1) == y;
    }

    /// Whether two different letters both lengthen the vowel before them.
    private static boolean lengthenAlike(int x, int y, int vowelBeforeX, int vowelBeforeY) {
        return vowelBeforeX != 0
                && vowelBeforeX == vowelBeforeY
                && lengthens(x, vowelBeforeX)
                && lengthens(y, vowelBeforeX);
    }

    private static boolean lengthens(int letter, int vowel) {
        return letter == NotationFolding.LONG_VOWEL_MARK || letter == vowel || vowel == 'オ' && letter == 'ウ';
    }

    /// The vowel that a katakana ends in, 0 for ン, ー and every other letter.
    private static int vowel(int letter) {
        return NotationFolding.isKatakana(letter) ? VOWEL_OF[letter - 'ァ'] : 0;
    }
}
