package jp.sekisho.person;

/// What the text of a field looks like that is no Individual Number or no birth date: which slip or which
/// program made it, so that a clerk knows what to do. It tells nothing of the digits.
public enum Shape {
    /// Twelve zeros, as systems write for a number that was not handed in.
    NUMBER_ZEROS,
    /// A spreadsheet took the number for an amount, and the zero at its head is gone.
    NUMBER_ELEVEN_DIGITS,
    NUMBER_DIGIT_COUNT,
    NUMBER_FULL_WIDTH,
    /// Digits with spaces or hyphens elsewhere than between groups of four.
    NUMBER_SEPARATORS,
    /// `….0`, as programs write that read the column as numbers with a fraction.
    NUMBER_DECIMAL,
    /// `2.66474E+11`, as a spreadsheet shows a long number: its last digits are gone.
    NUMBER_EXPONENT,
    /// `="…"`, as exports write to keep a spreadsheet from reading a number.
    NUMBER_FORMULA,
    /// `'…`, as one types into a spreadsheet for the same purpose.
    NUMBER_APOSTROPHE,
    /// Digits among other characters.
    NUMBER_LETTERS,
    /// Not one digit: 未提出, 不明, a dash, nothing.
    NUMBER_NONE,

    /// A spreadsheet's count of days, such as `23498`. From which day it counts is not written in it.
    BIRTH_DATE_SERIAL;

    /// What text looks like that is no number.
    static Shape ofNumber(String text) {
        String stripped = strip(text);
        if (stripped.isEmpty()) {
            return NUMBER_NONE;
        }
        if (isDigits(stripped)) {
            return switch (stripped.length()) {
                case IndividualNumber.DIGITS -> NUMBER_ZEROS;
                case IndividualNumber.DIGITS - 1 -> NUMBER_ELEVEN_DIGITS;
                default -> NUMBER_DIGIT_COUNT;
            };
        }
        return switch (stripped.charAt(0)) {
            case '=' -> NUMBER_FORMULA;
            case '\'', '’', '＇', '`' -> NUMBER_APOSTROPHE;
            default -> ofDigitsAmongOthers(stripped);
        };
    }

    /// Whether folded text is a spreadsheet's count of days, of 1927 to 2173: five digits, perhaps with a time
    /// of day.
    static boolean isSerial(String folded) {
        return folded.matches("[1-9][0-9]{4}(-[0-9]{1,12})?");
    }

    /// Text without the white space around it, of whatever width, and without invisible characters there.
    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && BirthDateText.isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && BirthDateText.isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static Shape ofDigitsAmongOthers(String text) {
        int ascii = 0;
        int wide = 0;
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                ascii++;
            } else if (c >= '０' && c <= '９') {
                wide++;
            } else if (!BirthDateText.isSpace(c) && !NumberEntry.isHyphen(c)) {
                others++;
            }
        }
        if (ascii + wide == 0) {
            return NUMBER_NONE;
        }
        if (others == 0) {
            return wide > 0 ? NUMBER_FULL_WIDTH : NUMBER_SEPARATORS;
        }
        if (text.matches("[0-9]([.,][0-9]{1,15})?[eE][+-]?[0-9]{1,3}")) {
            return NUMBER_EXPONENT;
        }
        return text.matches("[0-9]{1,15}[.,]0{0,6}") ? NUMBER_DECIMAL : NUMBER_LETTERS;
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
