package jp.sekisho.matching.address;

import java.util.Arrays;

/// Kanji numerals of addresses: by place (二三) and by rank (二十三, 百二). The formal 壱弐参拾 count only before a unit of
/// lots, since 壱岐 is a name; 廿 never counts, since 廿日市 is one.
final class Numerals {
    private static final int INVALID = -1;

    private static final int FIRST_KANJI = 0x4E00;
    private static final short[] VALUES = new short[0x5200];

    static {
        Arrays.fill(VALUES, (short) INVALID);
        set("一二三四五六七八九", 1, 1);
        set("壱弐参", 1, 1);
        set("壹貳參", 1, 1);
        set("十", 10, 0);
        set("拾", 10, 0);
        set("百", 100, 0);
        set("千", 1000, 0);
    }

    private Numerals() {}

    private static void set(String numerals, int first, int step) {
        for (int i = 0; i < numerals.length(); i++) {
            VALUES[numerals.charAt(i) - FIRST_KANJI] = (short) (first + i * step);
        }
    }

    static boolean isNumeral(int c) {
        return value(c) >= 0;
    }

    static boolean isFormal(int c) {
        return c == '壱' || c == '壹' || c == '弐' || c == '貳' || c == '参' || c == '參' || c == '拾';
    }

    /// 0 to 9, or the rank 10, 100, 1000; negative for any other character.
    static int value(int c) {
        int i = c - FIRST_KANJI;
        return i >= 0 && i < VALUES.length ? VALUES[i] : c == '〇' ? 0 : INVALID;
    }

    /// The number that a run of at most eighteen numerals stands for; negative if it is none, such as 千千.
    static long value(Text text, int from, int to) {
        long byPlace = 0;
        for (int i = from; i < to; i++) {
            int value = value(text.at(i));
            if (value >= 10) {
                return ranked(text, from, to);
            }
            byPlace = byPlace * 10 + value;
        }
        return byPlace;
    }

    private static int ranked(Text text, int from, int to) {
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
