package jp.sekisho.matching;

import java.text.Normalizer;
import java.util.Arrays;

/// An address text with the notation of single characters folded: width, case, kana script and size, ヶ, の, ツ, dashes.
/// Numbers and units are still text; spaces are marks on the character after them.
///
/// Two code points a character: what it is compared by, and what was written, which only tells the rule that made two
/// writings agree.
final class AddressText {
    /// On a written code point: a space stands before it.
    private static final int GAP = 1 << 30;

    private static final int CODE_POINT = GAP - 1;

    private static final AddressText EMPTY = new AddressText(0);

    private int[] compared;
    private int[] written;
    private int length;
    private boolean masked;
    /// Canonical composition may change the text.
    private boolean composed;
    private boolean foldsByNeighbours;
    /// Letters beyond the source's length that the arrays have no room for; negative where they have.
    private int spare;

    private AddressText(int capacity) {
        compared = new int[capacity];
        written = new int[capacity];
    }

    static AddressText of(String source) {
        if (source.isEmpty()) {
            return EMPTY;
        }
        AddressText text = new AddressText(source.length());
        text.readCharacters(source);
        if (text.foldsByNeighbours) {
            text.foldKana();
        }
        return text;
    }

    int length() {
        return length;
    }

    /// The folded code point at `i`, 0 outside the text.
    int at(int i) {
        return i >= 0 && i < length ? compared[i] : 0;
    }

    int written(int i) {
        return written[i] & CODE_POINT;
    }

    boolean gapBefore(int i) {
        return i < length && (written[i] & GAP) != 0;
    }

    boolean isDigit(int i) {
        int c = at(i);
        return c >= '0' && c <= '9';
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
        int gap = 0;
        for (int i = 0; i < source.length(); i++) {
            int c = source.charAt(i);
            if (Character.isHighSurrogate((char) c)) {
                c = source.codePointAt(i);
                i += Character.charCount(c) - 1;
            }
            int entry = AddressCharacters.entry(c);
            if (AddressCharacters.isPlain(entry)) {
                append(entry & 0xFFFF, c | gap);
                foldsByNeighbours |= AddressCharacters.foldsByNeighbours(entry);
                gap = 0;
                continue;
            }
            byte kind = AddressCharacters.kind(c);
            switch (kind) {
                case AddressCharacters.INVISIBLE -> {}
                case AddressCharacters.SPACE -> gap = GAP;
                case AddressCharacters.MARK -> join(c);
                case AddressCharacters.ROMAN_NUMERAL -> {
                    spellOut(c, gap);
                    gap = 0;
                }
                default -> {
                    append(folded(c, kind), c | gap);
                    gap = 0;
                }
            }
        }
    }

    private void spellOut(int romanNumeral, int gap) {
        String letters = Normalizer.normalize(Character.toString(romanNumeral), Normalizer.Form.NFKC);
        spare += letters.length() - 1;
        if (spare > 0) {
            // Room for the letters of many more: growing by one at a time would cost the square of the length.
            spare -= compared.length + letters.length();
            compared = Arrays.copyOf(compared, 2 * compared.length + letters.length());
            written = Arrays.copyOf(written, compared.length);
        }
        for (int k = 0; k < letters.length(); k++) {
            append(Character.toUpperCase(letters.charAt(k)), k == 0 ? romanNumeral | gap : romanNumeral);
        }
    }

    private void append(int folded, int source) {
        compared[length] = folded;
        written[length++] = source;
    }

    private int folded(int c, byte kind) {
        if (kind == AddressCharacters.PLACEHOLDER) {
            masked = true;
            return AddressToken.MASK;
        }
        if (kind == AddressCharacters.REPEAT) {
            return length > 0 && AddressCharacters.isLetter(compared[length - 1]) ? repeated(c) : c;
        }
        // Standing alone it hides a character; inside a kanji number it is the zero.
        if (kind == AddressCharacters.ZERO && (length == 0 || !AddressNumerals.isNumeral(compared[length - 1]))) {
            masked = true;
            return AddressToken.MASK;
        }
        foldsByNeighbours |= AddressCharacters.foldsByNeighbours(AddressCharacters.entry(c));
        int folded = AddressCharacters.fold(c);
        // A compatibility ideograph.
        composed |= kind == AddressCharacters.KANJI && (folded != c || c >= 0x2F800);
        return folded;
    }

    private int repeated(int mark) {
        int before = compared[length - 1];
        return mark == 'ゞ' || mark == 'ヾ' ? joined(before, '\u3099') : before;
    }

    /// A voicing mark or an accent that stands apart from its letter.
    private void join(int mark) {
        composed = true;
        int combining = switch (mark) {
            case '゛', 'ﾞ' -> '\u3099';
            case '゜', 'ﾟ' -> '\u309A';
            default -> mark;
        };
        if (length == 0) {
            append(mark, mark);
            return;
        }
        int joined = joined(compared[length - 1], combining);
        if (joined == compared[length - 1]) {
            append(mark, mark);
        } else {
            compared[length - 1] = joined;
            written[length - 1] = written[length - 1] & GAP | joined;
        }
    }

    private static int joined(int letter, int mark) {
        String both = Normalizer.normalize(Character.toString(letter) + (char) mark, Normalizer.Form.NFC);
        return both.codePointCount(0, both.length()) == 1 ? both.codePointAt(0) : letter;
    }

    private void foldKana() {
        for (int i = 0; i < length; ) {
            int c = compared[i];
            if (c == '-' && isKanaAt(i - 1) && isKanaAt(i + 1)) {
                compared[i] = 'ー';
            } else if (AddressCharacters.isKana(c)) {
                i = foldRun(i);
                continue;
            } else if (AddressCharacters.isKanji(c)) {
                foldBetweenKanji(i, c);
            }
            i++;
        }
    }

    private boolean isKanaAt(int i) {
        return i >= 0 && i < length && AddressCharacters.isKana(compared[i]);
    }

    /// A run of kana is a word, in either script. A single kana is a particle, or the letter of a block: イ and い are
    /// two blocks where both rows are in use.
    private int foldRun(int from) {
        int end = from + 1;
        while (end < length
                && (isKanaAt(end) || compared[end] == '-' && isKanaAt(end + 1))
                && (!gapBefore(end) || compared[end] == '-')) {
            end++;
        }
        boolean word = end - from > 1;
        for (int i = from; i < end; i++) {
            int c = compared[i];
            if (c == '-') {
                compared[i] = 'ー';
            } else if (isGa(c) && i > 0 && isLetterOrDigit(i - 1) && isKanjiAt(i + 1)
                    || isKa(c) && isKanjiAt(i - 1) && isKanjiAt(i + 1)) {
                compared[i] = AddressToken.KE;
            } else {
                compared[i] = word ? AddressCharacters.largeKatakana(c) : single(i, c);
            }
        }
        return end;
    }

    private int single(int i, int c) {
        return switch (c) {
            case 'の', 'ノ' -> isLetterOrDigit(i - 1) && isKanjiAt(i + 1) ? AddressToken.NO : c;
            case 'っ', 'ッ', 'つ', 'ツ' -> AddressToken.TSU;
            case 'へ', 'ヘ' -> 'ヘ';
            default -> AddressCharacters.large(c);
        };
    }

    private void foldBetweenKanji(int i, int c) {
        if ((c == '之' || c == '乃' || c == '箇' || c == '个') && isLetterAt(i - 1) && isKanjiAt(i + 1)) {
            compared[i] = c == '之' || c == '乃' ? AddressToken.NO : AddressToken.KE;
        }
    }

    private static boolean isGa(int c) {
        return c == 'ヶ' || c == 'ケ' || c == 'が' || c == 'ガ';
    }

    private static boolean isKa(int c) {
        return c == 'ヵ' || c == 'カ' || c == 'か' || c == 'ゕ';
    }

    private boolean isKanjiAt(int i) {
        return i >= 0 && i < length && AddressCharacters.isKanji(compared[i]);
    }

    private boolean isLetterAt(int i) {
        return i >= 0 && i < length && AddressCharacters.isLetter(compared[i]);
    }

    private boolean isLetterOrDigit(int i) {
        return isLetterAt(i) || i >= 0 && isDigit(i);
    }
}
