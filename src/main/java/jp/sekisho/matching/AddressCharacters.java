package jp.sekisho.matching;

import java.text.Normalizer;

/// What each character is in an address, and what it folds to by itself: width, case, look-alikes. Two tables of the
/// Basic Multilingual Plane, built once.
final class AddressCharacters {
    static final byte OTHER = 0;
    static final byte KANJI = 1;
    static final byte KANA = 2;
    static final byte LATIN = 3;
    static final byte DIGIT = 4;
    /// Every dash, and the long-vowel mark, which data use for one another.
    static final byte HYPHEN = 5;
    static final byte SPACE = 6;
    /// Transport debris: byte order marks, zero-width characters, variation selectors.
    static final byte INVISIBLE = 7;
    /// Stands for a character that is not known.
    static final byte PLACEHOLDER = 8;
    /// A mark that joins the character before it.
    static final byte MARK = 9;
    /// Repeats the character before it.
    static final byte REPEAT = 10;
    static final byte ROMAN_NUMERAL = 11;

    static final String DASHES = "-‐‑‒–—―⁃˗−─━╌➖﹘﹣－ーｰ";
    private static final String MASKS = "?？�〓●○◯◎■□◆◇▲△▼▽★☆※＊*＿_";
    private static final String REPEATS = "々〻ゝヽゞヾ";
    private static final String VOICING = "゛゜ﾞﾟ";

    private static final byte[] KIND = new byte[0x10000];
    private static final char[] FOLDED = new char[0x10000];

    static {
        for (int c = 0; c < 0x10000; c++) {
            FOLDED[c] = folded((char) c);
            KIND[c] = kind((char) c);
        }
    }

    private AddressCharacters() {}

    static byte kind(int codePoint) {
        if (codePoint < 0x10000) {
            return KIND[codePoint];
        }
        if (codePoint >= 0xE0000) {
            return codePoint < 0xF0000 ? INVISIBLE : PLACEHOLDER;
        }
        return codePoint >= 0x20000 ? KANJI : OTHER;
    }

    static int fold(int codePoint) {
        return codePoint < 0x10000 ? FOLDED[codePoint] : codePoint;
    }

    static boolean isKanji(int codePoint) {
        return kind(codePoint) == KANJI;
    }

    static boolean isKana(int codePoint) {
        return kind(codePoint) == KANA;
    }

    static boolean isLetter(int codePoint) {
        return isKanji(codePoint) || isKana(codePoint);
    }

    /// Katakana for hiragana, large for small.
    static int largeKatakana(int kana) {
        return large(kana >= 'ぁ' && kana <= 'ゖ' ? kana + 0x60 : kana);
    }

    static int large(int kana) {
        return switch (kana) {
            case 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ' -> kana + 1;
            case 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ' -> kana + 1;
            case 'ゕ' -> 'か';
            case 'ゖ' -> 'け';
            case 'ヵ' -> 'カ';
            case 'ヶ' -> 'ケ';
            default -> kana;
        };
    }

    private static char folded(char c) {
        if (DASHES.indexOf(c) >= 0) {
            return '-';
        }
        if (c == '巿') {
            return '市';
        }
        if (Character.isSurrogate(c) || VOICING.indexOf(c) >= 0) {
            return c;
        }
        String compatible = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        if (compatible.length() != 1) {
            return c;
        }
        char single = compatible.charAt(0);
        // ① and ² are not the digits of a lot: next to one they would make another number.
        boolean digitInDisguise = single >= '0' && single <= '9' && (c < '０' || c > '９') && c != single;
        return digitInDisguise ? c : Character.toUpperCase(single);
    }

    private static byte kind(char c) {
        char f = FOLDED[c];
        int type = Character.getType(c);
        if (MASKS.indexOf(c) >= 0
                || type == Character.PRIVATE_USE
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || (c >= '⿰' && c <= '⿿')) {
            return PLACEHOLDER;
        }
        if (f == '-') {
            return HYPHEN;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return SPACE;
        }
        if (type == Character.CONTROL) {
            return PLACEHOLDER;
        }
        if (type == Character.FORMAT || (c >= '\uFE00' && c <= '\uFE0F') || (c >= '\u180B' && c <= '\u180D')) {
            return INVISIBLE;
        }
        if (REPEATS.indexOf(c) >= 0) {
            return REPEAT;
        }
        if (VOICING.indexOf(c) >= 0 || type == Character.NON_SPACING_MARK) {
            return MARK;
        }
        if (c >= 'Ⅰ' && c <= 'ⅿ') {
            return ROMAN_NUMERAL;
        }
        if (f >= '0' && f <= '9') {
            return DIGIT;
        }
        if ((f >= 'ぁ' && f <= 'ゖ') || (f >= 'ァ' && f <= 'ヺ')) {
            return KANA;
        }
        if (Character.isIdeographic(f) || f == '〆') {
            return KANJI;
        }
        return Character.isLetter(f) ? LATIN : OTHER;
    }
}
