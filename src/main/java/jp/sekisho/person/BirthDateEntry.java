package jp.sekisho.person;

/// What stands in the field of the birth date: a date of some precision, nothing, or something that is no date.
public sealed interface BirthDateEntry {

    /// The field is missing or blank.
    record Absent() implements BirthDateEntry {}

    /// The field holds no real day (30 February) or cannot be read.
    record Unreadable() implements BirthDateEntry {}

    /// A date, perhaps with unknown parts.
    sealed interface BirthDate extends BirthDateEntry {}

    /// A real day of the Gregorian calendar.
    record Day(int year, int month, int day) implements BirthDate {
        @Override
        public String toString() {
            return "BirthDate[withheld]";
        }
    }

    /// The day is unknown (1964-05-00, 昭和39年5月不詳).
    record Month(int year, int month) implements BirthDate {
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

    /// The writer says that the whole date is unknown (不詳, 0000-00-00).
    record Unknown() implements BirthDate {}

    /// A date of the lunisolar calendar, before 1873: kept as folded text, because no day of ours corresponds to it
    /// without
    /// a table of its months.
    record Lunisolar(String folded) implements BirthDate {
        @Override
        public String toString() {
            return "BirthDate[withheld]";
        }
    }

    /// Parses any usual writing.
    static BirthDateEntry parse(String text) {
        return BirthDateParser.parse(text);
    }
}
