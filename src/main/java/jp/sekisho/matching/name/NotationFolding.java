package jp.sekisho.matching.name;

import static jp.sekisho.matching.Comparison.bit;

import jp.sekisho.matching.Rule;

/// What each character of a name is once notation is taken away: a letter in its one standard writing, noise, a mark
/// that acts on the letter before it, or unknown. [NotationTable] says it of each character, [FoldedName] applies it.
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

    static final char VOICED_MARK = '\u3099';
    static final char FIRST_KATAKANA = 'ァ';
    static final char LAST_KATAKANA = 'ヺ';
    static final int FIRST_HENTAIGANA = 0x1B001;
    static final int LAST_HENTAIGANA = 0x1B11E;

    private static final int KIND_SHIFT = 16;
    private static final int NOTATION_SHIFT = 24;

    private static final boolean[] UNSTABLE;
    private static final long[] ENTRIES;
    private static final char[] VOICED;
    private static final char[] HALF_VOICED;
    private static final boolean[] IS_VOICED;
    private static final char[] HENTAIGANA;

    static {
        NotationTable table = new NotationTable();
        UNSTABLE = table.unstable;
        ENTRIES = table.entries;
        VOICED = table.voiced;
        HALF_VOICED = table.halfVoiced;
        IS_VOICED = table.isVoiced;
        HENTAIGANA = table.hentaigana;
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

    static long entry(byte kind, char letter, long notation) {
        return notation << NOTATION_SHIFT | kind << KIND_SHIFT | letter;
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

    /// Whether it is a letter of 行政事務標準文字 that Unicode does not have. Its point, in plane 16, comes here only from
    /// who has declared that set; it is itself, and which other letter it may stand for is not known.
    static boolean isDeclared(int codePoint) {
        return codePoint >= 0x100000;
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
}
