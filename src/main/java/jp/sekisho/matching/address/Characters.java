package jp.sekisho.matching.address;

import java.text.Normalizer;

/// What each character is in an address, and what it folds to by itself: width, case, look-alikes. Two tables of the
/// Basic Multilingual Plane, built once.
final class Characters {
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

    /// What Unicode calls a dash, but for the wave dashes, which are ranges, and ゠; what only looks like one; and the
    /// long-vowel mark.
    static final String DASHES = "-\u00AD‐‑‒–—―⁃˗−─━╌➖﹘﹣－ーｰ⁻₋⎯⏤"
            + "\u058A\u05BE\u1400\u1806\u2E17\u2E1A\u2E3A\u2E3B\u2E40\u2E5D\uFE31\uFE32";
    private static final String WAVES = "~～〜∼∿〰⁓";
    /// Whole kanji among the radicals that NFKC leaves as they are; texts copied out of a PDF hold them.
    private static final String RADICALS = "⺠民⺟母⻁虎⻄西⻆角⻑長⻘青⻝食⻣骨⻤鬼⻨麦⻩黄⻫斉⻭歯⻯竜⻱龜⻲亀㈱株㈲有";
    private static final String MASKS = "?？�〓●○◯◎■□◆◇▲△▼▽★☆※＊*＿_";
    private static final String REPEATS = "々〻ゝヽゞヾ";
    private static final String VOICING = "゛゜ﾞﾟ";

    /// 〇 is the zero of a kanji number, or stands for a character.
    static final byte ZERO = 12;

    private static final String LINKS = "之乃箇个";
    private static final String BUILDING_WORDS = "荘館棟寮室階舎宅邸様";
    private static final String LANDMARKS = BUILDING_WORDS + "団方丁番地町";

    private static final String LOT_WORDS = "大小字第地-";
    private static final String ROOM_SEPARATORS = "=゠№()（）「」『』【】〈〉《》[]〔〕{}、。，,.・･'’\"“”-/／#♯＃:：;";

    private static final int KIND_SHIFT = 16;
    private static final int LINK = 1 << 24;
    private static final int BUILDING_WORD = 1 << 25;
    private static final int LANDMARK = 1 << 26;
    private static final int NUMERAL = 1 << 27;
    /// May begin what is not just a letter of a town: a number, a 字, a dash.
    private static final int LOT_WORD = 1 << 29;
    private static final int ROOM_SEPARATOR = 1 << 30;
    /// 不, which begins the words that say that nothing is known.
    private static final int DENIAL = 1 << 31;
    /// Its entry tells all: the character before it need not be known to fold it.
    private static final int PLAIN = 1 << 28;

    /// The folded character, above it the kind, above that the marks: one access tells all about a character.
    private static final int[] TABLE = new int[0x10000];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            char c = (char) i;
            char folded = folded(c);
            byte kind = kind(c, folded);
            TABLE[i] = folded
                    | kind << KIND_SHIFT
                    | (kind == KANA || LINKS.indexOf(c) >= 0 ? LINK : 0)
                    | (BUILDING_WORDS.indexOf(c) >= 0 ? BUILDING_WORD : 0)
                    | (kind == KANA || LANDMARKS.indexOf(c) >= 0 ? LANDMARK : 0)
                    | (kind == DIGIT || Numerals.isNumeral(c) ? NUMERAL : 0)
                    | (kind == DIGIT || Numerals.isNumeral(c) || LOT_WORDS.indexOf(c) >= 0 ? LOT_WORD : 0)
                    | (ROOM_SEPARATORS.indexOf(c) >= 0 ? ROOM_SEPARATOR : 0)
                    | (isPlain(c, folded, kind) ? PLAIN : 0)
                    | (c == '不' ? DENIAL : 0);
        }
    }

    private Characters() {}

    static byte kind(int codePoint) {
        return (byte) (entry(codePoint) >> KIND_SHIFT);
    }

    static int fold(int codePoint) {
        return codePoint < 0x10000 ? entry(codePoint) & 0xFFFF : codePoint;
    }

    private static boolean isPlain(char c, char folded, byte kind) {
        boolean canonical = Character.isSurrogate(c) || Normalizer.isNormalized(String.valueOf(c), Normalizer.Form.NFC);
        return canonical
                && (kind == KANJI && folded == c
                        || kind == KANA
                        || kind == LATIN
                        || kind == DIGIT
                        || kind == HYPHEN
                        || kind == OTHER);
    }

    static boolean isPlain(int entry) {
        return (entry & PLAIN) != 0;
    }

    static boolean isPlainKanji(char c) {
        int entry = TABLE[c];
        return isPlain(entry) && (byte) (entry >> KIND_SHIFT) == KANJI && !foldsByNeighbours(entry);
    }

    /// Kanji or kana that need not be known by their neighbours to be a letter.
    static boolean isPlainLetter(char c) {
        int entry = TABLE[c];
        byte kind = (byte) (entry >> KIND_SHIFT);
        return isPlain(entry) && (kind == KANJI || kind == KANA);
    }

    static boolean isSpace(int entry) {
        return (byte) (entry >> KIND_SHIFT) == SPACE;
    }

    /// Kana, and the kanji that stand for の and ヶ: characters that fold by their neighbours.
    static boolean foldsByNeighbours(int entry) {
        return (entry & LINK) != 0;
    }

    static boolean isDenial(int entry) {
        return (entry & DENIAL) != 0;
    }

    /// A digit, a kanji numeral or 〇.
    static boolean isNumeral(int codePoint) {
        return (entry(codePoint) & NUMERAL) != 0;
    }

    /// All that is known about a character; the folded one is in the lower 16 bits where it is plain.
    static int entry(int codePoint) {
        if (codePoint < 0x10000) {
            return TABLE[codePoint];
        }
        // A letter of 行政事務標準文字, which comes here only from who has declared that set.
        boolean declared = codePoint >= 0x100000;
        if (codePoint >= 0xE0000 && !declared) {
            return (codePoint < 0xF0000 ? INVISIBLE : PLACEHOLDER) << KIND_SHIFT;
        }
        return (codePoint >= 0x20000 ? KANJI : OTHER) << KIND_SHIFT;
    }

    /// Kanji that name a building: 荘, 棟, 号室, 様方.
    static boolean isBuildingWord(int codePoint) {
        return (entry(codePoint) & BUILDING_WORD) != 0;
    }

    /// Whether a character before the building may be more than a letter of the town.
    static boolean isLotWord(int codePoint) {
        return (entry(codePoint) & LOT_WORD) != 0;
    }

    /// What separates building and room, and is noise there.
    static boolean isRoomSeparator(int codePoint) {
        return (entry(codePoint) & ROOM_SEPARATOR) != 0;
    }

    /// What may tell where a lot ends: everything else need not be looked at.
    static boolean isLandmark(int codePoint) {
        return (entry(codePoint) & LANDMARK) != 0;
    }

    static boolean isKanji(int codePoint) {
        byte kind = kind(codePoint);
        return kind == KANJI || kind == ZERO;
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
        if (WAVES.indexOf(c) >= 0) {
            return '〜';
        }
        int radical = RADICALS.indexOf(c);
        if (radical >= 0 && radical % 2 == 0) {
            return RADICALS.charAt(radical + 1);
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

    private static byte kind(char c, char f) {
        if (c == '〇') {
            return ZERO;
        }
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
        // A vowel or a final of Hangul joins the consonant before it.
        boolean jamo = c >= '\u1160' && c <= '\u11FF';
        if (VOICING.indexOf(c) >= 0
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || jamo) {
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
