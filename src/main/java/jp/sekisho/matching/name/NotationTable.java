package jp.sekisho.matching.name;

import static jp.sekisho.matching.Comparison.bit;
import static jp.sekisho.matching.name.NotationFolding.DASH;
import static jp.sekisho.matching.name.NotationFolding.FIRST_HENTAIGANA;
import static jp.sekisho.matching.name.NotationFolding.FIRST_KATAKANA;
import static jp.sekisho.matching.name.NotationFolding.FOREIGN_MARK;
import static jp.sekisho.matching.name.NotationFolding.LAST_HENTAIGANA;
import static jp.sekisho.matching.name.NotationFolding.LAST_KATAKANA;
import static jp.sekisho.matching.name.NotationFolding.LETTER;
import static jp.sekisho.matching.name.NotationFolding.LONG_VOWEL_MARK;
import static jp.sekisho.matching.name.NotationFolding.MARK;
import static jp.sekisho.matching.name.NotationFolding.NOISE;
import static jp.sekisho.matching.name.NotationFolding.ORDINARY;
import static jp.sekisho.matching.name.NotationFolding.PLACEHOLDER;
import static jp.sekisho.matching.name.NotationFolding.REPEAT_KANA;
import static jp.sekisho.matching.name.NotationFolding.REPEAT_KANA_VOICED;
import static jp.sekisho.matching.name.NotationFolding.REPEAT_KANJI;
import static jp.sekisho.matching.name.NotationFolding.SPACE;
import static jp.sekisho.matching.name.NotationFolding.SURROGATE;
import static jp.sekisho.matching.name.NotationFolding.TWO_LETTERS;
import static jp.sekisho.matching.name.NotationFolding.VOICED_MARK;
import static jp.sekisho.matching.name.NotationFolding.VOICING;
import static jp.sekisho.matching.name.NotationFolding.isLetter;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import jp.sekisho.matching.Rule;

/// How each character of the basic plane folds, compiled once. It only maps a writing to another writing of the same
/// letter. Characters that merely look alike (力 and カ, 一 and ー) or sound alike (お and を) stay apart.
final class NotationTable {
    /// A code that NFC may change or join to the one before it.
    final boolean[] unstable = new boolean[0x10000];

    /// For each code its letter, above it its kind, above that the rules as bits: one load a character.
    final long[] entries = new long[0x10000];

    private static final int KATAKANA = LAST_KATAKANA - FIRST_KATAKANA + 1;

    /// Of each katakana from ァ on what it becomes with a voicing mark, or 0, and whether it is voiced itself.
    final char[] voiced = new char[KATAKANA];

    final char[] halfVoiced = new char[KATAKANA];
    final boolean[] isVoiced = new boolean[KATAKANA];

    /// The katakana for each historical kana, or 0.
    final char[] hentaigana = new char[LAST_HENTAIGANA - FIRST_HENTAIGANA + 1];

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

    NotationTable() {
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

    private byte kind(char c) {
        return NotationFolding.kind(entries[c]);
    }

    private char letter(char c) {
        return NotationFolding.letter(entries[c]);
    }

    private long notation(char c) {
        return NotationFolding.notation(entries[c]);
    }

    private void defineByType(char c) {
        // Every code of these blocks is NFC as it stands; asking for each would double the time to load.
        boolean stableBlock = c >= 0x3400 && c <= 0x9FFF || c >= 0xAC00 && c <= 0xF8FF;
        unstable[c] = !stableBlock && !Normalizer.isNormalized(String.valueOf(c), Normalizer.Form.NFC);
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
                unstable[c] = true;
            }
            default -> {
                if (isWithin(JAMO_MARKS, c)) {
                    define(c, FOREIGN_MARK, c, 0);
                    unstable[c] = true;
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

    private void defineLetter(char c) {
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

    private void defineKana() {
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
        unstable['\u309B'] = true;
        unstable['\u309C'] = true;
        for (int i = 0; i < KATAKANA; i++) {
            String plain = String.valueOf((char) (FIRST_KATAKANA + i));
            voiced[i] = composed(plain + VOICED_MARK);
            halfVoiced[i] = composed(plain + '\u309A');
            isVoiced[i] = !Normalizer.isNormalized(plain, Normalizer.Form.NFD);
        }
        Map<String, Character> readings = new HashMap<>();
        for (char katakana = 'ア'; katakana <= 'ン'; katakana++) {
            readings.put(Character.getName(katakana).replace("KATAKANA LETTER ", ""), katakana);
        }
        for (int i = 0; i < hentaigana.length; i++) {
            String name = Character.getName(FIRST_HENTAIGANA + i);
            // "HENTAIGANA LETTER KA-3"; the unnumbered and the many-voiced ones (N-MU-MO-1) are no key of the map.
            String reading = name == null ? "" : name.replace("HENTAIGANA LETTER ", "");
            hentaigana[i] = readings.getOrDefault(reading.substring(0, Math.max(0, reading.lastIndexOf('-'))), '\0');
        }
    }

    private static char composed(String kanaAndMark) {
        String nfc = Normalizer.normalize(kanaAndMark, Normalizer.Form.NFC);
        return nfc.length() == 1 ? nfc.charAt(0) : 0;
    }

    private void defineRadicals() {
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

    private void defineWidths() {
        defineWidths('\uFE50', '\uFE6B', Rule.NAME_WIDTH);
        defineWidths('\uFF01', '\uFF65', Rule.NAME_WIDTH);
        defineWidths('\uFF66', '\uFF9F', Rule.KANA_HALF_WIDTH);
    }

    private void defineWidths(char first, char last, Rule width) {
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

    private void defineEach(String characters, byte kind, long notation) {
        for (int i = 0; i < characters.length(); i++) {
            define(characters.charAt(i), kind, characters.charAt(i), notation);
        }
    }

    private void defineEach(String characters, byte kind, long notation, char letter) {
        for (int i = 0; i < characters.length(); i++) {
            define(characters.charAt(i), kind, letter, notation);
        }
    }

    private void define(char c, byte kind, char letter, long notation) {
        entries[c] = NotationFolding.entry(kind, letter, notation);
    }
}
