package jp.sekisho.matching;

/// Kanji numerals of addresses: by place (二三) and by rank (二十三, 百二). The formal 壱弐参拾 count only before a unit of
/// lots, since 壱岐 is a name; 廿 never counts, since 廿日市 is one.
final class AddressNumerals {
    private static final int INVALID = -1;

    private AddressNumerals() {}

    static boolean isNumeral(int c) {
        return value(c) >= 0;
    }

    static boolean isFormal(int c) {
        return c == '壱' || c == '壹' || c == '弐' || c == '貳' || c == '参' || c == '參' || c == '拾';
    }

    /// 0 to 9, or the rank 10, 100, 1000; negative for any other character.
    static int value(int c) {
        return switch (c) {
            case '〇' -> 0;
            case '一', '壱', '壹' -> 1;
            case '二', '弐', '貳' -> 2;
            case '三', '参', '參' -> 3;
            case '四' -> 4;
            case '五' -> 5;
            case '六' -> 6;
            case '七' -> 7;
            case '八' -> 8;
            case '九' -> 9;
            case '十', '拾' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            default -> INVALID;
        };
    }

    /// The number in decimal digits; empty if the run is no number, such as 千千.
    static String digits(AddressText text, int from, int to) {
        StringBuilder byPlace = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            int value = value(text.at(i));
            if (value >= 10) {
                int ranked = ranked(text, from, to);
                return ranked < 0 ? "" : Integer.toString(ranked);
            }
            byPlace.append((char) ('0' + value));
        }
        return byPlace.toString();
    }

    private static int ranked(AddressText text, int from, int to) {
        int total = 0;
        int rank = 10_000;
        int digit = INVALID;
        for (int i = from; i < to; i++) {
            int value = value(text.at(i));
            if (value >= 10) {
                if (value >= rank || digit == 0) {
                    return INVALID;
                }
                total += (digit < 0 ? 1 : digit) * value;
                rank = value;
                digit = INVALID;
            } else if (digit > 0 || rank == 1) {
                return INVALID;
            } else {
                digit = value;
            }
        }
        return total + Math.max(digit, 0);
    }
}
