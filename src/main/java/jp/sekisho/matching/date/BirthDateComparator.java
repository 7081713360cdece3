package jp.sekisho.matching.date;

import jp.sekisho.matching.Comparison;
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

/// Compares birth dates by the day that they denote, so 昭和39年5月1日 and 1964-05-01 are EXACT.
///
/// Only two known days can be: where either side does not know the day, the best is PARTIAL, even if both say
/// the same. It is symmetric but for the names of the two ABSENT outcomes, and has no notion of a date that is
/// nearly another: 1964-05-01 and 1964-01-05 are two days.
public final class BirthDateComparator {
    private static final int LAST_LUNISOLAR_YEAR = 1872;

    private BirthDateComparator() {}

    /// Absence is told before anything else, and the record's before the registry's. A date that cannot be read
    /// compares with nothing; the decision has refused it before.
    public static Comparison compare(BirthDateEntry record, BirthDateEntry registry) {
        return Comparison.of(outcome(record, registry));
    }

    private static Outcome outcome(BirthDateEntry record, BirthDateEntry registry) {
        return switch (record) {
            case Absent() -> Outcome.ABSENT_IN_RECORD;
            case Unreadable _ -> registry instanceof Absent ? Outcome.ABSENT_IN_REGISTRY : Outcome.NOT_COMPARABLE;
            case BirthDate date ->
                switch (registry) {
                    case Absent() -> Outcome.ABSENT_IN_REGISTRY;
                    case Unreadable _ -> Outcome.NOT_COMPARABLE;
                    case BirthDate other -> dates(date, other);
                };
        };
    }

    private static Outcome dates(BirthDate date, BirthDate other) {
        return switch (date) {
            case Unknown() -> Outcome.NOT_COMPARABLE;
            case Lunisolar day -> lunisolar(day, other);
            case NoSuchDay day -> noSuchDay(day, other);
            case Day(int year, int month, int day) -> gregorian(date, year, month, day, other);
            case Month(int year, int month) -> gregorian(date, year, month, 0, other);
            case Year(int year) -> gregorian(date, year, 0, 0, other);
        };
    }

    private static Outcome lunisolar(Lunisolar day, BirthDate other) {
        return switch (other) {
            case Unknown() -> Outcome.NOT_COMPARABLE;
            case Lunisolar otherDay -> day.equals(otherDay) ? Outcome.EXACT : Outcome.MISMATCH;
            case NoSuchDay(int year, int _, int _) -> acrossCalendars(year);
            case Day(int year, int _, int _) -> acrossCalendars(year);
            case Month(int year, int _) -> acrossCalendars(year);
            case Year(int year) -> acrossCalendars(year);
        };
    }

    /// 30 February is itself and no other day. Whoever could not write it may have written one nearby, so another
    /// day of the same year does not contradict it.
    private static Outcome noSuchDay(NoSuchDay none, BirthDate other) {
        return switch (other) {
            case Unknown() -> Outcome.NOT_COMPARABLE;
            case Lunisolar _ -> acrossCalendars(none.year());
            case NoSuchDay otherNone -> none.equals(otherNone) ? Outcome.EXACT : Outcome.MISMATCH;
            case Day(int year, int _, int _) -> year == none.year() ? Outcome.NOT_COMPARABLE : Outcome.MISMATCH;
            case Month(int year, int month)
            when year == none.year() -> month == none.month() ? Outcome.PARTIAL : Outcome.NOT_COMPARABLE;
            case Month _ -> Outcome.MISMATCH;
            case Year(int year) -> year == none.year() ? Outcome.PARTIAL : Outcome.MISMATCH;
        };
    }

    /// A part that is unknown is 0.
    private static Outcome gregorian(BirthDate date, int year, int month, int day, BirthDate other) {
        return switch (other) {
            case Unknown() -> Outcome.NOT_COMPARABLE;
            case Lunisolar _ -> acrossCalendars(year);
            case NoSuchDay none -> noSuchDay(none, date);
            case Day(int otherYear, int otherMonth, int otherDay) ->
                year != otherYear ? Outcome.MISMATCH : withinYear(month, day, otherMonth, otherDay);
            case Month(int otherYear, int otherMonth) ->
                year != otherYear ? Outcome.MISMATCH : withinYear(month, day, otherMonth, 0);
            case Year(int otherYear) -> year != otherYear ? Outcome.MISMATCH : Outcome.PARTIAL;
        };
    }

    private static Outcome withinYear(int month, int day, int otherMonth, int otherDay) {
        if (month == 0) {
            return Outcome.PARTIAL;
        }
        if (month != otherMonth) {
            return Outcome.MISMATCH;
        }
        if (day == 0 || otherDay == 0) {
            return Outcome.PARTIAL;
        }
        return day == otherDay ? Outcome.EXACT : Outcome.MISMATCH;
    }

    /// Every lunisolar day lies before 1873, so a later date is another one for certain; of an earlier one
    /// nothing can be said without a table of lunisolar months.
    private static Outcome acrossCalendars(int gregorianYear) {
        return gregorianYear > LAST_LUNISOLAR_YEAR ? Outcome.MISMATCH : Outcome.NOT_COMPARABLE;
    }
}
