package jp.sekisho.person;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands in the field of the birth date: a date of some precision, nothing, or something that is no date.
public sealed interface BirthDateEntry {

    /// The field is missing or blank.
    record Absent() implements BirthDateEntry {}

    /// The field holds nothing that could be read as a date.
    ///
    /// @param shape what it looks like instead, where that is known
    record Unreadable(Optional<Shape> shape) implements BirthDateEntry {
        Unreadable() {
            this(Optional.empty());
        }
    }

    /// A date, perhaps with unknown parts.
    sealed interface BirthDate extends BirthDateEntry {}

    /// A real day of the Gregorian calendar.
    record Day(int year, int month, int day) implements BirthDate {
        public Day {
            requireReal(month >= 1 && month <= 12 && day >= 1 && day <= BirthDateEra.lengthOfMonth(year, month));
        }

        @Override
        public String toString() {
            return "BirthDate[withheld]";
        }
    }

    /// A day that its month does not have (30 February). Registers hold such birth dates and must, since what
    /// was once written stays; no day of ours corresponds to it.
    record NoSuchDay(int year, int month, int day) implements BirthDate {
        public NoSuchDay {
            requireReal(month >= 1 && month <= 12 && day > BirthDateEra.lengthOfMonth(year, month) && day <= 31);
        }

        @Override
        public String toString() {
            return "BirthDate[withheld]";
        }
    }

    /// The day is unknown (1964-05-00, 昭和39年5月不詳).
    record Month(int year, int month) implements BirthDate {
        public Month {
            requireReal(month >= 1 && month <= 12);
        }

        @Override
        public String toString() {
            return "BirthDate[withheld]";
        }
    }

    /// Month and day are unknown.
    record Year(int year) implements BirthDate {
        @Override
        public String toString() {
            return "BirthDate[withheld]";
        }
    }

    /// The writer says that the whole date is unknown (不詳, 0000-00-00) or only estimated (昭和39年頃).
    record Unknown() implements BirthDate {}

    /// A day of the lunisolar calendar, before 1873: kept as folded text, because no day of ours corresponds to it
    /// without a table of its months.
    ///
    /// @param folded `1868年閏4月5日`, the year being the one of ours in which most of it falls: 慶応4年 and 明治元年 are one
    ///     year, so one day has one text whichever era its writer counts by
    record Lunisolar(String folded) implements BirthDate {
        @Override
        public String toString() {
            return "BirthDate[withheld]";
        }
    }

    /// The codes for eras that the sender has declared. Seven digits are a date only by such a table: without it
    /// nothing says that the first of them is an era.
    enum EraCodes {
        NONE(0),
        /// The resident registry's: 1 明治, 2 大正, 3 昭和, 4 平成, 5 令和; `3390501` is 昭和39年5月1日.
        JUKI(1),
        /// The pension service's (日本年金機構): 1 明治, 3 大正, 5 昭和, 7 平成, 9 令和; `5390501` is 昭和39年5月1日.
        PENSION(2);

        private static final List<BirthDateEra> ERAS = List.of(
                BirthDateEra.MEIJI, BirthDateEra.TAISHO, BirthDateEra.SHOWA, BirthDateEra.HEISEI, BirthDateEra.REIWA);

        /// From one era's code to the next one's; 0 where there are none.
        private final int step;

        EraCodes(int step) {
            this.step = step;
        }

        /// Empty where no table has this name. `NONE` is no table.
        public static Optional<EraCodes> named(String name) {
            return Stream.of(values())
                    .filter(codes -> codes != NONE && codes.name().equals(name))
                    .findFirst();
        }

        /// The era of a code; empty where the table has none.
        Optional<BirthDateEra> era(int code) {
            return step > 0 && code > 0 && (code - 1) % step == 0 && (code - 1) / step < ERAS.size()
                    ? Optional.of(ERAS.get((code - 1) / step))
                    : Optional.empty();
        }
    }

    /// Parses any usual writing; seven digits are unreadable.
    static BirthDateEntry parse(String text) {
        return parse(text, EraCodes.NONE);
    }

    /// Parses any usual writing, and seven digits by the table declared. Never throws.
    static BirthDateEntry parse(String text, EraCodes codes) {
        return BirthDateParser.parse(text, codes);
    }

    /// The day of these numbers, whether or not its month has it.
    static BirthDate ofDay(int year, int month, int day) {
        return day > BirthDateEra.lengthOfMonth(year, month)
                ? new NoSuchDay(year, month, day)
                : new Day(year, month, day);
    }

    private static void requireReal(boolean real) {
        if (!real) {
            throw new IllegalArgumentException("no real birth date");
        }
    }
}
