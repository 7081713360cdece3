package jp.sekisho.person;

/// What stands in the field of the Individual Number: a number, or one of the two ways to fail at being one.
///
/// The source of the format and of the check digit is article 8 of the Number Act's enforcement order
/// (行政手続における特定の個人を識別するための番号の利用等に関する法律施行令 第8条) and the ministerial order on the check digit
/// (平成26年総務省令第85号 第5条).
public sealed interface NumberEntry permits IndividualNumber, NumberEntry.WrongFormat, NumberEntry.WrongCheckDigit {

    /// Parses the field as it was sent. Only twelve ASCII digits are a number: eleven digits, full-width digits,
    /// spaces or hyphens are the record's error, which the clerk must see, and are never repaired.
    /// Twelve zeros stand for a number that was not handed in; their check digit is right by chance.
    static NumberEntry parse(String text) {
        if (text.length() != IndividualNumber.DIGITS) {
            return new WrongFormat();
        }
        long value = 0;
        int weighted = 0;
        for (int i = 0; i < IndividualNumber.DIGITS; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return new WrongFormat();
            }
            value = value * 10 + digit;
            if (i < IndividualNumber.DIGITS - 1) {
                weighted += digit * IndividualNumber.weight(i);
            }
        }
        if (value == 0) {
            return new WrongFormat();
        }
        return value % 10 == IndividualNumber.checkDigit(weighted)
                ? new IndividualNumber(value)
                : new WrongCheckDigit();
    }

    /// The field is not twelve ASCII digits, or all of them are 0.
    record WrongFormat() implements NumberEntry {}

    /// Twelve digits whose last one does not follow from the others.
    record WrongCheckDigit() implements NumberEntry {}
}
