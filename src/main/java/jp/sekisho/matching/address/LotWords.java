package jp.sekisho.matching.address;

import jp.sekisho.matching.address.Token.Unit;

/// What stands at a place of a lot: a number, its unit, a word before a name.
final class LotWords {
    private static final String WORDS_WITH_AZA = "文十数漢名点丁田";

    private final Text text;
    private int numberAt = -1;
    private LotNumber number = LotNumber.ABSENT;

    LotWords(Text text) {
        this.text = text;
    }

    static boolean isUnit(int c) {
        return c == '丁' || c == '番' || c == '号' || c == '號' || c == '条' || c == '條' || c == '線' || c == '地';
    }

    /// The number at `i`, read once though it is asked for again and again.
    LotNumber number(int i) {
        if (!Characters.isNumeral(text.at(i))) {
            return LotNumber.ABSENT;
        }
        if (numberAt != i) {
            numberAt = i;
            number = readNumberAt(i);
        }
        return number;
    }

    private LotNumber readNumberAt(int i) {
        if (Numerals.isNumeral(text.at(i))) {
            LotNumber formal = LotNumber.at(text, i, true);
            if (formal.isPresent() && isUnit(text.at(formal.end()))) {
                return formal;
            }
        }
        return LotNumber.at(text, i, false);
    }

    /// The length of a 大字, 小字 or 字 before a name, of a 第 before a 地割.
    int prefixLength(int i) {
        int c = text.at(i);
        if ((c == '大' || c == '小') && text.at(i + 1) == '字') {
            return Characters.isLetter(text.at(i + 2)) ? 2 : 0;
        }
        if (c == '字') {
            // 々 behind a 大字 is the first letter of a name, 大字々前田.
            boolean word = !text.gapBefore(i) && Rooms.isOneOf(text.at(i - 1), WORDS_WITH_AZA)
                    || Token.written(text.token(i)) != '字';
            return Characters.isLetter(text.at(i + 1)) && !word ? 1 : 0;
        }
        return c == '第' && isBlockOfIwate(i + 1) ? 1 : 0;
    }

    boolean isBlockOfIwate(int i) {
        LotNumber number = LotNumber.at(text, i, false);
        return number.isPresent() && unitAt(number.end()) == Unit.CHIWARI;
    }

    Unit unitAt(int i) {
        return switch (text.at(i)) {
            case '丁' -> Unit.CHOME;
            case '番' -> Unit.BAN;
            case '号', '號' -> Unit.GO;
            case '条', '條' -> Unit.JO;
            case '線' -> Unit.SEN;
            case '地' -> text.at(i + 1) == '割' ? Unit.CHIWARI : Unit.NONE;
            default -> Unit.NONE;
        };
    }

    int unitLength(int i, Unit unit) {
        return switch (unit) {
            case CHOME -> text.at(i + 1) == '目' ? 2 : 1;
            case BAN -> text.at(i + 1) == '地' ? 2 : 1;
            case GO, JO, SEN -> 1;
            case CHIWARI -> 2;
            case NONE, HYPHEN, ROOM, FLOOR, TOWER, HALL -> 0;
        };
    }
}
