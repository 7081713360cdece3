package jp.sekisho.matching.name;

import static jp.sekisho.matching.Comparison.bit;
import static jp.sekisho.matching.name.NotationFolding.UNKNOWN;

import java.text.Normalizer;
import java.util.Arrays;
import jp.sekisho.matching.Rule;

/// A name as letters in their one standard writing, with what notation was taken from each of them.
///
/// A mark that has nothing to act on (々 with no kanji before it, a voicing mark on a kana that takes none) is UNKNOWN,
/// and so is a placeholder: what it stood for has been lost.
final class FoldedName {
    private static final int[] NO_MARKS = {};
    private static final int LETTER = 0xFFFFFF;
    private static final int NOTATION_SHIFT = 24;
    private static final long MARKED = bit(Rule.NAME_LATIN_MARK) | bit(Rule.NAME_LATIN_TRANSLITERATION);
    private static final long BREAK = bit(Rule.NAME_SPACING) | bit(Rule.NAME_HYPHEN);

    static {
        for (Rule rule : Rule.values()) {
            boolean ofNames = rule.name().startsWith("NAME_") || rule.name().startsWith("KANA_");
            if (ofNames && rule.ordinal() >= Long.SIZE - NOTATION_SHIFT) {
                throw new IllegalStateException(rule + " does not fit beside a letter: rules of names come first");
            }
        }
    }

    /// The text after voicing marks are joined to their kana and after NFC.
    private final String composed;

    /// For each letter its code point and, above that, the rules that folding it applied, the noise before it included;
    /// one cell more for the noise at the end.
    private long[] cells;

    /// For each letter what marks it bore; empty where none did.
    private int[] marks = NO_MARKS;

    private final boolean umlautsAreTwoLetters;
    private int length;
    private int vanished;
    private boolean mayHoldBreaks;
    private long noise;

    private FoldedName(String composed, boolean umlautsAreTwoLetters) {
        this.composed = composed;
        this.umlautsAreTwoLetters = umlautsAreTwoLetters;
        cells = new long[composed.length() + 1];
    }

    static FoldedName of(String text) {
        FoldedName name = new FoldedName(composed(text), false);
        name.fold();
        return name;
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    int letter(int i) {
        return (int) cells[i] & LETTER;
    }

    /// The rules that folding the letter applied, as bits; at `length()` those of the noise that ends the name.
    long notation(int i) {
        return cells[i] >>> NOTATION_SHIFT;
    }

    /// Whether a space, separator or hyphen stands between two letters, right before this one.
    boolean isBreak(int i) {
        return i > 0 && i < length && (notation(i) & BREAK) != 0;
    }

    /// Whether the name is not plainly one word.
    boolean mayHoldBreaks() {
        return mayHoldBreaks;
    }

    /// Whether a space, and neither hyphen nor apostrophe, stands right before this letter: a hyphen joins SMITH-JONES.
    boolean isSpace(int i) {
        return (notation(i) & (BREAK | bit(Rule.NAME_APOSTROPHE))) == bit(Rule.NAME_SPACING);
    }

    /// Whether an apostrophe stands right before this letter.
    boolean isApostrophe(int i) {
        return (notation(i) & bit(Rule.NAME_APOSTROPHE)) != 0;
    }

    /// The number of letters of the family name if the name is in exactly two parts, else 0.
    int familyLength() {
        int family = 0;
        for (int i = 1; i < length; i++) {
            if (isBreak(i)) {
                if (family > 0) {
                    return 0;
                }
                family = i;
            }
        }
        return family;
    }

    /// Whether every letter is one of the basic Latin alphabet.
    boolean isLatin() {
        for (int i = 0; i < length; i++) {
            if (letter(i) < 'A' || letter(i) > 'Z') {
                return false;
            }
        }
        return length > 0;
    }

    /// Whether the two texts are the same after NFC, blanks at the ends aside.
    boolean isExactly(FoldedName other) {
        int start = start();
        int otherStart = other.start();
        int size = end() - start;
        return size == other.end() - otherStart && composed.regionMatches(start, other.composed, otherStart, size);
    }

    /// What was taken from a marked letter, 0 where it is bare: Ủ, Ú and Ü fold to one letter and are three.
    int mark(int i) {
        return i < marks.length ? marks[i] : 0;
    }

    boolean hasMarks() {
        return marks.length > 0;
    }

    /// Whether more invisible characters were dropped than letters stayed: what was meant is not known.
    boolean hasVanished() {
        return vanished > length;
    }

    /// The name with Ä, Ö, Ü and Å as the two letters that passports write for them; itself if it holds none.
    FoldedName withUmlautsAsTwoLetters() {
        for (int i = 0; i < length && !umlautsAreTwoLetters; i++) {
            if (!NotationFolding.asTwoLetters((char) mark(i)).isEmpty()) {
                FoldedName name = new FoldedName(composed, true);
                name.fold();
                return name;
            }
        }
        return this;
    }

    /// The letters from one index up to another.
    String text(int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            text.appendCodePoint(letter(i));
        }
        return text.toString();
    }

    String text() {
        return text(0, length);
    }

    @Override
    public String toString() {
        return "FoldedName[withheld]";
    }

    private int start() {
        int start = 0;
        while (start < composed.length() && NotationFolding.isTrimmed(composed.charAt(start))) {
            start++;
        }
        return start;
    }

    private int end() {
        int end = composed.length();
        while (end > 0 && NotationFolding.isTrimmed(composed.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void fold() {
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            long entry = NotationFolding.entry(c);
            long rules = NotationFolding.notation(entry);
            boolean follows = noise == 0 && length > 0;
            switch (NotationFolding.kind(entry)) {
                case NotationFolding.ORDINARY -> append(c, 0);
                case NotationFolding.LETTER -> {
                    if ((rules & MARKED) == 0) {
                        append(NotationFolding.letter(entry), rules);
                    } else {
                        foldMarked(Character.toUpperCase(c), NotationFolding.letter(entry), rules);
                    }
                }
                case NotationFolding.TWO_LETTERS -> {
                    // ß has no capital in one letter.
                    char capital = c == 'ẞ' ? 'ß' : Character.toUpperCase(c);
                    appendMarked(NotationFolding.letter(entry) >> 8, capital, rules);
                    appendMarked(NotationFolding.letter(entry) & 0xFF, capital, rules);
                }
                case NotationFolding.SPACE -> noise |= rules;
                case NotationFolding.NOISE -> {
                    noise |= rules;
                    vanished += NotationFolding.vanishes(entry, follows) ? 1 : 0;
                }
                case NotationFolding.DASH -> foldDash(NotationFolding.letter(entry), rules);
                case NotationFolding.VOICING ->
                    replaceLast(NotationFolding.voiced(last(), NotationFolding.letter(entry)), rules);
                case NotationFolding.REPEAT_KANJI -> append(Character.isIdeographic(last()) ? last() : UNKNOWN, rules);
                case NotationFolding.REPEAT_KANA -> append(NotationFolding.repeated(last()), rules);
                case NotationFolding.REPEAT_KANA_VOICED -> append(NotationFolding.repeatedVoiced(last()), rules);
                case NotationFolding.MARK -> foldMark(c, rules);
                case NotationFolding.FOREIGN_MARK -> spoilLast();
                case NotationFolding.SURROGATE -> {
                    int codePoint = composed.codePointAt(i);
                    foldSupplementary(codePoint);
                    i += Character.charCount(codePoint) - 1;
                }
                default -> append(UNKNOWN, 0);
            }
        }
        cells[length] = noise << NOTATION_SHIFT;
    }

    /// A dash lengthens the kana before it, joins Latin names, and is a letter of its own elsewhere: in 健-郎 it may well
    /// be a 一, so it must not vanish.
    private void foldDash(char letter, long rules) {
        if (NotationFolding.isKatakana(last()) || last() == NotationFolding.LONG_VOWEL_MARK) {
            boolean standsIn = letter != NotationFolding.LONG_VOWEL_MARK;
            append(NotationFolding.LONG_VOWEL_MARK, rules | (standsIn ? bit(Rule.KANA_LONG_VOWEL_MARK) : 0));
        } else if (isAlphabetic(last())) {
            noise |= bit(Rule.NAME_HYPHEN);
        } else {
            append(length == 0 || last() == UNKNOWN ? UNKNOWN : letter, rules);
        }
    }

    private static boolean isAlphabetic(int letter) {
        return letter < 0x2E80 && Character.isLetter(letter);
    }

    private void foldMarked(char capital, char letter, long rules) {
        String two = umlautsAreTwoLetters ? NotationFolding.asTwoLetters(capital) : "";
        if (two.isEmpty()) {
            appendMarked(letter, capital, rules);
        } else {
            appendMarked(two.charAt(0), capital, rules | bit(Rule.NAME_LATIN_TRANSLITERATION));
            appendMarked(two.charAt(1), capital, rules | bit(Rule.NAME_LATIN_TRANSLITERATION));
        }
    }

    /// A mark for which Unicode has no composed letter.
    private void foldMark(char mark, long rules) {
        if (isAlphabetic(last())) {
            noise |= rules;
            setMark(length - 1, mark(length - 1) * 65_599 + mark);
        } else {
            spoilLast();
        }
    }

    private void spoilLast() {
        if (length == 0) {
            append(UNKNOWN, 0);
        } else {
            cells[length - 1] = UNKNOWN | notation(length - 1) << NOTATION_SHIFT;
        }
    }

    private void foldSupplementary(int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.OTHER_LETTER -> {
                char kana = NotationFolding.hentaigana(codePoint);
                if (kana != 0) {
                    append(kana, bit(Rule.KANA_HENTAIGANA));
                } else {
                    append(NotationFolding.isLetter(codePoint) ? codePoint : UNKNOWN, 0);
                }
            }
            case Character.FORMAT -> {
                if (NotationFolding.isInvisible(codePoint)) {
                    noise |= bit(Rule.NAME_INVISIBLE);
                    vanished++;
                } else {
                    append(UNKNOWN, 0);
                }
            }
            case Character.NON_SPACING_MARK -> {
                if (codePoint >= 0xE0100 && codePoint <= 0xE01EF) {
                    vanished += noise == 0 && length > 0 ? 0 : 1;
                    noise |= bit(Rule.NAME_VARIATION_SELECTOR);
                } else {
                    spoilLast();
                }
            }
            case Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> spoilLast();
            case Character.PRIVATE_USE -> append(NotationFolding.isDeclared(codePoint) ? codePoint : UNKNOWN, 0);
            default -> append(UNKNOWN, 0);
        }
    }

    private int last() {
        return length == 0 ? 0 : letter(length - 1);
    }

    private void append(int letter, long rules) {
        if (length == cells.length - 1) {
            cells = Arrays.copyOf(cells, 2 * cells.length);
        }
        mayHoldBreaks |= length > 0 && ((rules | noise) & BREAK) != 0;
        cells[length++] = letter | (rules | noise) << NOTATION_SHIFT;
        noise = 0;
    }

    private void appendMarked(int letter, int mark, long rules) {
        append(letter, rules);
        setMark(length - 1, mark);
    }

    private void setMark(int i, int mark) {
        if (marks.length < cells.length) {
            marks = Arrays.copyOf(marks, cells.length);
        }
        marks[i] = mark;
    }

    private void replaceLast(int letter, long rules) {
        if (letter == UNKNOWN) {
            append(UNKNOWN, rules);
        } else {
            cells[length - 1] = letter | (notation(length - 1) | rules) << NOTATION_SHIFT;
        }
    }

    private static String composed(String text) {
        // Only a text that holds such a character pays for the normaliser; U+D87E leads the compatibility supplement.
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (NotationFolding.isUnstable(c) || c == '\uD87E') {
                return Normalizer.normalize(
                        text.replace('\u309B', '\u3099').replace('\u309C', '\u309A'), Normalizer.Form.NFC);
            }
        }
        return text;
    }
}
