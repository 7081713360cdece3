package jp.sekisho.person;

/// A well-formed Individual Number (個人番号): twelve digits with the right check digit. That it belongs to
/// anybody is for the resident registry to say.
public final class IndividualNumber implements NumberEntry {
    /// How many digits a number has.
    public static final int DIGITS = 12;

    private static final int[] WEIGHTS = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    private final long value;
    private final boolean spaced;

    IndividualNumber(long value) {
        this(value, false);
    }

    IndividualNumber(long value, boolean spaced) {
        this.value = value;
        this.spaced = spaced;
    }

    /// Whether it was written in groups or with white space around. It is the same number all the same.
    public boolean wasSpaced() {
        return spaced;
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

    /// The last four of the eleven digits before the check digit: enough to see numbers come one after the other, and
    /// shared by ten million of them, so that no way leads back.
    public Ending ending() {
        return new Ending((int) (value / 10 % Ending.COUNT));
    }

    /// What may be remembered of a number where only a sequence matters.
    public static final class Ending {
        private static final int COUNT = 10_000;
        private static final int CLOSE = 10;

        private final int digits;

        private Ending(int digits) {
            this.digits = digits;
        }

        /// Whether two numbers look as if they followed each other closely, their check digits apart. Those that do,
        /// do; of others one pair in five hundred.
        public boolean isNextTo(Ending other) {
            int up = Math.floorMod(digits - other.digits, COUNT);
            int distance = Math.min(up, COUNT - up);
            return distance > 0 && distance <= CLOSE;
        }

        /// A constant: a part of a number is not to be logged either.
        @Override
        public String toString() {
            return "Ending[withheld]";
        }
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
