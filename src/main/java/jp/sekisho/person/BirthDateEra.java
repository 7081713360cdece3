package jp.sekisho.person;

import jp.sekisho.person.BirthDateEntry.Day;
import jp.sekisho.person.BirthDateEntry.Lunisolar;
import jp.sekisho.person.BirthDateEntry.Month;
import jp.sekisho.person.BirthDateEntry.Unknown;
import jp.sekisho.person.BirthDateEntry.Unreadable;
import jp.sekisho.person.BirthDateEntry.Year;

/// The eras (元号) that a birth date may be counted by, and the days that exist in them.
///
/// An era does not begin before its first day, but it runs on to the end of the calendar year in which it
/// ended: forms printed with 昭和64年 were filled in all through 1989. From 明治6年1月1日 (1873-01-01) the
/// calendar is the Gregorian one; before that it is lunisolar (太政官布告第337号, 明治5年11月9日).
enum BirthDateEra {
    COMMON("西暦", "", 0, 0, 2199),
    REIWA("令和", "R令", 2018, 2019_05_01, 2199),
    HEISEI("平成", "H平", 1988, 1989_01_08, 2019),
    SHOWA("昭和", "S昭", 1925, 1926_12_25, 1989),
    TAISHO("大正", "T大", 1911, 1912_07_30, 1926),
    MEIJI("明治", "M明", 1867, 0, 1912),
    KEIO("慶応", "", 1864, 0, 1868),
    GENJI("元治", "", 1863, 0, 1865),
    BUNKYU("文久", "", 1860, 0, 1864),
    MANEN("万延", "", 1859, 0, 1861),
    ANSEI("安政", "", 1853, 0, 1860),
    KAEI("嘉永", "", 1847, 0, 1854),
    KOKA("弘化", "", 1843, 0, 1848),
    TEMPO("天保", "", 1829, 0, 1844),
    BUNSEI("文政", "", 1817, 0, 1830),
    BUNKA("文化", "", 1803, 0, 1818),
    KYOWA("享和", "", 1800, 0, 1804);

    private static final int EARLIEST_YEAR = 1800;
    private static final int FIRST_GREGORIAN_YEAR = 1873;

    /// As it is written in full.
    final String kanji;
    /// The single characters that stand for it.
    final String marks;

    private final int yearBefore;
    /// As `yyyymmdd`; 0 where the first day does not matter.
    private final int firstDay;
    private final int lastYear;

    BirthDateEra(String kanji, String marks, int yearBefore, int firstDay, int lastYear) {
        this.kanji = kanji;
        this.marks = marks;
        this.yearBefore = yearBefore;
        this.firstDay = firstDay;
        this.lastYear = lastYear;
    }

    /// The date with these parts, 0 being an unknown one; unreadable if no month or era has such a day. What stands
    /// below an unknown part says no more than that it is possible: 1964-00-15 is the year 1964.
    BirthDateEntry date(int yearOfEra, boolean leapMonth, int month, int day) {
        if (month > 12 || day > 31) {
            return new Unreadable();
        }
        if (yearOfEra == 0) {
            return new Unknown();
        }
        int year = yearBefore + yearOfEra;
        if (year < EARLIEST_YEAR || year > lastYear) {
            return new Unreadable();
        }
        if (this != COMMON && year < FIRST_GREGORIAN_YEAR) {
            return lunisolar(year, leapMonth, month, day);
        }
        return leapMonth ? new Unreadable() : gregorian(year, month, day);
    }

    private BirthDateEntry gregorian(int year, int month, int day) {
        if (month == 0) {
            return new Year(year);
        }
        int latestDay = day == 0 ? 31 : day;
        if ((year * 100 + month) * 100 + latestDay < firstDay) {
            return new Unreadable();
        }
        return day == 0 ? new Month(year, month) : BirthDateEntry.ofDay(year, month, day);
    }

    /// Unknown parts make the whole unknown, because a lunisolar year or month is none of ours.
    private static BirthDateEntry lunisolar(int year, boolean leapMonth, int month, int day) {
        if (day > 30) {
            return new Unreadable();
        }
        if (month == 0 || day == 0) {
            return new Unknown();
        }
        if (year == FIRST_GREGORIAN_YEAR - 1 && month == 12) {
            // The month that the reform cut off after two days, which therefore correspond to ours for certain.
            return leapMonth || day > 2 ? new Unreadable() : new Day(year, month, 29 + day);
        }
        return new Lunisolar(year + "年" + (leapMonth ? "閏" : "") + month + "月" + day + "日");
    }

    static int lengthOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> java.time.Year.isLeap(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }
}
