package jp.sekisho.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import jp.sekisho.person.BirthDateEntry.Absent;
import jp.sekisho.person.BirthDateEntry.BirthDate;
import jp.sekisho.person.BirthDateEntry.Day;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.person.BirthDateEntry.Lunisolar;
import jp.sekisho.person.BirthDateEntry.Month;
import jp.sekisho.person.BirthDateEntry.Unknown;
import jp.sekisho.person.BirthDateEntry.Unreadable;
import jp.sekisho.person.BirthDateEntry.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDateParserTest {

    private record Row(String text, String expected, String reason) {}

    /// Of `person/birth-dates.tsv`; `\\uXXXX` stands for a character that an editor would not show.
    private static List<Row> table() {
        try (InputStream table = Objects.requireNonNull(
                BirthDateParserTest.class.getResourceAsStream("/person/birth-dates.tsv"), "birth-dates.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", 3))
                    .map(row -> new Row(unescape(row[0]), row[1], row[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One test for the whole table, which lists every row that fails: mutation testing starts each test anew.
    @Test
    void readsTheUsualFormAsItReadsItWithOtherSeparators() {
        for (String year : List.of("0000", "0001", "1799", "1800", "1872", "1900", "1964", "2000", "2199", "2200")) {
            for (int monthAndDay = 0; monthAndDay < 14 * 100; monthAndDay++) {
                String iso = year + "-%02d-%02d".formatted(monthAndDay / 100, monthAndDay % 100);
                assertThat(BirthDateEntry.parse(iso)).as(iso).isEqualTo(BirthDateEntry.parse(iso.replace('-', '/')));
            }
        }
    }

    @Test
    void readsTheTable() {
        assertThat(table()).hasSizeGreaterThan(400).allSatisfy(row -> {
            assertThat(canonical(BirthDateEntry.parse(row.text())))
                    .as(row.reason())
                    .isEqualTo(row.expected());
            assertThat(canonical(BirthDateEntry.parse("　" + row.text() + "\n")))
                    .as(row.reason())
                    .isEqualTo(row.expected());
        });
    }

    /// Only what is written in seven digits may change its meaning by the code table.
    @Test
    void readsTheTableAlikeWithACodeTable() {
        assertThat(table()).allSatisfy(row -> {
            String expected = row.text().equals("3390501") ? "1964-05-01" : row.expected();

            assertThat(canonical(BirthDateEntry.parse(row.text(), EraCodes.JUKI)))
                    .as(row.reason())
                    .isEqualTo(expected);
        });
    }

    @Test
    void countsNoBlanksAroundADateAsPartOfIt() {
        assertThat(canonical(BirthDateEntry.parse(" ".repeat(100) + "S39.5.1" + "　".repeat(100))))
                .isEqualTo("1964-05-01");
    }

    @ParameterizedTest
    @CsvSource({
        "1450729, 1912-07-29",
        "2010730, 1912-07-30",
        "3390501, 1964-05-01",
        "３３９０５０１, 1964-05-01",
        "3390501生, 1964-05-01",
        "4010108, 1989-01-08",
        "5010501, 2019-05-01",
        "5991231, 2117-12-31",
        "1051202, 1872-12-31",
        "1030501, lunisolar:1870年5月1日",
        "3390500, 1964-05",
        "3390000, 1964",
        "3000000, unknown",
        "3630230, none:1988-02-30",
        "3640108, 1989-01-08",
        "3650101, unreadable",
        "4010107, unreadable",
        "0390501, unreadable",
        "6010501, unreadable",
        "9010501, unreadable",
        "0000000, unreadable",
        "339050, unreadable",
        "33905011, unreadable",
        "3-39-05-01, unreadable",
        "339年5月1日, unreadable",
        "S3390501, unreadable",
        "西暦3390501, unreadable",
        "3390501-, unreadable",
        "33905010, unreadable"
    })
    void readsSevenDigitsByTheCodesOfTheResidentRegistry(String text, String expected) {
        assertThat(canonical(BirthDateEntry.parse(text, EraCodes.JUKI))).isEqualTo(expected);
    }

    @Test
    void readsNoSevenDigitsWithoutACodeTable() {
        for (int digits = 1_000_000; digits < 6_000_000; digits += 97) {
            assertThat(BirthDateEntry.parse(Integer.toString(digits)))
                    .as("%d", digits)
                    .isEqualTo(new Unreadable());
        }
    }

    @Test
    void readsUpToFortyCharactersBetweenSpaces() {
        String spaces = " ".repeat(30);

        assertThat(BirthDateEntry.parse("1964-05-01" + spaces)).isEqualTo(new Day(1964, 5, 1));
        assertThat(BirthDateEntry.parse("1964" + " ".repeat(31) + "-5-1")).isInstanceOf(Day.class);
        assertThat(BirthDateEntry.parse("1964" + " ".repeat(32) + "-5-1")).isInstanceOf(Day.class);
        assertThat(BirthDateEntry.parse("1964" + " ".repeat(33) + "-5-1")).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-", "年", "昭和", "不詳", "一", "十", "1964-05-01", "　", "　1", "㋿", "\ud800", "生"})
    void takesLongInputForUnreadable(String piece) {
        String text = piece.repeat(10_000 / piece.length());

        assertThat(BirthDateEntry.parse(text)).isInstanceOfAny(Unreadable.class, Absent.class);
    }

    /// Anything that is made of the pieces of dates, so that it gets far into the parser.
    @Test
    void neverThrows() {
        List<String> pieces = List.of(
                "昭和", "S", "㍼", "元", "年", "月", "日", "不詳", "不明", "生", "頃", "推定", "閏", "上旬", "-", "/", "・", " ", "　", "0",
                "1", "5", "39", "1964", "01", "九", "十", "二", "廿", "千", "百", "〇", "西暦", "慶応", "平", "?", "●", "\ud83d",
                "\udc00", "A", "３", "Ｓ", "ー", "\u200b", "\0", "㋄", "㏠", "\ufa0e", "生まれ");
        long seed = 20_261_123L;
        Random random = new Random(seed);
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9); i >= 0; i--) {
                text.append(
                        random.nextInt(20) == 0
                                ? String.valueOf((char) random.nextInt(0x10000))
                                : pieces.get(random.nextInt(pieces.size())));
            }
            String written = text.toString();
            for (EraCodes codes : EraCodes.values()) {
                try {
                    canonical(BirthDateEntry.parse(written, codes));
                } catch (RuntimeException e) {
                    fail("seed %d, round %d, %s".formatted(seed, round, written), e);
                }
            }
        }
    }

    /// The day it denotes is the only thing that a date says: folding twice, or writing it anew, changes nothing.
    @Test
    void readsItsOwnWritingOfWhatItReadAgain() {
        for (Row row : table()) {
            BirthDateEntry entry = BirthDateEntry.parse(row.text());
            if (entry instanceof Day || entry instanceof Month || entry instanceof Year) {
                assertThat(BirthDateEntry.parse(canonical(entry)))
                        .as(row.reason())
                        .isEqualTo(entry);
            }
        }
    }

    @Test
    void takesNoCharacterAloneForADate() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (BirthDateEntry.parse(String.valueOf(c)) instanceof BirthDate) {
                fail("U+%04X", (int) c);
            }
        }
    }

    /// No character but these may stand between the numbers, so none of another meaning slips in.
    @Test
    void takesNoOtherCharacterForASeparator() {
        String separators = "-‐‑‒–—―⁃⁻₋−˗─━⸺⸻ー︱︲﹘﹣－ｰ" + "/⁄∕／" + ".．。｡﹒" + "·•‧∙⋅・･" + ",，、､﹐﹑";
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            boolean space = BirthDateText.isSpace(c) && "\u200b\u200c\u200d\u2060\ufeff".indexOf(c) < 0;
            boolean expected = space || separators.indexOf(c) >= 0;

            assertThat(BirthDateEntry.parse("1964" + c + "5" + c + "01"))
                    .as("U+%04X", (int) c)
                    .isEqualTo(expected ? new Day(1964, 5, 1) : new Unreadable());
        }
    }

    @Test
    void printsNothingOfADate() {
        for (BirthDateEntry entry : List.of(
                new Absent(),
                new Unreadable(),
                new Unknown(),
                new Day(1964, 5, 1),
                new Month(1964, 5),
                new Year(1964),
                new Lunisolar("1868年9月8日"))) {
            assertThat(entry.toString()).doesNotContainPattern("[0-9年月日]").isNotEmpty();
        }
    }

    @Test
    void hasNoDayThatIsNotReal() {
        assertThat(new Day(1964, 2, 29).day()).isEqualTo(29);
        assertThat(new Day(1963, 12, 31).month()).isEqualTo(12);
        assertThat(new Month(1963, 12).month()).isEqualTo(12);
        assertThat(new Month(1963, 1).month()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Day(1963, 2, 29));
        assertThatIllegalArgumentException().isThrownBy(() -> new Day(1963, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Day(1963, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Day(1963, 13, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Month(1963, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Month(1963, 13))
                .withMessageNotContaining("13");
    }

    private static String canonical(BirthDateEntry entry) {
        return switch (entry) {
            case Absent() -> "absent";
            case Unreadable _ -> "unreadable";
            case Unknown() -> "unknown";
            case Day(int year, int month, int day) -> "%04d-%02d-%02d".formatted(year, month, day);
            case Month(int year, int month) -> "%04d-%02d".formatted(year, month);
            case Year(int year) -> "%04d".formatted(year);
            case Lunisolar(String folded) -> "lunisolar:" + folded;
            case BirthDateEntry.NoSuchDay(int year, int month, int day) ->
                "none:%04d-%02d-%02d".formatted(year, month, day);
        };
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int at = plain.indexOf("\\u"); at >= 0; at = plain.indexOf("\\u")) {
            plain.replace(at, at + 6, String.valueOf((char) Integer.parseInt(plain.substring(at + 2, at + 6), 16)));
        }
        return plain.toString();
    }
}
