package jp.sekisho.matching;

import jp.sekisho.matching.AddressToken.Unit;

/// A number in an address text, in Arabic or in kanji digits, from `start` to `end`; absent if both are equal. It never
/// crosses a space, so that 1 23 and 12 3 stay apart.
///
/// @param kanji its decimal digits if it is written in kanji, else empty
record AddressNumber(int start, int end, String kanji) {

    static final AddressNumber ABSENT = new AddressNumber(0, 0, "");

    /// More kanji digits than any lot has; keeps the reading linear.
    private static final int LONGEST = 12;

    /// @param formal whether 壱弐参拾 count
    static AddressNumber at(AddressText text, int start, boolean formal) {
        if (!AddressCharacters.isNumeral(text.at(start))) {
            return ABSENT;
        }
        int end = start;
        if (text.isDigit(start)) {
            do {
                end++;
            } while (text.isDigit(end) && !text.gapBefore(end));
            return new AddressNumber(start, end, "");
        }
        while (isKanjiDigit(text.at(end), formal) && (end == start || !text.gapBefore(end)) && end - start <= LONGEST) {
            end++;
        }
        if (end == start || end - start > LONGEST) {
            return ABSENT;
        }
        String digits = AddressNumerals.digits(text, start, end);
        return digits.isEmpty() ? ABSENT : new AddressNumber(start, end, digits);
    }

    boolean isPresent() {
        return end > start;
    }

    boolean isKanji() {
        return !kanji.isEmpty();
    }

    void addTo(AddressTokens tokens, AddressText text, Unit unit, int unitWritten) {
        tokens.add(AddressToken.number(unit, unit == Unit.NONE ? 0 : unitWritten, isKanji()));
        if (isKanji()) {
            for (int i = firstDigit(kanji); i < kanji.length(); i++) {
                tokens.add(AddressToken.character(kanji.charAt(i), kanji.charAt(i)));
            }
        } else {
            int first = start;
            while (first < end - 1 && text.at(first) == '0') {
                first++;
            }
            for (int i = first; i < end; i++) {
                tokens.add(AddressToken.character(text.at(i), text.written(i)));
            }
        }
    }

    private static int firstDigit(String digits) {
        int first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return first;
    }

    private static boolean isKanjiDigit(int c, boolean formal) {
        return AddressNumerals.isNumeral(c) && (formal || !AddressNumerals.isFormal(c));
    }
}
