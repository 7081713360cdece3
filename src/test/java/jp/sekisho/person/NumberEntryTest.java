package jp.sekisho.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import jp.sekisho.person.NumberEntry.WrongCheckDigit;
import jp.sekisho.person.NumberEntry.WrongFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberEntryTest {
    /// Synthetic and valid, one for each remainder of the weighted sum.
    private static final String[] VALID = {
        "609407454590",
        "051117773900",
        "429202834619",
        "690243726758",
        "977008833447",
        "069402523336",
        "591322253115",
        "313208048684",
        "478593834643",
        "953248710222",
        "890971925251"
    };

    @Test
    void acceptsANumberOfEveryRemainder() {
        boolean[] seen = new boolean[11];
        for (String number : VALID) {
            seen[remainder(number)] = true;

            assertThat(NumberEntry.parse(number)).isEqualTo(new IndividualNumber(Long.parseLong(number)));
        }
        assertThat(seen).doesNotContain(false);
    }

    @Test
    void acceptsExactlyOneCheckDigitForEveryBody() {
        long seed = 47L;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String body = "%011d".formatted(random.nextLong(100_000_000_000L));
            int right = remainder(body + "0") <= 1 ? 0 : 11 - remainder(body + "0");
            for (int digit = 0; digit <= 9; digit++) {
                assertThat(NumberEntry.parse(body + digit))
                        .as("seed %d, round %d", seed, round)
                        .isInstanceOf(digit == right ? IndividualNumber.class : WrongCheckDigit.class);
            }
        }
    }

    /// The check digit is 0 for the remainder 0 and for 1, so a slip that leads from one of them to the other goes
    /// unseen. No other slip in one digit does.
    @Test
    void refusesASlipInOneDigitUnlessItsRemaindersShareTheirCheckDigit() {
        int slips = 0;
        int unseen = 0;
        for (String number : VALID) {
            for (int position = 0; position < 12; position++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    if (digit != number.charAt(position)) {
                        String slip = number.substring(0, position) + digit + number.substring(position + 1);
                        boolean shared = position < 11 && remainder(number) <= 1 && remainder(slip) <= 1;
                        slips++;
                        unseen += shared ? 1 : 0;

                        assertThat(NumberEntry.parse(slip))
                                .as("a number of remainder %d, position %d", remainder(number), position)
                                .isInstanceOf(shared ? IndividualNumber.class : WrongCheckDigit.class);
                    }
                }
            }
        }
        assertThat(slips).isEqualTo(11 * 12 * 9);
        assertThat(unseen).as("98.2 % are seen").isEqualTo(21);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "60940745459",
                "6094074545900",
                "0609407454590",
                "６０９４０７４５４５９０",
                "60940745459０",
                " 60940745459",
                "6094 07454590",
                "60940745 4590",
                "609 4074 54590",
                "6094 0745-4590",
                "6094-0745 4590",
                "6094  0745 4590",
                "6094.0745.4590",
                "6094\u30fc0745\u30fc4590",
                "6094 0745 45",
                "60940745459O",
                "60940745459/",
                "60940745459:",
                "/09407454590",
                ":09407454590",
                "-09407454590",
                "+09407454590",
                "6094074545.0",
                "\u0666\u0660\u0669\u0664\u0660\u0667\u0664\u0665\u0664\u0665\u0669\u0660",
                "\u096c\u0966\u096f\u096a\u0966\u096d\u096a\u096b\u096a\u096b\u096f\u0966",
                "六〇九四〇七四五四五九〇",
                "60940745459\0",
                "60940745459\n",
                "\ud835\udfce0940745459",
                "60940745459\ud800",
                "609407454590609407454590"
            })
    void refusesWhatIsNotTwelveAsciiDigits(String text) {
        assertThat(NumberEntry.parse(text)).isInstanceOf(WrongFormat.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " 609407454590",
                "609407454590 ",
                "\t609407454590\r\n",
                "\u3000609407454590\u00a0",
                "\ufeff609407454590",
                "6094 0745 4590",
                "6094\u30000745\u30004590",
                "6094-0745-4590",
                "6094\u20100745\u22124590",
                " 6094-0745-4590 "
            })
    void takesOutWhatTheCardPrintsBetweenGroupsAndWhiteSpaceAround(String text) {
        assertThat(NumberEntry.parse(text))
                .isEqualTo(NumberEntry.parse(VALID[0]))
                .isInstanceOfSatisfying(
                        IndividualNumber.class,
                        number -> assertThat(number.wasSpaced()).isTrue());
        assertThat(NumberEntry.parse(text.replace('9', '8'))).isInstanceOf(WrongCheckDigit.class);
    }

    @Test
    void aNumberAsItStandsIsNotSpaced() {
        assertThat(NumberEntry.parse(VALID[0]))
                .isInstanceOfSatisfying(
                        IndividualNumber.class,
                        number -> assertThat(number.wasSpaced()).isFalse());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "000000000000,NUMBER_ZEROS",
                "60940745459,NUMBER_ELEVEN_DIGITS",
                "| 60940745459 |,NUMBER_ELEVEN_DIGITS",
                "6094074545,NUMBER_DIGIT_COUNT",
                "0609407454590,NUMBER_DIGIT_COUNT",
                "６０９４０７４５４５９０,NUMBER_FULL_WIDTH",
                "６０９４　０７４５　４５９０,NUMBER_FULL_WIDTH",
                "609-407-454-590,NUMBER_SEPARATORS",
                "6094 07454590,NUMBER_SEPARATORS",
                "609407454590.0,NUMBER_DECIMAL",
                "60940745459.,NUMBER_DECIMAL",
                "6.09407E+11,NUMBER_EXPONENT",
                "|6,09407E+11|,NUMBER_EXPONENT",
                "6E+11,NUMBER_EXPONENT",
                "|=\"609407454590\"|,NUMBER_FORMULA",
                "'609407454590,NUMBER_APOSTROPHE",
                "’609407454590,NUMBER_APOSTROPHE",
                "60940745459O,NUMBER_LETTERS",
                "番号609407454590,NUMBER_LETTERS",
                "未提出,NUMBER_NONE",
                "－,NUMBER_NONE",
                "||,NUMBER_NONE"
            })
    void tellsWhatTheTextLooksLike(String text, Shape shape) {
        assertThat(NumberEntry.parse(text)).isEqualTo(new WrongFormat(shape));
    }

    @Test
    void takesNoOtherCharacterForADigit() {
        for (int position = 0; position < 12; position++) {
            StringBuilder text = new StringBuilder(VALID[0]);
            for (char c = 0; c < Character.MAX_VALUE; c++) {
                boolean digit = c >= '0' && c <= '9';
                text.setCharAt(position, c);
                if (NumberEntry.parse(text.toString()) instanceof WrongFormat == digit) {
                    fail("U+%04X at %d", (int) c, position);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "000000000000, false",
        "111111111118, true",
        "999999999996, true",
        "123456789018, true",
        "999999999999, false",
        "123456789012, false"
    })
    void judgesRegularNumbersByTheCheckDigitAlone(String number, boolean valid) {
        assertThat(NumberEntry.parse(number) instanceof IndividualNumber).isEqualTo(valid);
    }

    @Test
    void disclosesTheNumberAndNothingElseDoes() {
        IndividualNumber number = new IndividualNumber(51_117_773_900L);

        assertThat(NumberEntry.parse("051117773900")).isEqualTo(number).hasSameHashCodeAs(number);
        assertThat(number.disclose()).isEqualTo(51_117_773_900L);
        assertThat(number).isNotEqualTo(new IndividualNumber(609_407_454_590L)).isNotEqualTo("051117773900");
        assertThat(new IndividualNumber(609_407_454_590L).hashCode()).isNotEqualTo(number.hashCode());
        assertThat(number.toString()).isEqualTo("IndividualNumber[withheld]");
        assertThat(new WrongFormat(Shape.NUMBER_NONE).toString() + new WrongCheckDigit())
                .doesNotContainPattern("[0-9]");
    }

    private static int remainder(String number) {
        int[] weights = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (number.charAt(i) - '0');
        }
        return sum % 11;
    }
}
