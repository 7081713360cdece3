package jp.sekisho.person;

/// What stands in the field of the Individual Number: a number, or one of the two ways to fail at being one.
///
/// The source of the format and of the check digit is article 8 of the Number Act's enforcement order
/// (行政手続における特定の個人を識別するための番号の利用等に関する法律施行令 第8条) and the ministerial order
/// on the check digit (平成26年総務省令第85号 第5条).
public sealed interface NumberEntry permits IndividualNumber, NumberEntry.WrongFormat, NumberEntry.WrongCheckDigit {

    /// Parses the field as it was sent. Only twelve ASCII digits are a number, as they stand or as the card
    /// prints them: in groups of four with one space or one hyphen between, and with white space around.
    /// Nothing is ever added: eleven digits or full-width ones are the record's error, which the clerk must
    /// see. Twelve zeros stand for a number that was not handed in; their check digit is right by chance.
    static NumberEntry parse(String text) {
        if (isDigits(text)) {
            return read(text, false);
        }
        String digits = unspaced(Shape.strip(text));
        return isDigits(digits) ? read(digits, true) : new WrongFormat(Shape.ofNumber(text));
    }

    private static NumberEntry read(String digits, boolean spaced) {
        long value = 0;
        int weighted = 0;
        for (int i = 0; i < IndividualNumber.DIGITS; i++) {
            int digit = digits.charAt(i) - '0';
            value = value * 10 + digit;
            if (i < IndividualNumber.DIGITS - 1) {
                weighted += digit * IndividualNumber.weight(i);
            }
        }
        if (value == 0) {
            return new WrongFormat(Shape.NUMBER_ZEROS);
        }
        return value % 10 == IndividualNumber.checkDigit(weighted)
                ? new IndividualNumber(value, spaced)
                : new WrongCheckDigit();
    }

    private static boolean isDigits(String text) {
        if (text.length() != IndividualNumber.DIGITS) {
            return false;
        }
        for (int i = 0; i < IndividualNumber.DIGITS; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// `1234 5678 9012` and `1234-5678-9012` without what stands between; anything else as it is.
    private static String unspaced(String text) {
        if (text.length() != IndividualNumber.DIGITS + 2) {
            return text;
        }
        char first = text.charAt(4);
        char second = text.charAt(9);
        boolean grouped = isHyphen(first) ? isHyphen(second) : isSpace(first) && isSpace(second);
        return grouped ? text.substring(0, 4) + text.substring(5, 9) + text.substring(10) : text;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u3000';
    }

    /// What keyboards and word processors write for the hyphen between digits.
    static boolean isHyphen(char c) {
        return switch (c) {
            case '-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '\uFF0D' -> true;
            default -> false;
        };
    }

    /// The field is not twelve ASCII digits, or all of them are 0.
    record WrongFormat(Shape shape) implements NumberEntry {}

    /// Twelve digits whose last one does not follow from the others.
    record WrongCheckDigit() implements NumberEntry {}
}
