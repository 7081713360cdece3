package jp.sekisho.matching.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.matching.Outcome;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.BirthDateEntry.Absent;
import jp.sekisho.person.BirthDateEntry.BirthDate;
import jp.sekisho.person.BirthDateEntry.Day;
import jp.sekisho.person.BirthDateEntry.Lunisolar;
import jp.sekisho.person.BirthDateEntry.Month;
import jp.sekisho.person.BirthDateEntry.NoSuchDay;
import jp.sekisho.person.BirthDateEntry.Unknown;
import jp.sekisho.person.BirthDateEntry.Unreadable;
import jp.sekisho.person.BirthDateEntry.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDateComparatorTest {

    @ParameterizedTest
    @CsvSource({
        "1964-05-01, 1964-05-01, EXACT",
        "1964-05-01, 昭和39年5月1日, EXACT",
        "1964-05-01, 1964-05-02, MISMATCH",
        "1964-05-01, 1964-06-01, MISMATCH",
        "1964-05-01, 1965-05-01, MISMATCH",
        "1964-01-05, 1964-05-01, MISMATCH",
        "1964-05-01, 1964-05-00, PARTIAL",
        "1964-05-01, 1964-06-00, MISMATCH",
        "1964-05-01, 1965-05-00, MISMATCH",
        "1964-05-01, 1964-00-00, PARTIAL",
        "1964-05-01, 1965-00-00, MISMATCH",
        "1964-05-00, 1964-05-00, PARTIAL",
        "1964-05-00, 1964-06-00, MISMATCH",
        "1964-05-00, 1965-05-00, MISMATCH",
        "1964-05-00, 1964-00-00, PARTIAL",
        "1964-05-00, 1965-00-00, MISMATCH",
        "1964-00-00, 1964-00-00, PARTIAL",
        "1964-00-00, 1965-00-00, MISMATCH",
        "1964-05-01, 不詳, NOT_COMPARABLE",
        "1964-05-00, 不詳, NOT_COMPARABLE",
        "1964-00-00, 不詳, NOT_COMPARABLE",
        "不詳, 不詳, NOT_COMPARABLE",
        "明治3年5月1日, 不詳, NOT_COMPARABLE",
        "明治3年5月1日, M3.5.1, EXACT",
        "明治3年5月1日, 明治3年閏5月1日, MISMATCH",
        "慶応4年9月8日, 明治元年9月8日, EXACT",
        "明治3年5月1日, 1870-05-29, NOT_COMPARABLE",
        "明治3年5月1日, 1872-12-31, NOT_COMPARABLE",
        "明治3年5月1日, 1873-01-01, MISMATCH",
        "明治3年5月1日, 1872-12-00, NOT_COMPARABLE",
        "明治3年5月1日, 1873-01-00, MISMATCH",
        "明治3年5月1日, 1872-00-00, NOT_COMPARABLE",
        "明治3年5月1日, 1873-00-00, MISMATCH",
        "明治5年12月2日, 1872-12-31, EXACT",
        "1964-02-30, 1964-02-30, EXACT",
        "昭和39年2月30日, 1964-02-30, EXACT",
        "1964-02-30, 1964-02-31, MISMATCH",
        "1964-02-30, 1963-02-28, MISMATCH",
        "1964-02-30, 1964-02-00, PARTIAL",
        "1964-02-30, 1963-02-00, MISMATCH",
        "1964-02-30, 1964-05-01, NOT_COMPARABLE",
        "1964-02-30, 不詳, NOT_COMPARABLE",
        "1964-02-30, 1964-00-00, PARTIAL",
        "1964-02-30, 1964-05-00, NOT_COMPARABLE",
        "1964-02-30, 明治3年5月1日, MISMATCH"
    })
    void comparesByTheDayDenoted(String record, String registry, Outcome expected) {
        BirthDateEntry one = BirthDateEntry.parse(record);
        BirthDateEntry other = BirthDateEntry.parse(registry);

        assertThat(BirthDateComparator.compare(one, other).outcome()).isEqualTo(expected);
        assertThat(BirthDateComparator.compare(other, one).outcome())
                .as("the other way round")
                .isEqualTo(expected);
    }

    @Test
    void tellsAbsenceFirstAndTheRecordsBeforeTheRegistrys() {
        for (BirthDateEntry entry : everyKind()) {
            assertThat(BirthDateComparator.compare(new Absent(), entry).outcome())
                    .isEqualTo(Outcome.ABSENT_IN_RECORD);
            assertThat(BirthDateComparator.compare(entry, new Absent()).outcome())
                    .isEqualTo(entry instanceof Absent ? Outcome.ABSENT_IN_RECORD : Outcome.ABSENT_IN_REGISTRY);
        }
    }

    @Test
    void isSymmetricButForAbsence() {
        for (BirthDateEntry one : everyKind()) {
            for (BirthDateEntry other : everyKind()) {
                Outcome outcome = BirthDateComparator.compare(one, other).outcome();
                Outcome back = BirthDateComparator.compare(other, one).outcome();
                if (one instanceof Absent || other instanceof Absent) {
                    assertThat(outcome).isIn(Outcome.ABSENT_IN_RECORD, Outcome.ABSENT_IN_REGISTRY);
                } else {
                    assertThat(outcome).isEqualTo(back);
                }
            }
        }
    }

    /// The days that a date may mean, as an independent account of what the outcomes say.
    @Test
    void agreesWithTheSetsOfDaysThatDatesMayMean() {
        List<BirthDate> dates = gregorian();
        for (BirthDate one : dates) {
            for (BirthDate other : dates) {
                boolean meet = daysOf(one).stream().anyMatch(daysOf(other)::contains);
                Outcome expected = !meet
                        ? Outcome.MISMATCH
                        : one instanceof Day && other instanceof Day ? Outcome.EXACT : Outcome.PARTIAL;

                assertThat(BirthDateComparator.compare(one, other).outcome())
                        .as("%s and %s", daysOf(one), daysOf(other))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void neverAcceptsADateMoreReadilyBecauseLessIsKnown() {
        for (BirthDate one : gregorian()) {
            for (BirthDate other : gregorian()) {
                for (BirthDate less : blurred(one)) {
                    assertThat(BirthDateComparator.compare(less, other).outcome())
                            .isNotEqualTo(Outcome.EXACT);
                }
            }
        }
    }

    private static List<BirthDate> blurred(BirthDate date) {
        return switch (date) {
            case Day(int year, int month, int _) -> List.of(new Month(year, month), new Year(year), new Unknown());
            case Month(int year, int _) -> List.of(new Year(year), new Unknown());
            case NoSuchDay(int year, int month, int _) ->
                List.of(new Month(year, month), new Year(year), new Unknown());
            case Year _, Unknown _, Lunisolar _ -> List.of(new Unknown());
        };
    }

    private static List<BirthDate> gregorian() {
        List<BirthDate> dates = new ArrayList<>();
        for (int year = 1964; year <= 1965; year++) {
            dates.add(new Year(year));
            for (int month = 4; month <= 6; month++) {
                dates.add(new Month(year, month));
                for (int day = 3; day <= 6; day++) {
                    dates.add(new Day(year, month, day));
                }
            }
        }
        return dates;
    }

    private static List<Integer> daysOf(BirthDate date) {
        List<Integer> days = new ArrayList<>();
        for (BirthDate candidate : gregorian()) {
            if (candidate instanceof Day(int year, int month, int day)) {
                boolean possible = switch (date) {
                    case Day other -> candidate.equals(other);
                    case Month(int y, int m) -> year == y && month == m;
                    case Year(int y) -> year == y;
                    case Unknown _ -> true;
                    case Lunisolar _, NoSuchDay _ -> false;
                };
                if (possible) {
                    days.add((year * 100 + month) * 100 + day);
                }
            }
        }
        return days;
    }

    private static List<BirthDateEntry> everyKind() {
        return List.of(
                new Absent(),
                new Unreadable(Optional.empty()),
                new Unknown(),
                new Year(1870),
                new Year(1964),
                new Month(1870, 5),
                new Month(1964, 5),
                new Month(1964, 6),
                new Day(1870, 5, 29),
                new NoSuchDay(1870, 2, 30),
                new NoSuchDay(1964, 2, 30),
                new Day(1964, 5, 1),
                new Day(1964, 5, 2),
                new Lunisolar("1870年5月1日"),
                new Lunisolar("1870年閏10月1日"));
    }
}
