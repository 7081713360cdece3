package jp.sekisho.matching.name;

import static jp.sekisho.matching.Comparison.bit;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import jp.sekisho.matching.Rule;

/// What each character of a name is once notation is taken away: a letter in its one standard writing, noise, a mark
/// that acts on the letter before it, or unknown. Compiled once into tables over the basic plane; [FoldedName] applies
/// them.
///
/// Folding only maps a writing to another writing of the same letter. Characters that merely look alike (力 and カ, 一
/// and ー) or sound alike (お and を) stay apart.
final class NotationFolding {
    /// The letter that stands for what nobody can read: a geta mark, a private-use character, a character that this
    /// version of Unicode does not know, a letter or sign that no rule of names knows. It agrees with nothing, not
    /// even with itself.
    static final int UNKNOWN = 0xFFFD;

    static final char LONG_VOWEL_MARK = 'ー';

    // The kinds up to PLAIN_LIMIT mean the same wherever they stand and leave nothing in doubt.
    static final byte ORDINARY = 0;
    static final byte LETTER = 1;
    static final byte TWO_LETTERS = 2;
    private static final byte PLAIN_LIMIT = TWO_LETTERS;
    static final byte SPACE = 3;
    static final byte NOISE = 4;
    static final byte DASH = 5;
    static final byte VOICING = 6;
    static final byte REPEAT_KANJI = 7;
    static final byte REPEAT_KANA = 8;
    static final byte REPEAT_KANA_VOICED = 9;
    static final byte MARK = 10;
    static final byte PLACEHOLDER = 11;
    static final byte SURROGATE = 12;
    /// A mark of a script that no rule knows: whatever it makes of the letter before it, that is no longer the letter.
    static final byte FOREIGN_MARK = 13;

    /// A code that NFC may change or join to the one before it.
    private static final boolean[] UNSTABLE = new boolean[0x10000];

    /// For each code its letter, above it its kind, above that the rules as bits: one load a character.
    private static final long[] ENTRIES = new long[0x10000];

    private static final int KIND_SHIFT = 16;
    private static final int NOTATION_SHIFT = 24;

    private static final char VOICED_MARK = '\u3099';
    private static final char FIRST_KATAKANA = 'ァ';
    private static final char LAST_KATAKANA = 'ヺ';
    private static final int KATAKANA = LAST_KATAKANA - FIRST_KATAKANA + 1;
    private static final char[] VOICED = new char[KATAKANA];
    private static final char[] HALF_VOICED = new char[KATAKANA];
    private static final boolean[] IS_VOICED = new boolean[KATAKANA];

    private static final int FIRST_HENTAIGANA = 0x1B001;
    private static final int LAST_HENTAIGANA = 0x1B11E;
    private static final char[] HENTAIGANA = new char[LAST_HENTAIGANA - FIRST_HENTAIGANA + 1];

    /// 〇 among them: it masks a character far more often than it is one, and no name may be registered with it.
    private static final String PLACEHOLDERS = "〓〿〇※★☆×✕✖?*_#…‥⬚⬛⬜\uFFFC\uFFFD\u303E\u31EF";
    private static final String SEPARATORS = "・·•‧∙⋅⸱⸳,、;.。/=゠";
    private static final String APOSTROPHES = "'‘’‚‛ʼʻʹˈ′`´";
    private static final String DASHES = "-‐‑‒–—―−⁃─━˗~〜∼";
    /// Blank, though Unicode calls them letters or symbols.
    private static final String BLANKS = "\u2800\u3164\uFFA0";

    /// Unicode's Default_Ignorable_Code_Point in the basic plane, as far as assigned, in pairs of first and last. The
    /// JDK does not tell the property. Format characters outside it (signs of Arabic and Egyptian) are seen,
    /// and stay.
    private static final String INVISIBLE =
            "\u00AD\u00AD\u034F\u034F\u061C\u061C\u115F\u1160\u17B4\u17B5\u180B\u180F\u200B\u200F\u202A\u202E\u2060\u2064\u2066\u206F\uFE00\uFE0F\uFEFF\uFEFF";

    /// Vowels and finals of Hangul, which stand in one cell with the letter before them.
    private static final String JAMO_MARKS = "\u1161\u11FF\uD7B0\uD7FF";

    /// The blocks of marks that Latin letters bear, in pairs of first and last.
    private static final String LATIN_MARKS = "\u0300\u036F\u1AB0\u1AFF\u1DC0\u1DFF\uFE20\uFE2F";

    private static final String SMALL_AND_LARGE = "ァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケㇰクㇱシㇲスㇳトㇴヌㇵハㇶヒㇷフㇸヘㇹホㇺムㇻラㇼリㇽルㇾレㇿロ";

    /// Whole kanji among the radicals that have no mapping of their own in NFKC; texts copied out of PDF hold them.
    private static final String RADICALS = "⺠民⺟母⻁虎⻄西⻆角⻑長⻘青⻝食⻣骨⻤鬼⻨麦⻩黄⻫斉⻭歯⻯竜⻱龜⻲亀";

    /// ICAO Doc 9303, part 3: what passports write for a letter that is no basic letter with a mark. Letters that are
    /// (Ü, Å, Ñ) lose the mark and nothing else: one writing a letter, or two names could meet in a third.
    private static final Map<Character, String> TRANSLITERATIONS = Map.ofEntries(
            Map.entry('Æ', "AE"),
            Map.entry('Œ', "OE"),
            Map.entry('Ø', "OE"),
            Map.entry('Þ', "TH"),
            Map.entry('ß', "SS"),
            Map.entry('ẞ', "SS"),
            Map.entry('Ĳ', "IJ"),
            Map.entry('Ð', "D"),
            Map.entry('Đ', "D"),
            Map.entry('Ł', "L"),
            Map.entry('Ħ', "H"),
            Map.entry('Ŋ', "N"),
            Map.entry('Ŧ', "T"));

    static {
        for (int c = 0; c < 0x10000; c++) {
            defineByType((char) c);
        }
        defineEach(PLACEHOLDERS, PLACEHOLDER, 0);
        for (char shape = '\u25A0'; shape <= '\u25FF'; shape++) {
            define(shape, PLACEHOLDER, shape, 0);
        }
        // Descriptions of a character that has no code (⿰亻吉).
        for (char description = '\u2FF0'; description <= '\u2FFF'; description++) {
            define(description, PLACEHOLDER, description, 0);
        }
        defineEach(SEPARATORS, NOISE, bit(Rule.NAME_SPACING));
        defineEach(APOSTROPHES, NOISE, bit(Rule.NAME_APOSTROPHE));
        defineEach(BLANKS, SPACE, bit(Rule.NAME_SPACING));
        defineEach(DASHES, DASH, 0);
        defineKana();
        defineRadicals();
        defineWidths();
    }

    private NotationFolding() {}

    /// All that is known of a character, to be taken apart by the three methods below.
    static long entry(char c) {
        return ENTRIES[c];
    }

    static byte kind(long entry) {
        return (byte) (entry >>> KIND_SHIFT);
    }

    /// The letter that a character stands for; of TWO_LETTERS the first in the upper byte.
    static char letter(long entry) {
        return (char) entry;
    }

    /// The rules, as bits, that folding this character applies.
    static long notation(long entry) {
        return entry >>> NOTATION_SHIFT;
    }

    private static byte kind(char c) {
        return kind(ENTRIES[c]);
    }

    private static char letter(char c) {
        return letter(ENTRIES[c]);
    }

    private static long notation(char c) {
        return notation(ENTRIES[c]);
    }

    static boolean isUnstable(char c) {
        return UNSTABLE[c];
    }

    /// Whether a text holds letters only, each plain to read: equal texts of this kind are one name.
    static boolean isPlain(String text) {
        int letters = 0;
        int vanished = 0;
        boolean follows = false;
        for (int i = 0; i < text.length(); i++) {
            long entry = ENTRIES[text.charAt(i)];
            byte kind = kind(entry);
            if (UNSTABLE[text.charAt(i)] || kind > DASH || kind == DASH && letters == 0) {
                return false;
            }
            boolean letter = kind <= PLAIN_LIMIT;
            letters += letter ? 1 : 0;
            vanished += vanishes(entry, follows) ? 1 : 0;
            follows = letter;
        }
        return letters > 0 && vanished <= letters;
    }

    /// Whether nothing of the character is to be seen and folding leaves nothing of it, not even a gap. A variation
    /// selector is part of the letter that it follows.
    static boolean vanishes(long entry, boolean followsLetter) {
        return kind(entry) == NOISE
                && ((notation(entry) & bit(Rule.NAME_INVISIBLE)) != 0
                        || (notation(entry) & bit(Rule.NAME_VARIATION_SELECTOR)) != 0 && !followsLetter);
    }

    static boolean beginsWithLetter(String text) {
        return kind(text.charAt(0)) <= PLAIN_LIMIT;
    }

    /// Whether a text plainly begins with a letter that is not Latin.
    static boolean beginsWithKanjiOrKana(String text) {
        return beginsWithLetter(text) && letter(text.charAt(0)) >= 0x2E80;
    }

    /// Spaces and invisible characters, which a text may begin or end with and still be exact.
    static boolean isTrimmed(char c) {
        return kind(c) == SPACE || notation(c) == bit(Rule.NAME_INVISIBLE);
    }

    /// The two basic letters that passports may write for Ä, Ö, Ü or Å, or "".
    static String asTwoLetters(char capital) {
        return switch (capital) {
            case 'Ä' -> "AE";
            case 'Ö' -> "OE";
            case 'Ü' -> "UE";
            case 'Å' -> "AA";
            default -> "";
        };
    }

    /// Whether a format character beyond the basic plane is Default_Ignorable_Code_Point.
    static boolean isInvisible(int codePoint) {
        return codePoint >= 0xE0000
                || codePoint >= 0x1BCA0 && codePoint <= 0x1BCA3
                || codePoint >= 0x1D173 && codePoint <= 0x1D17A;
    }

    static boolean isKatakana(int letter) {
        return letter >= FIRST_KATAKANA && letter <= LAST_KATAKANA;
    }

    /// The letter with a voicing mark put on it, or UNKNOWN if it takes none.
    static int voiced(int letter, int mark) {
        char[] marked = mark == VOICED_MARK ? VOICED : HALF_VOICED;
        return isKatakana(letter) && marked[letter - FIRST_KATAKANA] != 0 ? marked[letter - FIRST_KATAKANA] : UNKNOWN;
    }

    /// The kana that ヽ stands for after a letter. After a voiced one writers mean the plain kana or the same: unknown.
    static int repeated(int letter) {
        return isKatakana(letter) && !IS_VOICED[letter - FIRST_KATAKANA] ? letter : UNKNOWN;
    }

    /// The kana that ヾ stands for after a letter.
    static int repeatedVoiced(int letter) {
        return isKatakana(letter) && IS_VOICED[letter - FIRST_KATAKANA] ? letter : voiced(letter, VOICED_MARK);
    }

    /// The katakana for a historical kana, or 0 where Unicode names none or several readings.
    static char hentaigana(int codePoint) {
        return codePoint >= FIRST_HENTAIGANA && codePoint <= LAST_HENTAIGANA
                ? HENTAIGANA[codePoint - FIRST_HENTAIGANA]
                : 0;
    }

    private static void defineByType(char c) {
        // Every code of these blocks is NFC as it stands; asking for each would double the time to load.
        boolean stableBlock = c >= 0x3400 && c <= 0x9FFF || c >= 0xAC00 && c <= 0xF8FF;
        UNSTABLE[c] = !stableBlock && !Normalizer.isNormalized(String.valueOf(c), Normalizer.Form.NFC);
        if (isVariationSelector(c)) {
            define(c, NOISE, c, bit(Rule.NAME_VARIATION_SELECTOR));
            return;
        }
        if (isWithin(INVISIBLE, c)) {
            define(c, NOISE, c, bit(Rule.NAME_INVISIBLE));
            return;
        }
        switch (Character.getType(c)) {
            case Character.SURROGATE -> define(c, SURROGATE, c, 0);
            case Character.CONTROL -> {
                boolean blank = Character.isWhitespace(c) || c == '\u0085';
                define(c, blank ? SPACE : PLACEHOLDER, c, blank ? bit(Rule.NAME_SPACING) : 0);
            }
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                define(c, SPACE, c, bit(Rule.NAME_SPACING));
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> {
                boolean latin = isWithin(LATIN_MARKS, c);
                define(c, latin ? MARK : FOREIGN_MARK, c, latin ? bit(Rule.NAME_LATIN_MARK) : 0);
                UNSTABLE[c] = true;
            }
            default -> {
                if (isWithin(JAMO_MARKS, c)) {
                    define(c, FOREIGN_MARK, c, 0);
                    UNSTABLE[c] = true;
                } else if (isLetter(c)) {
                    defineLetter(c);
                } else {
                    define(c, PLACEHOLDER, c, 0);
                }
            }
        }
    }

    private static boolean isVariationSelector(char c) {
        return c >= '\uFE00' && c <= '\uFE0F' || c >= '\u180B' && c <= '\u180F';
    }

    private static boolean isWithin(String ranges, char c) {
        for (int i = 0; i < ranges.length(); i += 2) {
            if (c >= ranges.charAt(i) && c <= ranges.charAt(i + 1)) {
                return true;
            }
        }
        return false;
    }

    /// Whether names of the register are written with it: kanji, kana, the Latin alphabet, digits. Nothing is known of
    /// how others are written, and Hangul in a Japanese name is a code of an undeclared character set.
    static boolean isLetter(int c) {
        if (c >= '0' && c <= '9' || c == '〆') {
            return true;
        }
        boolean letter = Character.isLetter(c) || Character.getType(c) == Character.LETTER_NUMBER;
        return letter
                && switch (Character.UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA, LATIN -> true;
                    default -> false;
                };
    }

    private static void defineLetter(char c) {
        char upper = Character.toUpperCase(c);
        char base = Character.UnicodeScript.of(upper) == Character.UnicodeScript.LATIN ? base(upper) : upper;
        long notation = (upper == c ? 0 : bit(Rule.NAME_LATIN_CASE)) | (base == upper ? 0 : bit(Rule.NAME_LATIN_MARK));
        String basic = TRANSLITERATIONS.get(base);
        if (basic == null) {
            define(c, base == c ? ORDINARY : LETTER, base, notation);
        } else if (basic.length() == 1) {
            define(c, LETTER, basic.charAt(0), notation | bit(Rule.NAME_LATIN_TRANSLITERATION));
        } else {
            char both = (char) (basic.charAt(0) << 8 | basic.charAt(1));
            define(c, TWO_LETTERS, both, notation | bit(Rule.NAME_LATIN_TRANSLITERATION));
        }
    }

    private static char base(char c) {
        // ǰ has no capital of its own, its base has.
        return c < 0x80
                ? c
                : Character.toUpperCase(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                        .charAt(0));
    }

    private static void defineKana() {
        for (int i = 0; i < SMALL_AND_LARGE.length(); i += 2) {
            define(
                    SMALL_AND_LARGE.charAt(i),
                    LETTER,
                    SMALL_AND_LARGE.charAt(i + 1),
                    bit(Rule.KANA_SMALL_WRITTEN_LARGE));
        }
        for (char hiragana = 'ぁ'; hiragana <= 'ゖ'; hiragana++) {
            char katakana = (char) (hiragana - 'ぁ' + 'ァ');
            define(hiragana, LETTER, letter(katakana), notation(katakana) | bit(Rule.KANA_HIRAGANA));
        }
        define(LONG_VOWEL_MARK, DASH, LONG_VOWEL_MARK, 0);
        defineEach("々〻", REPEAT_KANJI, bit(Rule.NAME_ITERATION_MARK));
        defineEach("ゝヽ", REPEAT_KANA, bit(Rule.NAME_ITERATION_MARK));
        defineEach("ゞヾ", REPEAT_KANA_VOICED, bit(Rule.NAME_ITERATION_MARK));
        defineEach("\u3099\u309B", VOICING, bit(Rule.KANA_SEPARATE_VOICING_MARK), VOICED_MARK);
        defineEach("\u309A\u309C", VOICING, bit(Rule.KANA_SEPARATE_VOICING_MARK), '\u309A');
        // Not for NFC's sake: the mark is joined to its kana before NFC.
        UNSTABLE['\u309B'] = true;
        UNSTABLE['\u309C'] = true;
        for (int i = 0; i < KATAKANA; i++) {
            String plain = String.valueOf((char) (FIRST_KATAKANA + i));
            VOICED[i] = composed(plain + VOICED_MARK);
            HALF_VOICED[i] = composed(plain + '\u309A');
            IS_VOICED[i] = !Normalizer.isNormalized(plain, Normalizer.Form.NFD);
        }
        Map<String, Character> readings = new HashMap<>();
        for (char katakana = 'ア'; katakana <= 'ン'; katakana++) {
            readings.put(Character.getName(katakana).replace("KATAKANA LETTER ", ""), katakana);
        }
        for (int i = 0; i < HENTAIGANA.length; i++) {
            String name = Character.getName(FIRST_HENTAIGANA + i);
            // "HENTAIGANA LETTER KA-3"; the unnumbered and the many-voiced ones (N-MU-MO-1) are no key of the map.
            String reading = name == null ? "" : name.replace("HENTAIGANA LETTER ", "");
            HENTAIGANA[i] = readings.getOrDefault(reading.substring(0, Math.max(0, reading.lastIndexOf('-'))), '\0');
        }
    }

    private static char composed(String kanaAndMark) {
        String nfc = Normalizer.normalize(kanaAndMark, Normalizer.Form.NFC);
        return nfc.length() == 1 ? nfc.charAt(0) : 0;
    }

    private static void defineRadicals() {
        for (int i = 0; i < RADICALS.length(); i += 2) {
            define(RADICALS.charAt(i), LETTER, RADICALS.charAt(i + 1), bit(Rule.NAME_RADICAL));
        }
        for (char c = '\u2E80'; c <= '\u303A'; c++) {
            char kanji = compatible(c);
            if (Character.isIdeographic(kanji) && kanji != c) {
                define(c, LETTER, kanji, bit(Rule.NAME_RADICAL));
            }
        }
    }

    private static void defineWidths() {
        defineWidths('\uFE50', '\uFE6B', Rule.NAME_WIDTH);
        defineWidths('\uFF01', '\uFF65', Rule.NAME_WIDTH);
        defineWidths('\uFF66', '\uFF9F', Rule.KANA_HALF_WIDTH);
    }

    private static void defineWidths(char first, char last, Rule width) {
        for (char c = first; c <= last; c++) {
            char usual = compatible(c);
            if (usual != c) {
                byte kind = kind(usual) == ORDINARY ? LETTER : kind(usual);
                // A half-width mark always stands apart from its kana.
                long notation = kind == VOICING ? 0 : notation(usual);
                define(c, kind, letter(usual), notation | bit(width));
            }
        }
    }

    private static char compatible(char c) {
        String nfkc = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        return nfkc.length() == 1 ? nfkc.charAt(0) : c;
    }

    private static void defineEach(String characters, byte kind, long notation) {
        for (int i = 0; i < characters.length(); i++) {
            define(characters.charAt(i), kind, characters.charAt(i), notation);
        }
    }

    private static void defineEach(String characters, byte kind, long notation, char letter) {
        for (int i = 0; i < characters.length(); i++) {
            define(characters.charAt(i), kind, letter, notation);
        }
    }

    private static void define(char c, byte kind, char letter, long notation) {
        ENTRIES[c] = notation << NOTATION_SHIFT | kind << KIND_SHIFT | letter;
    }
}
