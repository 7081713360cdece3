package jp.sekisho.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationKeyTest {
    private static boolean isWrong(DestinationKeyKind kind, String text) {
        return new DestinationKey(DestinationKey.INTERMEDIATE_SERVER, kind, text).contradictsItself();
    }

    /// One of each remainder; the weights from the right are 2 3 4 5 6 7 2 3 4 5 6 7 2 3.
    @ParameterizedTest(name = "sum {1}, remainder {2}")
    @CsvSource({
        // The remainder 0 gives 0, and 1 leaves 10, which is no digit.
        "000000000000000, 0, 0",
        "000000000000060, 12, 1",
        "987654321098769, 299, 2",
        "100000000000008, 3, 3",
        "131300000000077, 48, 4",
        "000000900000006, 27, 5",
        "000000000000035, 6, 6",
        "202600000123454, 106, 7",
        "000000000000043, 8, 8",
        "400000000000212, 20, 9",
        "000000000000051, 10, 10"
    })
    void anAddressNumberEndsInItsCheckDigit(String whole, int sum, int remainder) {
        assertThat(sum % 11).isEqualTo(remainder);
        assertThat(whole.charAt(14) - '0').isEqualTo(remainder <= 1 ? 0 : 11 - remainder);
        for (char other = '0'; other <= '9'; other++) {
            String tried = whole.substring(0, 14) + other;
            assertThat(isWrong(DestinationKeyKind.ADDRESS_NUMBER, tried))
                    .as(tried)
                    .isEqualTo(!tried.equals(whole));
        }
    }

    /// The remainders 0 and 1 share a digit, so of a number that ends in 0 a tenth of the slips stays hidden.
    @Test
    void oneMistypedDigitShowsUnlessTheNumberEndsInNought() {
        String right = "202600000123454";
        assertThat(isWrong(DestinationKeyKind.ADDRESS_NUMBER, right)).isFalse();
        for (int place = 0; place < right.length(); place++) {
            for (int by = 1; by < 10; by++) {
                char[] digits = right.toCharArray();
                digits[place] = (char) ('0' + (digits[place] - '0' + by) % 10);
                assertThat(isWrong(DestinationKeyKind.ADDRESS_NUMBER, new String(digits)))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00000000123456", "0000000001234566", "00000000123456A", "００００００００１２３４５６０"})
    void anAddressNumberHasFifteenDigits(String text) {
        assertThat(isWrong(DestinationKeyKind.ADDRESS_NUMBER, text)).isTrue();
        assertThat(isWrong(DestinationKeyKind.INTEGRATED_ADDRESS_NUMBER, text)).isFalse();
        assertThat(isWrong(DestinationKeyKind.OTHER, text)).isFalse();
    }

    @Test
    void printsAConstant() {
        assertThat(DestinationKey.integrated("0000000001234567")).hasToString("DestinationKey[withheld]");
    }
}
