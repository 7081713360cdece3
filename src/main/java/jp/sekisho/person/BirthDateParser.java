package jp.sekisho.person;

import java.util.List;
import java.util.Optional;
import jp.sekisho.person.BirthDateEntry.Absent;
import jp.sekisho.person.BirthDateEntry.BirthDate;
import jp.sekisho.person.BirthDateEntry.Day;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.person.BirthDateEntry.Unknown;
import jp.sekisho.person.BirthDateEntry.Unreadable;

/// Reads a birth date in any usual writing: an era or none, then year, month and day, either with their units
/// (昭和三十九年 五月一日), or with separators (S39.5.1, 1964-05-01), or in fixed columns (19640501, S390501).
///
/// Parts may be unknown (00, 不詳, 不明, 日不詳, 月日不詳) or left out from the end (昭和39年5月), and 上旬,
/// 吉日, 末 are an unknown day, 春 or 上半期 an unknown month. A year that is unknown makes the whole unknown
/// (昭和不詳). An estimate (推定, 頃, 約) is unknown too, for not even its year is certain. A day that its
/// month does not have is never clamped to one that it has.
///
/// Beside a date may stand, in parentheses, the day of the week or the other calendar, and behind a day of the common
/// era midnight; see [BirthDateAside].
///
/// Not read, because each could mean something else: two-digit years without an era, day or month before the year, a
/// number without its unit after one with it (昭和39年5月1 may be cut off), any other time of day.
final class BirthDateParser {
    private static final int LONGEST = 40;
    private static final String UNITS = "年月日";
    static final List<String> BORN = List.of("生まれ", "生れ", "生");
    private static final List<String> ESTIMATED =
            List.of("頃", "ころ", "ごろ", "推定", "推測", "位", "くらい", "ぐらい", "前後", "以前", "以後");
    private static final List<String> ABOUT = List.of("推定", "推測", "約", "およそ");

    /// Less than a day, behind the year: as good as a month that is not known.
    private static final List<String> OF_A_YEAR =
            List.of("春", "夏", "秋", "冬", "上半期", "下半期", "前半", "後半", "初め", "はじめ", "初頭", "半ば", "中", "末");

    /// The same behind the month. 吉日 is no day but a good wish.
    private static final List<String> OF_A_MONTH =
            List.of("上旬", "中旬", "下旬", "初旬", "前半", "後半", "初め", "はじめ", "半ば", "中", "末", "吉日");

    private final String text;
    private final EraCodes codes;
    private final int[] parts = new int[UNITS.length()];
    private boolean leapMonth;
    private int at;
    private int end;
    private BirthDateEra era = BirthDateEra.COMMON;

    BirthDateParser(String folded, EraCodes codes) {
        this.text = folded;
        this.codes = codes;
        this.end = folded.length();
    }

    static BirthDateEntry parse(String text, EraCodes codes) {
        if (isIso(text)) {
            return BirthDateEra.COMMON.date(number(text, 0, 4), false, number(text, 5, 7), number(text, 8, 10));
        }
        int from = 0;
        int to = text.length();
        while (from < to && BirthDateText.isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && BirthDateText.isSpace(text.charAt(to - 1))) {
            to--;
        }
        if (from == to) {
            return new Absent();
        }
        if (to - from > LONGEST) {
            return new Unreadable();
        }
        int midnight = BirthDateAside.midnight(text, from, to);
        String folded = BirthDateText.fold(text, from, midnight);
        if (folded.indexOf('(') >= 0 && midnight == to) {
            return BirthDateAside.parenthesised(folded, codes);
        }
        BirthDateParser parser = new BirthDateParser(folded, codes);
        BirthDateEntry entry = parser.entry();
        if (entry instanceof Unreadable && Shape.isSerial(folded)) {
            return new Unreadable(Optional.of(Shape.BIRTH_DATE_SERIAL));
        }
        boolean day = parser.isCommonEra() && entry instanceof Day;
        return midnight == to || day ? entry : new Unreadable();
    }

    /// Whether the text that was read counts years by the common era.
    boolean isCommonEra() {
        return era == BirthDateEra.COMMON;
    }

    /// Whether a text has the form `1964-05-01`, as most records do: it needs no folding.
    private static boolean isIso(String text) {
        if (text.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            if (i == 4 || i == 7 ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String digits, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (digits.charAt(i) - '0');
        }
        return value;
    }

    BirthDateEntry entry() {
        if (text.equals("生年月日不詳") || text.equals("生年月日不明")) {
            return new Unknown();
        }
        takeLast(BORN);
        boolean estimatedBehind = takeLast(ESTIMATED);
        boolean estimated = takeOneOf(ABOUT) || estimatedBehind;
        era = era();
        boolean read = isColumns(era) ? columns(era) : parts(era);
        BirthDateEntry entry = read ? era.date(parts[0], leapMonth, parts[1], parts[2]) : new Unreadable();
        return estimated && entry instanceof BirthDate ? new Unknown() : entry;
    }

    private BirthDateEra era() {
        int digits = digits();
        Optional<BirthDateEra> coded = digits == 7 ? codes.era(text.charAt(at) - '0') : Optional.empty();
        if (coded.isPresent()) {
            at++;
            return coded.get();
        }
        if (digits > 0) {
            return BirthDateEra.COMMON;
        }
        for (BirthDateEra era : BirthDateEra.values()) {
            if (take(era.kanji) || takeOneOf(era.marks)) {
                take('-');
                return era;
            }
        }
        return BirthDateEra.COMMON;
    }

    private boolean isColumns(BirthDateEra era) {
        return digits() == (era == BirthDateEra.COMMON ? 8 : 6);
    }

    private boolean columns(BirthDateEra era) {
        parts[0] = digits(era == BirthDateEra.COMMON ? 4 : 2);
        parts[1] = digits(2);
        parts[2] = digits(2);
        return at == end;
    }

    private boolean parts(BirthDateEra era) {
        boolean units = false;
        for (int part = 0; part < parts.length; part++) {
            if (at == end) {
                return part > 0;
            }
            int open = takeUnknownUnits(part);
            if (open > 0) {
                units = true;
                part += open - 1;
                continue;
            }
            leapMonth |= part == 1 && take('閏');
            boolean unknown = takeUnknown() || part > 0 && units && takeOneOf(part == 1 ? OF_A_YEAR : OF_A_MONTH);
            if (unknown && at == end) {
                return true;
            }
            parts[part] = unknown ? 0 : number(part, era);
            boolean unit = take(UNITS.charAt(part));
            if (parts[part] < 0 || part > 0 && unit != units) {
                return false;
            }
            units = unit;
            boolean separated = unit || part == 2 || at == end || take('-') && at < end;
            if (!separated) {
                return false;
            }
        }
        return at == end;
    }

    /// How many parts, from this one, are said to be unknown after their units: 月日不詳 is two of them.
    private int takeUnknownUnits(int part) {
        int start = at;
        int units = part;
        while (units < parts.length && take(UNITS.charAt(units))) {
            units++;
        }
        if (units > part && takeUnknown()) {
            return units - part;
        }
        at = start;
        return 0;
    }

    private boolean takeUnknown() {
        return take("不詳") || take("不明");
    }

    private boolean takeOneOf(List<String> words) {
        return words.stream().anyMatch(this::take);
    }

    /// The next number, or -1: four digits for a year of the common era, otherwise one or two.
    private int number(int part, BirthDateEra era) {
        boolean common = part == 0 && era == BirthDateEra.COMMON;
        if (part == 0 && !common && take('元')) {
            return 1;
        }
        int digits = digits();
        if (digits > 0) {
            return common ? digits == 4 ? digits(4) : -1 : digits <= 2 ? digits(digits) : -1;
        }
        int value = kanjiNumber(common ? 4 : 2);
        return (common ? value >= 1000 : value <= 99) ? value : -1;
    }

    /// The next kanji number, or -1: either digit by digit (三九), or with 十, 百, 千 in falling order (三十九).
    private int kanjiNumber(int longest) {
        int start = at;
        int total = 0;
        int tail = 0;
        int tailDigits = 0;
        int lastUnit = Integer.MAX_VALUE;
        for (; at < end; at++) {
            int digit = "〇一二三四五六七八九".indexOf(text.charAt(at));
            if (digit >= 0) {
                tail = tail * 10 + digit;
                tailDigits++;
                continue;
            }
            int unit = kanjiUnit(text.charAt(at));
            if (unit == 0) {
                break;
            }
            if (unit >= lastUnit || tailDigits > 1 || tailDigits == 1 && tail == 0) {
                return -1;
            }
            total += Math.max(tail, 1) * unit;
            tail = 0;
            tailDigits = 0;
            lastUnit = unit;
        }
        boolean plain = total == 0 ? tailDigits <= longest : tailDigits == 0 || tailDigits == 1 && tail > 0;
        return plain && at > start ? total + tail : -1;
    }

    private static int kanjiUnit(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            default -> 0;
        };
    }

    /// How many ASCII digits come next.
    private int digits() {
        int i = at;
        while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i - at;
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        return value;
    }

    private boolean take(String word) {
        boolean found = word.length() <= end - at && text.startsWith(word, at);
        at += found ? word.length() : 0;
        return found;
    }

    private boolean take(char c) {
        boolean found = at < end && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private boolean takeOneOf(String characters) {
        boolean found = at < end && characters.indexOf(text.charAt(at)) >= 0;
        at += found ? 1 : 0;
        return found;
    }

    private boolean takeLast(List<String> words) {
        for (String word : words) {
            if (text.startsWith(word, end - word.length())) {
                end -= word.length();
                return true;
            }
        }
        return false;
    }
}
