package jp.sekisho.matching.address;

import jp.sekisho.matching.address.Token.Unit;

/// Reads the building and the room (方書): separators and long-vowel marks at a word's end are noise, a number's unit may
/// be left out.
final class Rooms {
    private Rooms() {}

    /// Whether the field says that there is no building.
    static boolean isNone(Text field) {
        return field.length() == 0
                || spells(field, "ナシ")
                || spells(field, "無")
                || spells(field, "無し")
                || spells(field, "-")
                || spells(field, "方書ナシ")
                || spells(field, "方書無し");
    }

    static Tokens read(Text text, int from) {
        if (from >= text.length()) {
            return Tokens.NONE;
        }
        Tokens tokens = new Tokens(text.length() - from + 8);
        int i = from;
        while (i < text.length()) {
            LotNumber number = LotNumber.at(text, i, false);
            if (number.isPresent()) {
                i = addNumber(text, tokens, number);
            } else {
                int c = text.at(i);
                boolean lodger = c == '様' && text.at(i + 1) == '方';
                if (!Characters.isRoomSeparator(c) && !lodger) {
                    tokens.add(text.token(i));
                }
                i++;
            }
        }
        return tokens;
    }

    /// The building from the text and the building field as one; a field that repeats the text is not said twice.
    static Tokens joined(Tokens fromText, Tokens field) {
        if (fromText.length() == 0 || field.length() == 0) {
            return fromText.length() == 0 ? field : fromText;
        }
        if (fromText.length() == field.length()
                && Tokens.agree(fromText, 0, field, 0, field.length()) != Tokens.MISMATCH) {
            return field;
        }
        Tokens both = new Tokens(fromText.length() + field.length());
        both.addAll(fromText, 0);
        both.addAll(field, 0);
        return both;
    }

    private static int addNumber(Text text, Tokens tokens, LotNumber number) {
        int end = number.end();
        int unitEnd = unitEnd(text, end);
        Unit unit = switch (text.at(unitEnd - 1)) {
            case '階', 'F' -> Unit.FLOOR;
            case '棟' -> Unit.TOWER;
            case '館' -> Unit.HALL;
            case '室', '号' -> Unit.ROOM;
            default -> Unit.NONE;
        };
        boolean hyphen = unitEnd == end && text.at(end) == '-';
        number.addTo(tokens, text, hyphen ? Unit.HYPHEN : unitEnd == end ? Unit.NONE : unit, text.at(end));
        return unitEnd;
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

    private static boolean spells(Text text, String word) {
        if (text.length() != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text.at(i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
