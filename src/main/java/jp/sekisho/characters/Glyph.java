package jp.sekisho.characters;

/// A letter of Unicode in one of its shapes.
///
/// @param letter the code point of the letter
/// @param selector the variation selector that chooses the shape; 0 where it is the usual one or has none
record Glyph(int letter, int selector) {
    private static final int FIRST_SELECTOR = 0xE0100;
    private static final int LAST_SELECTOR = 0xE01EF;

    Glyph {
        boolean known = Character.isDefined(letter)
                && Character.getType(letter) != Character.PRIVATE_USE
                && Character.getType(letter) != Character.SURROGATE
                && Character.getType(letter) != Character.CONTROL;
        if (!known || selector != 0 && (selector < FIRST_SELECTOR || selector > LAST_SELECTOR)) {
            throw new IllegalArgumentException("no letter of Unicode with at most one variation selector");
        }
    }

    /// Reads `6D77` or `6D77 E0103`, each perhaps with `U+` before it, or the letter itself.
    ///
    /// @throws IllegalArgumentException if it is none of them
    static Glyph of(String text) {
        int[] points = text.codePoints().toArray();
        if (points.length == 1 && points[0] > 0x7F) {
            return new Glyph(points[0], 0);
        }
        if (points.length == 2 && points[1] >= FIRST_SELECTOR) {
            return new Glyph(points[0], points[1]);
        }
        String[] codes = text.strip().split(" +", -1);
        if (codes.length > 2) {
            throw new IllegalArgumentException("more than a letter and its variation selector");
        }
        return new Glyph(code(codes[0]), codes.length == 2 ? code(codes[1]) : 0);
    }

    /// A code in hexadecimal, perhaps with `U+` before it.
    ///
    /// @throws IllegalArgumentException if it is none
    static int code(String text) {
        return Integer.parseInt(text.startsWith("U+") ? text.substring(2) : text, 16);
    }

    void appendTo(StringBuilder text) {
        text.appendCodePoint(letter);
        if (selector != 0) {
            text.appendCodePoint(selector);
        }
    }
}
