package jp.sekisho.person;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import jp.sekisho.person.BirthDateEntry.Day;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.person.BirthDateEntry.Month;
import jp.sekisho.person.BirthDateEntry.Unreadable;
import jp.sekisho.person.BirthDateEntry.Year;

/// What stands beside a date to make it clear: the day of the week, the same year or day in the other calendar,
/// or the midnight that programs write behind a day. An aside that does not fit makes the whole unreadable, for
/// nobody knows which of the two is wrong.
final class BirthDateAside {
    private BirthDateAside() {}

    /// Reads folded text with one pair of parentheses: 1964年5月1日(金), 昭和39年(1964年)5月1日,
    /// 昭和39年5月1日(1964-05-01).
    static BirthDateEntry parenthesised(String folded, EraCodes codes) {
        int open = folded.indexOf('(');
        int close = folded.indexOf(')');
        if (close < open || folded.indexOf('(', open + 1) >= 0 || folded.indexOf(')', close + 1) >= 0) {
            return new Unreadable();
        }
        String before = folded.substring(0, open);
        String aside = folded.substring(open + 1, close);
        String after = folded.substring(close + 1);
        if (!after.isEmpty() && !BirthDateParser.BORN.contains(after)) {
            return yearTwice(before, aside, after, codes);
        }
        BirthDateParser plain = new BirthDateParser(before, codes);
        BirthDateEntry entry = plain.entry();
        if (entry instanceof Day day && isDayOfWeek(day, aside)) {
            return day;
        }
        return agree(plain, entry, new BirthDateParser(aside, codes));
    }

    /// Where the midnight begins that follows a day after a space or a T: `0:00`, `00:00:00`, `T00:00:00.000`;
    /// the end of the text if there is none. Any other time, a zone or an offset is no part of a birth date.
    static int midnight(String text, int from, int to) {
        if (text.indexOf(':') < 0 && text.indexOf('：') < 0) {
            return to;
        }
        int start = to;
        while (start > from && "0:.０：．".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        String time = BirthDateText.fold(text, start, to);
        int last = start;
        while (last > from && BirthDateText.isSpace(text.charAt(last - 1))) {
            last--;
        }
        boolean apart = last < start;
        if (!apart && start > from && "TＴ".indexOf(text.charAt(start - 1)) >= 0) {
            last = start - 1;
            apart = true;
        }
        // Folding turns the point before parts of a second into a dash.
        return apart && time.matches("00?:00(:00(-0{1,9})?)?") ? last : to;
    }

    private static BirthDateEntry agree(BirthDateParser one, BirthDateEntry entry, BirthDateParser two) {
        BirthDateEntry other = two.entry();
        boolean same = entry.equals(other) || (other instanceof Year(int year) && year == year(entry));
        return same && one.isCommonEra() != two.isCommonEra() ? entry : new Unreadable();
    }

    /// 昭和39年(1964年)5月1日, 昭和39(1964)年5月1日: the year in both calendars, month and day once.
    private static BirthDateEntry yearTwice(String before, String aside, String after, EraCodes codes) {
        String rest = after.startsWith("年") ? after.substring(1) : after;
        String unit = rest.startsWith("-") ? "" : "年";
        BirthDateParser one = new BirthDateParser(withoutUnit(before) + unit + rest, codes);
        BirthDateParser two = new BirthDateParser(withoutUnit(aside) + unit + rest, codes);
        return agree(one, one.entry(), two);
    }

    private static String withoutUnit(String year) {
        return year.endsWith("年") ? year.substring(0, year.length() - 1) : year;
    }

    private static int year(BirthDateEntry entry) {
        return switch (entry) {
            case Day(int year, int _, int _) -> year;
            case Month(int year, int _) -> year;
            case Year(int year) -> year;
            case BirthDateEntry.NoSuchDay(int year, int _, int _) -> year;
            case BirthDateEntry.Lunisolar _,
                    BirthDateEntry.Unknown _,
                    BirthDateEntry.Unreadable _,
                    BirthDateEntry.Absent _ -> -1;
        };
    }

    private static boolean isDayOfWeek(Day day, String aside) {
        String name = LocalDate.of(day.year(), day.month(), day.day())
                .getDayOfWeek()
                .getDisplayName(TextStyle.NARROW, Locale.JAPANESE);
        return aside.equals(name) || aside.equals(name + "曜") || aside.equals(name + "曜日");
    }
}
