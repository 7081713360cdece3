package jp.sekisho.matching.address;

import jp.sekisho.matching.address.Token.Unit;

/// Reads the building and the room (方書): separators and long-vowel marks at a word's end are noise, a number's unit may
/// be left out.
final class Rooms {
    private static final int CIRCLED = 20;

    private Rooms() {}

    /// Whether the field says that there is no building.
    static boolean isNone(Text field) {
        return field.length() == 0
                || field.spells("ナシ")
                || field.spells("無")
                || field.spells("無し")
                || field.spells("-")
                || field.spells("方書ナシ")
                || field.spells("方書無し");
    }

    static Building read(Text text, int from) {
        if (from >= text.length()) {
            return Building.NONE;
        }
        Tokens tokens = new Tokens(text.length() - from + 8);
        int i = from;
        while (i < text.length()) {
            LotNumber number = LotNumber.at(text, i, false);
            int roman = number.isPresent() ? 0 : romanLength(text, i, from);
            if (number.isPresent()) {
                i = addNumber(text, tokens, number);
            } else if (roman > 0) {
                addRoman(text, tokens, i, roman);
                i += roman;
            } else {
                i = addLetter(text, tokens, i, from);
            }
        }
        return Building.of(tokens, 0);
    }

    private static int addLetter(Text text, Tokens tokens, int i, int from) {
        int c = text.at(i);
        boolean lodger = c == '様' && text.at(i + 1) == '方';
        // No.101: the letters before the number say that it is one.
        if (c == 'N' && text.at(i + 1) == 'O' && !isLatin(text, i - 1, from)) {
            int behind = Characters.isRoomSeparator(text.at(i + 2)) ? i + 3 : i + 2;
            if (text.isDigit(behind)) {
                return behind;
            }
        }
        if (c >= '①' && c < '①' + CIRCLED) {
            int value = c - '①' + 1;
            tokens.add(Token.number(Unit.NONE, c, false));
            if (value >= 10) {
                tokens.add(Token.character('0' + value / 10, '0' + value / 10));
            }
            tokens.add(Token.character('0' + value % 10, '0' + value % 10));
        } else if (!Characters.isRoomSeparator(c) && !lodger) {
            tokens.add(text.token(i));
        }
        return i + 1;
    }

    private static int addNumber(Text text, Tokens tokens, LotNumber number) {
        int end = number.end();
        int unitEnd = text.at(end) == '番' && text.at(end + 1) != '館' ? end + 1 : unitEnd(text, end);
        Unit unit = switch (text.at(unitEnd - 1)) {
            case '階', 'F' -> Unit.FLOOR;
            case '棟' -> Unit.TOWER;
            case '館' -> Unit.HALL;
            case '室', '号', '番' -> Unit.ROOM;
            default -> Unit.NONE;
        };
        boolean hyphen = unitEnd == end && text.at(end) == '-';
        number.addTo(tokens, text, hyphen ? Unit.HYPHEN : unitEnd == end ? Unit.NONE : unit, text.at(end));
        return unitEnd;
    }

    /// The length of a Roman numeral that stands by itself: Ⅱ, II and 2 count the same towers.
    private static int romanLength(Text text, int i, int from) {
        if (isLatin(text, i - 1, from) && !text.gapBefore(i)) {
            return 0;
        }
        int end = i;
        while (isRoman(text.at(end)) && (end == i || !text.gapBefore(end))) {
            end++;
        }
        boolean word = Characters.kind(text.at(end)) == Characters.LATIN && !text.gapBefore(end);
        return word || end - i > 4 || romanValue(text, i, end) == 0 ? 0 : end - i;
    }

    private static boolean isLatin(Text text, int i, int from) {
        return i >= from && Characters.kind(text.at(i)) == Characters.LATIN;
    }

    private static boolean isRoman(int c) {
        return c == 'I' || c == 'V' || c == 'X';
    }

    /// 1 to 39 by the usual spelling, else 0.
    private static int romanValue(Text text, int from, int to) {
        int value = 0;
        int i = from;
        while (i < to && text.at(i) == 'X') {
            value += 10;
            i++;
        }
        int rest = to - i;
        int ones = 0;
        if (rest == 2 && text.at(i) == 'I' && (text.at(i + 1) == 'V' || text.at(i + 1) == 'X')) {
            ones = text.at(i + 1) == 'V' ? 4 : 9;
            i = to;
        } else {
            if (i < to && text.at(i) == 'V') {
                ones = 5;
                i++;
            }
            int single = 0;
            while (i < to && text.at(i) == 'I' && single < 3) {
                single++;
                i++;
            }
            ones += single;
        }
        return i == to && to > from && value < 40 ? value + ones : 0;
    }

    private static void addRoman(Text text, Tokens tokens, int i, int length) {
        int value = romanValue(text, i, i + length);
        tokens.add(Token.number(Unit.NONE, Token.written(text.token(i)), false));
        if (value >= 10) {
            tokens.add(Token.character('0' + value / 10, '0' + value / 10));
        }
        tokens.add(Token.character('0' + value % 10, '0' + value % 10));
    }

    /// The end of 号室, 号, 室, 号棟, 棟, 号館, 番館, 館, 階, F at `i`; `i` if there is none.
    static int unitEnd(Text text, int i) {
        return switch (text.at(i)) {
            case '号' -> isOneOf(text.at(i + 1), "室棟館") ? i + 2 : i + 1;
            case '番' -> text.at(i + 1) == '館' ? i + 2 : i;
            case '室', '棟', '館', '階' -> i + 1;
            case 'F' -> Characters.kind(text.at(i + 1)) == Characters.LATIN ? i : i + 1;
            default -> i;
        };
    }

    static boolean isOneOf(int c, String characters) {
        return c != 0 && characters.indexOf(c) >= 0;
    }
}
