package jp.sekisho.synthetic;

import java.time.LocalDate;
import java.util.Optional;

/// Writings of a birth date by the era.
///
/// @param year of the era, from 1
record DateText(Era era, int year, int month, int day) {

    /// The eras since the Gregorian calendar, with their first days.
    enum Era {
        MEIJI("明治", "M", "㍾", LocalDate.of(1868, 1, 25)),
        TAISHO("大正", "T", "㍽", LocalDate.of(1912, 7, 30)),
        SHOWA("昭和", "S", "㍼", LocalDate.of(1926, 12, 25)),
        HEISEI("平成", "H", "㍻", LocalDate.of(1989, 1, 8)),
        REIWA("令和", "R", "㋿", LocalDate.of(2019, 5, 1));

        final String kanji;
        final String letter;
        final String square;
        private final LocalDate firstDay;

        Era(String kanji, String letter, String square, LocalDate firstDay) {
            this.kanji = kanji;
            this.letter = letter;
            this.square = square;
            this.firstDay = firstDay;
        }
    }

    static DateText of(LocalDate date) {
        Era era = Era.MEIJI;
        for (Era next : Era.values()) {
            if (!date.isBefore(next.firstDay)) {
                era = next;
            }
        }
        return in(era, date);
    }

    /// By the era before, where the date lies in the calendar year in which that era ended: papers printed earlier run
    /// on.
    static Optional<DateText> runningOn(LocalDate date) {
        Era era = of(date).era;
        return date.getYear() == era.firstDay.getYear() && era != Era.MEIJI
                ? Optional.of(in(Era.values()[era.ordinal() - 1], date))
                : Optional.empty();
    }

    private static DateText in(Era era, LocalDate date) {
        return new DateText(
                era, date.getYear() - era.firstDay.getYear() + 1, date.getMonthValue(), date.getDayOfMonth());
    }

    String withUnits() {
        return era.kanji + (year == 1 ? "元" : year) + "年" + month + "月" + day + "日";
    }

    String inKanji() {
        return era.kanji + (year == 1 ? "元" : Lot.kanji(year)) + "年" + Lot.kanji(month) + "月" + Lot.kanji(day) + "日";
    }

    String after(String sign, String separator) {
        return sign + year + separator + month + separator + day;
    }

    String padded(String sign, String separator) {
        return sign + two(year) + separator + two(month) + separator + two(day);
    }

    private static String two(int value) {
        return value < 10 ? "0" + value : Integer.toString(value);
    }

    @Override
    public String toString() {
        return "DateText[withheld]";
    }
}
