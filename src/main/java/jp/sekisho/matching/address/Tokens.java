package jp.sekisho.matching.address;

import java.util.Arrays;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.KanjiRelations;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.address.Token.Unit;

/// A growing list of tokens, and how two lists agree.
final class Tokens {
    static final long MISMATCH = -1;
    static final Tokens NONE = new Tokens(0);

    private long[] tokens;
    private int length;

    Tokens(int capacity) {
        tokens = new long[capacity];
    }

    int length() {
        return length;
    }

    long at(int i) {
        return tokens[i];
    }

    void add(long token) {
        if (length == tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.max(8, length * 2));
        }
        tokens[length++] = token;
    }

    void addAll(Tokens others, int from) {
        for (int i = from; i < others.length; i++) {
            add(others.tokens[i]);
        }
    }

    void cut(int newLength) {
        length = newLength;
    }

    /// The head of the number whose digits end before `end`.
    int headBefore(int end) {
        int i = end - 1;
        while (i > 0 && !Token.isNumber(tokens[i])) {
            i--;
        }
        return i;
    }

    /// The value of the number at `head`, at most seven digits of it.
    int valueAt(int head) {
        int value = 0;
        for (int i = head + 1; i < length && Token.isDigit(tokens[i]) && value < 1_000_000; i++) {
            value = value * 10 + Token.compared(tokens[i]) - '0';
        }
        return value;
    }

    void addAll(Tokens others, int from, int to) {
        for (int i = from; i < to; i++) {
            add(others.tokens[i]);
        }
    }

    boolean lastIsNumber() {
        return length > 0 && Token.isDigit(tokens[length - 1]);
    }

    /// How many numbers stand from `from` on.
    int numbersFrom(int from) {
        int count = 0;
        for (int i = from; i < length; i++) {
            count += Token.isNumber(tokens[i]) ? 1 : 0;
        }
        return count;
    }

    /// Whether only numbers stand from `from` on.
    boolean isNumericFrom(int from) {
        for (int i = from; i < length; i++) {
            if (!Token.isNumber(tokens[i]) && !Token.isDigit(tokens[i])) {
                return false;
            }
        }
        return true;
    }

    /// Compares `count` tokens: the rules that made them agree, as bits, or [#MISMATCH].
    static long agree(Tokens as, int a, Tokens bs, int b, int count) {
        long rules = 0;
        for (int i = 0; i < count; i++) {
            long left = as.tokens[a + i];
            long right = bs.tokens[b + i];
            if (left != right) {
                long rule = agree(left, right);
                if (rule == MISMATCH) {
                    return MISMATCH;
                }
                rules |= rule;
            }
        }
        return rules;
    }

    private static long agree(long a, long b) {
        if (Token.isNumber(a) && Token.isNumber(b)) {
            return agreeUnits(a, b);
        }
        int left = Token.compared(a);
        int right = Token.compared(b);
        if (left == right) {
            return notationOf(left);
        }
        return Characters.isKanji(left) && Characters.isKanji(right) && KanjiRelations.agree(left, right)
                ? Comparison.bit(Rule.ADDRESS_VARIANT)
                : MISMATCH;
    }

    private static long agreeUnits(long a, long b) {
        Unit left = Token.unit(a);
        Unit right = Token.unit(b);
        if (Token.isByPlace(a) != Token.isByPlace(b)) {
            return MISMATCH;
        }
        if (left != right && !left.isOpen() && !right.isOpen()) {
            // Only a room that stands among the lot's numbers meets one of the building: 1番2-101号.
            boolean room = left == Unit.GO && right == Unit.ROOM || left == Unit.ROOM && right == Unit.GO;
            return room ? Comparison.bit(Rule.ADDRESS_BUILDING_NOTATION) : MISMATCH;
        }
        long numerals =
                Token.hasKanjiDigits(a) == Token.hasKanjiDigits(b) ? 0 : Comparison.bit(Rule.ADDRESS_KANJI_NUMERAL);
        if (left == right) {
            return Token.unitWritten(a) == Token.unitWritten(b)
                    ? numerals
                    : numerals | Comparison.bit(left == Unit.HYPHEN ? Rule.ADDRESS_WIDTH : Rule.ADDRESS_UNIT_OMITTED);
        }
        return numerals | Comparison.bit(ruleOf(left, right));
    }

    private static Rule ruleOf(Unit a, Unit b) {
        if (a == Unit.HYPHEN || b == Unit.HYPHEN) {
            return Rule.ADDRESS_HYPHENATED;
        }
        return switch (a.isOpen() ? b : a) {
            case JO, SEN -> Rule.ADDRESS_SAPPORO;
            case CHOME, BAN, GO, CHIWARI, NONE, HYPHEN -> Rule.ADDRESS_UNIT_OMITTED;
            case ROOM, FLOOR, TOWER, HALL -> Rule.ADDRESS_BUILDING_NOTATION;
        };
    }

    /// The rule by which two writings of the folded character are one.
    static long notationOf(int folded) {
        return Comparison.bit(
                switch (folded) {
                    case Token.KE -> Rule.ADDRESS_KE_GA;
                    case Token.NO -> Rule.ADDRESS_NO;
                    case Token.TSU -> Rule.ADDRESS_TSU;
                    default -> Rule.ADDRESS_WIDTH;
                });
    }
}
