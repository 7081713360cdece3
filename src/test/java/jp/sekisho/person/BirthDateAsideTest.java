package jp.sekisho.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import jp.sekisho.person.BirthDateEntry.Day;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.person.BirthDateEntry.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs and careful writers put beside a date.
class BirthDateAsideTest {
    private static final long SEED = 20_261_127L;
    private static final int NEIGHBOURS = 30;
    private static final Day FRIDAY = new Day(1964, 5, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1964/5/1 0:00",
                "1964/05/01 00:00",
                "1964/5/1 0:00:00",
                "1964-05-01T00:00:00",
                "1964-05-01T00:00",
                "1964-05-01T00:00:00.000",
                "1964-05-01 00:00:00.0",
                "19640501 0:00",
                "1964年5月1日 0:00",
                "１９６４／５／１　０：００",
                "西暦1964年5月1日 0:00:00",
                "1964年5月1日(金)",
                "1964年5月1日（金）",
                "1964/5/1(金)",
                "1964年5月1日（金曜日）",
                "昭和39年5月1日(金曜)",
                "1964年5月1日(金)生まれ",
                "昭和39年(1964年)5月1日",
                "昭和39年（1964年）5月1日",
                "昭和39(1964)年5月1日",
                "昭和39年(1964)5月1日",
                "1964年(昭和39年)5月1日",
                "1964(昭和39)年5月1日生",
                "1964(S39).5.1",
                "S39(1964)/5/1",
                "昭和39年5月1日(1964年5月1日)",
                "昭和39年5月1日(1964-05-01)",
                "昭和39年5月1日(1964年)",
                "1964-05-01(昭和39年5月1日)",
                "昭和三十九年(一九六四年)五月一日"
            })
    void readsADateWithAnAsideThatFits(String text) {
        assertThat(BirthDateEntry.parse(text)).isEqualTo(FRIDAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1964/5/1 0:01",
                "1964/5/1 9:00",
                "1964/5/1 24:00",
                "1964-05-01T00:00:00Z",
                "1964-05-01T00:00:00+09:00",
                "1964-05-01T00:00:00.001",
                "1964-05-01-00:00",
                "1964-05-01+00:00",
                "1964-05-010:00",
                "1964-05-01T",
                "1964-05-01 0",
                "1964-05-01 0:0",
                "1964-05 0:00",
                "1964 0:00",
                "昭和39年5月1日 0:00",
                "S39.5.1 0:00",
                "3390501 0:00",
                "1964年5月1日(木)",
                "1964年5月1日()",
                "1964年5月1日(金",
                "1964年5月1日金)",
                "1964年5月1日(金)(金)",
                "1964年5月(金)",
                "(金)1964年5月1日",
                "昭和39年(1965年)5月1日",
                "昭和39(1963)年5月1日",
                "1964年(平成39年)5月1日",
                "昭和39年(昭和39年)5月1日",
                "1964年(1964年)5月1日",
                "昭和39年5月1日(1964年5月2日)",
                "昭和39年5月1日(1964年1月5日)",
                "昭和39年5月1日(1965年)",
                "昭和39年5月(1964年)1日2日",
                "1964年5月1日(推定)",
                "1964-05-01 0:00 0:00",
                "1964年5月1日(金) 0:00"
            })
    void refusesWhatContradictsOrMayMeanSomethingElse(String text) {
        assertThat(BirthDateEntry.parse(text)).isInstanceOf(Unreadable.class);
        assertThat(BirthDateEntry.parse(text, EraCodes.JUKI)).isInstanceOf(Unreadable.class);
    }

    @Test
    void readsNeighboursOfEveryKind() {
        Random random = new Random(SEED);
        for (int i = 0; i < NEIGHBOURS; i++) {
            LocalDate date = LocalDate.of(1927, 1, 1).plusDays(random.nextInt(22_000));
            LocalDate other = date.plusDays(1 + random.nextInt(6));
            int era = date.getYear() - 1925;
            String day = date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
            List<String> fitting = List.of(
                    date.toString().replace('-', '/') + " 0:00",
                    date + "T00:00:00",
                    date + "(" + dayOfWeek(date) + ")",
                    "昭和%d年(%d年)%s".formatted(era, date.getYear(), day),
                    "%d年（昭和%d年）%s".formatted(date.getYear(), era, day),
                    "昭和%d年%s(%s)".formatted(era, day, date));
            List<String> contradicting = List.of(
                    date.toString().replace('-', '/') + " %d:00".formatted(1 + random.nextInt(23)),
                    date + "T00:00:00+09:00",
                    date + "(" + dayOfWeek(other) + ")",
                    "昭和%d年(%d年)%s".formatted(era + 1, date.getYear(), day),
                    "%d年（昭和%d年）%s".formatted(date.getYear(), era - 1, day),
                    "昭和%d年%s(%s)".formatted(era, day, other));
            for (int kind = 0; kind < fitting.size(); kind++) {
                assertThat(BirthDateEntry.parse(fitting.get(kind)))
                        .as("seed %d, %s", SEED, fitting.get(kind))
                        .isEqualTo(new Day(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
                assertThat(BirthDateEntry.parse(contradicting.get(kind)))
                        .as("seed %d, %s", SEED, contradicting.get(kind))
                        .isInstanceOf(Unreadable.class);
            }
        }
    }

    private static String dayOfWeek(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.JAPANESE);
    }
}
