package jp.sekisho.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.sekisho.person.BirthDateEntry.Day;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.person.BirthDateEntry.Month;
import jp.sekisho.person.BirthDateEntry.Unreadable;
import jp.sekisho.person.BirthDateEntry.Year;
import org.junit.jupiter.api.Test;

/// Every day from the first Gregorian one, and every day that does not exist, in every usual writing.
class BirthDateWritingsTest {
    private static final LocalDate FIRST = LocalDate.of(1873, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private record Era(String kanji, String square, String letter, int code, LocalDate first, int lastYear) {
        /// Forms printed with an era are filled in until the end of the year in which it ended.
        boolean isWrittenIn(int year) {
            return first.getYear() <= year && year <= lastYear;
        }

        int yearOfEra(int year) {
            return this == MEIJI ? year - 1867 : year - first.getYear() + 1;
        }
    }

    private static final Era MEIJI = new Era("明治", "㍾", "M", 1, FIRST, 1912);
    private static final List<Era> ERAS = List.of(
            MEIJI,
            new Era("大正", "㍽", "T", 2, LocalDate.of(1912, 7, 30), 1926),
            new Era("昭和", "㍼", "S", 3, LocalDate.of(1926, 12, 25), 1989),
            new Era("平成", "㍻", "H", 4, LocalDate.of(1989, 1, 8), 2019),
            new Era("令和", "㋿", "R", 5, LocalDate.of(2019, 5, 1), 2199));

    @Test
    void readsEveryDayInEveryWriting() {
        FIRST.datesUntil(LAST.plusDays(1)).forEach(date -> {
            Day day = new Day(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
            for (String text : common(day.year(), day.month(), day.day())) {
                assertReads(text, day);
            }
            for (Era era : ERAS) {
                if (era.isWrittenIn(day.year())) {
                    BirthDateEntry expected = date.isBefore(era.first()) ? new Unreadable() : day;
                    for (String text : japanese(era, day.year(), day.month(), day.day())) {
                        assertReads(text, expected);
                    }
                }
            }
        });
    }

    @Test
    void refusesEveryDayThatDoesNotExistInEveryWriting() {
        for (int year = FIRST.getYear(); year <= LAST.getYear(); year++) {
            for (int month = 1; month <= 13; month++) {
                int length = month == 13 ? 0 : YearMonth.of(year, month).lengthOfMonth();
                for (int day = length + 1; day <= 32; day++) {
                    assertNoSuchDay(year, month, day);
                }
            }
        }
    }

    @Test
    void refusesEveryYearOutsideItsEra() {
        for (Era era : ERAS) {
            for (int year = 1873; year <= 2026; year++) {
                int yearOfEra = era.yearOfEra(year);
                if (!era.isWrittenIn(year) && yearOfEra > 0 && yearOfEra < 100) {
                    for (String text : japanese(era, year, 6, 15)) {
                        assertReads(text, new Unreadable());
                    }
                }
            }
        }
    }

    @Test
    void readsEveryMonthAndYearWhoseRestIsUnknown() {
        for (int year = FIRST.getYear(); year <= LAST.getYear(); year++) {
            for (int month = 1; month <= 12; month++) {
                for (String text : common(year, month, 0)) {
                    assertReads(text, new Month(year, month));
                }
                for (Era era : ERAS) {
                    if (era.isWrittenIn(year)) {
                        boolean begun =
                                !YearMonth.of(year, month).atEndOfMonth().isBefore(era.first());
                        for (String text : japanese(era, year, month, 0)) {
                            assertReads(text, begun ? new Month(year, month) : new Unreadable());
                        }
                    }
                }
            }
            for (String text : common(year, 0, 0)) {
                assertReads(text, new Year(year));
            }
            for (Era era : ERAS) {
                if (era.isWrittenIn(year)) {
                    for (String text : japanese(era, year, 0, 0)) {
                        assertReads(text, new Year(year));
                    }
                }
            }
        }
    }

    private static void assertNoSuchDay(int year, int month, int day) {
        BirthDateEntry none =
                month <= 12 && day <= 31 ? new BirthDateEntry.NoSuchDay(year, month, day) : new Unreadable();
        for (String text : common(year, month, day)) {
            assertReads(text, none);
        }
        for (Era era : ERAS) {
            if (era.isWrittenIn(year)) {
                boolean begun = year > era.first().getYear()
                        || month * 100 + day
                                >= era.first().getMonthValue() * 100
                                        + era.first().getDayOfMonth();
                for (String text : japanese(era, year, month, day)) {
                    assertReads(text, begun ? none : new Unreadable());
                }
            }
        }
    }

    /// Describes only failures: the description of millions of passes would take the time.
    private static void assertReads(String text, BirthDateEntry expected) {
        if (!BirthDateEntry.parse(text, EraCodes.JUKI).equals(expected)) {
            assertThat(BirthDateEntry.parse(text, EraCodes.JUKI)).as(text).isEqualTo(expected);
        }
    }

    private static List<String> common(int y, int m, int d) {
        String columns = "" + y + two(m) + two(d);
        return List.of(
                y + "-" + two(m) + "-" + two(d),
                y + "/" + m + "/" + d,
                y + "." + m + "." + d,
                y + "年" + m + "月" + d + "日",
                wide(y) + "年" + wide(m) + "月" + wide(d) + "日",
                wide(y) + "－" + wide(m) + "－" + wide(d),
                digitByDigit(y) + "年" + kanji(m) + "月" + kanji(d) + "日",
                y + " " + m + " " + d,
                columns,
                "西暦" + columns);
    }

    private static List<String> japanese(Era era, int year, int m, int d) {
        int y = era.yearOfEra(year);
        String columns = two(y) + two(m) + two(d);
        List<String> writings = new ArrayList<>(List.of(
                era.kanji + y + "年" + m + "月" + d + "日",
                era.kanji + wide(y) + "年" + wide(m) + "月" + wide(d) + "日",
                era.kanji + kanji(y) + "年" + kanji(m) + "月" + kanji(d) + "日",
                era.kanji + digitByDigit(y) + "年" + digitByDigit(m) + "月" + digitByDigit(d) + "日",
                era.kanji + " " + y + "年 " + m + "月 " + d + "日生",
                era.kanji.charAt(0) + two(y) + "." + two(m) + "." + two(d),
                era.square + y + "年" + m + "月" + d + "日",
                era.square + two(y) + "/" + two(m) + "/" + two(d),
                era.letter + y + "." + m + "." + d,
                era.letter.toLowerCase(Locale.ROOT) + y + "/" + m + "/" + d,
                (char) (era.letter.charAt(0) - '!' + '！') + wide(y) + "．" + wide(m) + "．" + wide(d),
                era.letter + columns,
                era.kanji + columns,
                era.code + columns));
        if (y == 1) {
            writings.add(era.kanji + "元年" + m + "月" + d + "日");
            writings.add(era.letter + "元." + m + "." + d);
        }
        return writings;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String wide(int number) {
        StringBuilder text = new StringBuilder(Integer.toString(number));
        for (int i = 0; i < text.length(); i++) {
            text.setCharAt(i, (char) (text.charAt(i) - '0' + '０'));
        }
        return text.toString();
    }

    private static String digitByDigit(int number) {
        StringBuilder text = new StringBuilder(Integer.toString(number));
        for (int i = 0; i < text.length(); i++) {
            text.setCharAt(i, "〇一二三四五六七八九".charAt(text.charAt(i) - '0'));
        }
        return text.toString();
    }

    /// With 十, as 三十九; below one hundred.
    private static String kanji(int number) {
        String tens = number < 20 ? "" : digitByDigit(number / 10);
        String ones = number % 10 == 0 && number > 0 ? "" : digitByDigit(number % 10);
        return number < 10 ? ones : tens + "十" + ones;
    }
}
