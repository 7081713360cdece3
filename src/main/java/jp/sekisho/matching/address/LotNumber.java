package jp.sekisho.matching.address;

import jp.sekisho.matching.address.Token.Unit;

/// A number in an address text, in Arabic or in kanji digits, from `start` to `end`; absent if both are equal. It never
/// crosses a space, so that 1 23 and 12 3 stay apart.
///
/// @param kanji its value if it is written in kanji, else [#ARABIC]
record LotNumber(int start, int end, long kanji) {
    private static final long ARABIC = -1;

    static final LotNumber ABSENT = new LotNumber(0, 0, ARABIC);

    /// More kanji digits than any lot has; keeps the reading linear.
    private static final int LONGEST = 12;

    /// @param formal whether 壱弐参拾 count
    static LotNumber at(Text text, int start, boolean formal) {
        if (!Characters.isNumeral(text.at(start))) {
            return ABSENT;
        }
        int end = start;
        if (text.isDigit(start)) {
            do {
                end++;
            } while (text.isDigit(end) && !text.gapBefore(end));
            return new LotNumber(start, end, ARABIC);
        }
        while (isKanjiDigit(text.at(end), formal) && (end == start || !text.gapBefore(end)) && end - start <= LONGEST) {
            end++;
        }
        if (end == start || end - start > LONGEST) {
            return ABSENT;
        }
        long value = Numerals.value(text, start, end);
        return value < 0 ? ABSENT : new LotNumber(start, end, value);
    }

    boolean isPresent() {
        return end > start;
    }

    boolean isKanji() {
        return kanji != ARABIC;
    }

    void addTo(Tokens tokens, Text text, Unit unit, int unitWritten) {
        addTo(tokens, text, unit, unitWritten, false);
    }

    void addTo(Tokens tokens, Text text, Unit unit, int unitWritten, boolean branchFollows) {
        long number = Token.number(unit, unit == Unit.NONE ? 0 : unitWritten, isKanji());
        long head = branchFollows ? Token.branchFollows(number) : number;
        tokens.add(unit == Unit.CHOME && isByPlace(text) ? Token.byPlace(head) : head);
        if (isKanji()) {
            addDigits(tokens, kanji);
        } else {
            int first = start;
            while (first < end - 1 && text.at(first) == '0') {
                first++;
            }
            for (int i = first; i < end; i++) {
                tokens.add(text.token(i));
            }
        }
    }

    /// Two kanji digits or more without a rank between them.
    private boolean isByPlace(Text text) {
        boolean byPlace = isKanji() && end - start > 1;
        for (int i = start; i < end && byPlace; i++) {
            byPlace = Numerals.value(text.at(i)) < 10;
        }
        return byPlace;
    }

    private static void addDigits(Tokens tokens, long value) {
        if (value >= 10) {
            addDigits(tokens, value / 10);
        }
        int digit = (int) ('0' + value % 10);
        tokens.add(Token.character(digit, digit));
    }

    private static boolean isKanjiDigit(int c, boolean formal) {
        return Numerals.isNumeral(c) && (formal || !Numerals.isFormal(c));
    }
}
