package jp.sekisho.matching.address;

import java.text.Normalizer;
import java.util.Arrays;

/// An address text with the notation of single characters folded: width, case, kana script and size, ヶ, の, ツ, dashes.
/// Numbers and units are still text; spaces are marks on the character after them.
///
/// A character is one [Token]: what it is compared by, and what was written, which only tells the rule that made
/// two writings agree.
final class Text {
    /// On a character: a space stands before it.
    private static final long GAP = 1L << 62;

    private static final Text EMPTY = new Text(0);

    /// Zero from `length` on.
    private long[] characters;

    private int length;
    /// GAP if a space was read since the last character.
    private long gap;
    private boolean masked;
    /// Canonical composition may change the text.
    private boolean composed;
    private boolean foldsByNeighbours;
    private boolean denying;
    /// Letters beyond the source's length that the array has no room for; negative where it has.
    private int spare;

    private Text(int capacity) {
        characters = new long[capacity];
    }

    static Text of(String source) {
        if (source.isEmpty()) {
            return EMPTY;
        }
        Text text = read(source);
        if (text.composed && !Normalizer.isNormalized(source, Normalizer.Form.NFC)) {
            text = read(Normalizer.normalize(source, Normalizer.Form.NFC));
            text.composed = true;
        }
        if (text.foldsByNeighbours) {
            text.foldKana();
        }
        return text;
    }

    private static Text read(String source) {
        Text text = new Text(source.length());
        text.readCharacters(source);
        return text;
    }

    /// Whether a text begins with a character that is plain and holds nothing else but such characters and spaces.
    static boolean isCertain(String source) {
        boolean certain = !source.isEmpty() && Characters.isPlain(Characters.entry(source.charAt(0)));
        for (int i = 1; i < source.length() && certain; i++) {
            int entry = Characters.entry(source.charAt(i));
            certain = Characters.isPlain(entry) || Characters.isSpace(entry);
        }
        return certain;
    }

    int length() {
        return length;
    }

    /// The folded code point at `i`, 0 outside the text.
    int at(int i) {
        return i >= 0 && i < characters.length ? (int) characters[i] : 0;
    }

    /// The character at `i` as the token that it is unless it is part of a number.
    long token(int i) {
        return characters[i] & ~GAP;
    }

    boolean gapBefore(int i) {
        return i < characters.length && (characters[i] & GAP) != 0;
    }

    boolean isDigit(int i) {
        int c = at(i);
        return c >= '0' && c <= '9';
    }

    /// Whether a character of it from `from` to `to` is not known.
    boolean isMasked(int from, int to) {
        boolean found = false;
        for (int i = from; masked && i < to; i++) {
            found |= at(i) == Token.MASK;
        }
        return found;
    }

    boolean spells(String word) {
        return spells(word, 0, length);
    }

    /// Whether it reads `word` from `from` to `to`.
    boolean spells(String word, int from, int to) {
        boolean same = to - from == word.length();
        for (int i = 0; same && i < word.length(); i++) {
            same = at(from + i) == word.charAt(i);
        }
        return same;
    }

    /// Whether 不 stands in it.
    boolean isDenying() {
        return denying;
    }

    /// Whether a character of it is not known.
    boolean isMasked() {
        return masked;
    }

    /// The text as the exact comparison sees it.
    String canonical(String source) {
        String stripped = source.strip();
        return composed ? Normalizer.normalize(stripped, Normalizer.Form.NFC) : stripped;
    }

    private void readCharacters(String source) {
        int i = readPlain(source, 0);
        while (i < source.length()) {
            int c = source.codePointAt(i);
            readOther(c);
            i = readPlain(source, i + Character.charCount(c));
        }
    }

    /// Reads up to the next character that is not plain: in most texts, all.
    private int readPlain(String source, int from) {
        int end = length;
        int all = 0;
        int i = from;
        for (; i < source.length(); i++) {
            char c = source.charAt(i);
            int entry = Characters.entry(c);
            if (!Characters.isPlain(entry)) {
                break;
            }
            characters[end++] = Token.character(entry & 0xFFFF, c);
            all |= entry;
        }
        if (i > from) {
            characters[length] |= gap;
            gap = 0;
            length = end;
            foldsByNeighbours |= Characters.foldsByNeighbours(all);
            denying |= Characters.isDenial(all);
        }
        return i;
    }

    private void readOther(int c) {
        byte kind = Characters.kind(c);
        switch (kind) {
            case Characters.INVISIBLE -> {}
            case Characters.SPACE -> gap = GAP;
            case Characters.MARK -> join(c);
            case Characters.ROMAN_NUMERAL -> spellOut(c);
            default -> append(folded(c, kind), c);
        }
    }

    private void spellOut(int romanNumeral) {
        String letters = Normalizer.normalize(Character.toString(romanNumeral), Normalizer.Form.NFKC);
        spare += letters.length() - 1;
        if (spare > 0) {
            // Room for the letters of many more: growing by one at a time would cost the square of the length.
            spare -= characters.length + letters.length();
            characters = Arrays.copyOf(characters, 2 * characters.length + letters.length());
        }
        for (int k = 0; k < letters.length(); k++) {
            append(Character.toUpperCase(letters.charAt(k)), romanNumeral);
        }
    }

    private void append(int folded, int written) {
        characters[length++] = Token.character(folded, written) | gap;
        gap = 0;
    }

    private int folded(int c, byte kind) {
        if (kind == Characters.PLACEHOLDER) {
            masked = true;
            return Token.MASK;
        }
        if (kind == Characters.REPEAT) {
            return Characters.isLetter(last()) ? repeated(c) : c;
        }
        // Standing alone it hides a character; inside a kanji number it is the zero.
        if (kind == Characters.ZERO && !Numerals.isNumeral(last())) {
            masked = true;
            return Token.MASK;
        }
        // Ideographs beyond the basic plane are in canonical form, but for the compatibility ideographs at their end.
        composed |= c < 0x20000 || c >= 0x2F800;
        return Characters.fold(c);
    }

    private int repeated(int mark) {
        return mark == 'ゞ' || mark == 'ヾ' ? joined(last(), '\u3099') : last();
    }

    private int last() {
        return at(length - 1);
    }

    /// A voicing mark or an accent that stands apart from its letter.
    private void join(int mark) {
        composed = true;
        int combining = switch (mark) {
            case '゛', 'ﾞ' -> '\u3099';
            case '゜', 'ﾟ' -> '\u309A';
            default -> mark;
        };
        int joined = joined(last(), combining);
        if (length == 0 || joined == last()) {
            characters[length++] = Token.character(mark, mark);
        } else {
            characters[length - 1] = Token.character(joined, joined) | characters[length - 1] & GAP;
        }
    }

    private static int joined(int letter, int mark) {
        String both = Normalizer.normalize(Character.toString(letter) + (char) mark, Normalizer.Form.NFC);
        return both.codePointCount(0, both.length()) == 1 ? both.codePointAt(0) : letter;
    }

    private void foldKana() {
        for (int i = 0; i < length; ) {
            int c = at(i);
            if (!Characters.foldsByNeighbours(Characters.entry(c))) {
                i++;
            } else if (Characters.isKana(c)) {
                i = foldRun(i);
            } else {
                foldBetweenKanji(i, c);
                i++;
            }
        }
    }

    private boolean isKanaAt(int i) {
        return Characters.isKana(at(i));
    }

    private void fold(int i, int folded) {
        characters[i] = Token.character(folded, Token.written(characters[i]));
    }

    /// A run of kana is a word, in either script. A single kana is a particle, or the letter of a block: イ and い are
    /// two blocks where both rows are in use.
    private int foldRun(int from) {
        int end = from + 1;
        while (end < length
                && (isKanaAt(end) || at(end) == '-' && isKanaAt(end + 1))
                && (!gapBefore(end) || at(end) == '-')) {
            end++;
        }
        boolean word = end - from > 1;
        for (int i = from; i < end; i++) {
            int c = at(i);
            if (c == '-') {
                fold(i, 'ー');
            } else if (isGa(c) && isLetterOrDigit(i - 1) && isKanjiAt(i + 1)
                    || isKa(c) && isKanjiAt(i - 1) && isKanjiAt(i + 1)) {
                fold(i, Token.KE);
            } else {
                fold(i, word ? Characters.largeKatakana(c) : single(i, c));
            }
        }
        return end;
    }

    private int single(int i, int c) {
        return switch (c) {
            case 'の', 'ノ' -> isLetterOrDigit(i - 1) && (isKanjiAt(i + 1) || isDigit(i + 1)) ? Token.NO : c;
            case 'っ', 'ッ', 'つ', 'ツ' -> Token.TSU;
            case 'へ', 'ヘ' -> 'ヘ';
            default -> Characters.large(c);
        };
    }

    private void foldBetweenKanji(int i, int c) {
        if ((c == '之' || c == '乃' || c == '箇' || c == '个') && isLetterAt(i - 1) && isKanjiAt(i + 1)) {
            fold(i, c == '之' || c == '乃' ? Token.NO : Token.KE);
        }
    }

    private static boolean isGa(int c) {
        return c == 'ヶ' || c == 'ケ' || c == 'が' || c == 'ガ';
    }

    private static boolean isKa(int c) {
        return c == 'ヵ' || c == 'カ' || c == 'か' || c == 'ゕ';
    }

    private boolean isKanjiAt(int i) {
        return Characters.isKanji(at(i));
    }

    private boolean isLetterAt(int i) {
        return Characters.isLetter(at(i));
    }

    private boolean isLetterOrDigit(int i) {
        return isLetterAt(i) || isDigit(i);
    }
}
