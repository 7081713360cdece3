package jp.sekisho.person;

/// A well-formed Individual Number (個人番号): twelve digits with the right check digit. That it belongs to anybody is for
/// the resident registry to say.
public final class IndividualNumber implements NumberEntry {
    static final int DIGITS = 12;

    private static final int CLOSE = 10;

    private static final int[] WEIGHTS = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    private final long value;

    IndividualNumber(long value) {
        this.value = value;
    }

    static int weight(int position) {
        return WEIGHTS[position];
    }

    /// `11 - sum % 11`, and 0 where the remainder is 0 or 1.
    static int checkDigit(int weightedSum) {
        int remainder = weightedSum % 11;
        return remainder <= 1 ? 0 : 11 - remainder;
    }

    /// The number itself, below 10^12. The only way to the digits, so that one search finds every disclosure.
    public long disclose() {
        return value;
    }

    /// Whether two numbers differ and follow each other closely, their check digits apart: by chance one pair in
    /// thousands
    /// of millions does.
    public boolean isNextTo(IndividualNumber other) {
        long distance = Math.abs(value / 10 - other.value / 10);
        return distance > 0 && distance <= CLOSE;
    }

    /// This number with one digit typed wrongly.
    ///
    /// @param position from the left, 0 to 11
    /// @param by how far off the digit is, 1 to 9, counted around
    public NumberEntry mistyped(int position, int by) {
        char[] digits = Long.toString(1_000_000_000_000L + value).substring(1).toCharArray();
        digits[position] = (char) ('0' + (digits[position] - '0' + by) % 10);
        return NumberEntry.parse(new String(digits));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndividualNumber that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    /// A constant: the number must not reach a log through a careless message.
    @Override
    public String toString() {
        return "IndividualNumber[withheld]";
    }
}
