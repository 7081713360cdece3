package jp.sekisho.person;

import java.util.Objects;

/// The key that a record is registered under, as it was sent, and the system that it is registered in. It stands for a
/// person, so it prints a constant.
public final class DestinationKey {
    /// The system that records go to where nothing else is said: 中間サーバー.
    public static final String INTERMEDIATE_SERVER = "intermediate-server";

    private final String destination;
    private final DestinationKeyKind kind;
    private final String text;

    /// @param destination id of the system
    public DestinationKey(String destination, DestinationKeyKind kind, String text) {
        this.destination = destination;
        this.kind = kind;
        this.text = text;
    }

    /// A 団体内統合宛名番号 in the intermediate server.
    public static DestinationKey integrated(String text) {
        return new DestinationKey(INTERMEDIATE_SERVER, DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER, text);
    }

    public String destination() {
        return destination;
    }

    public DestinationKeyKind kind() {
        return kind;
    }

    /// The key itself.
    public String disclose() {
        return text;
    }

    /// Whether it cannot be a key of its kind, by itself: an 宛名番号 that is not fifteen ASCII digits, or whose check
    /// digit is wrong. Other kinds have no form that could be wrong.
    public boolean contradictsItself() {
        return switch (kind) {
            case ADDRESS_NUMBER -> !AddressNumber.isOne(text);
            case INTEGRATED_ADDRESS_NUMBER, OTHER -> false;
        };
    }

    /// The form of an 宛名番号: modulus 11, the weights 2 to 7 from the right and again from 2; `11 - sum % 11`, and 0 for
    /// the remainder 0. The remainder 1 leaves 10, which is no digit: 0 here too, as for the Individual Number.
    private static final class AddressNumber {
        private static final int DIGITS = 15;
        private static final int LIGHTEST = 2;
        private static final int WEIGHTS = 6;

        private static int checkDigit(int sum) {
            int remainder = sum % 11;
            return remainder <= 1 ? 0 : 11 - remainder;
        }

        static boolean isOne(String text) {
            if (text.length() != DIGITS || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
                return false;
            }
            int sum = 0;
            for (int fromRight = 0; fromRight < DIGITS - 1; fromRight++) {
                sum += (text.charAt(DIGITS - 2 - fromRight) - '0') * (LIGHTEST + fromRight % WEIGHTS);
            }
            return text.charAt(DIGITS - 1) - '0' == checkDigit(sum);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DestinationKey that
                && destination.equals(that.destination)
                && kind == that.kind
                && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(destination, kind, text);
    }

    @Override
    public String toString() {
        return "DestinationKey[withheld]";
    }
}
