package jp.sekisho.matching.address;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.person.Address;

/// An address taken apart, for a person to see where each part was taken to end and why. For synthetic data: it
/// shows what was written.
public final class Explanation {
    /// One part of the address.
    ///
    /// @param part what it was taken for
    /// @param text its characters as they are compared, numbers with their units in brackets
    /// @param reason why it begins or ends where it does
    public record Line(String part, String text, String reason) {
        @Override
        public String toString() {
            return "Line[withheld]";
        }
    }

    private Explanation() {}

    public static List<Line> of(Address address) {
        Form form = Reader.read(address);
        Building rooms = form.rooms();
        List<Line> lines = new ArrayList<>();
        add(lines, "postal code", form.postalCode(), "seven digits before the address");
        add(lines, "prefecture", Places.prefectureName(form.prefecture()), "written at the start");
        add(
                lines,
                "municipality",
                municipality(form),
                form.placeByCode() ? "told by its code" : "the longest name that the table holds");
        add(lines, "unknown code", form.unknownCode(), "no municipality of the table has it");
        add(lines, "street", text(form.streets(), 0, form.streets().length()), "up to the last 上る, 下る or 入る of Kyoto");
        add(
                lines,
                "town",
                text(form.lot(), 0, form.townLength()),
                "up to the last row of numbers: numbers within it are the name's");
        add(
                lines,
                "lot",
                text(form.lot(), form.townLength(), form.lot().length()),
                Reader.lotEnd(address).reason());
        add(lines, "building", text(rooms.name(), 0, rooms.name().length()), "letters, and the numbers among them");
        add(lines, "tower", number(rooms.tower()), "棟, or the number or letter before the room's");
        add(lines, "floor", number(rooms.floor()), "階 or F, unless the room's number begins with it");
        add(lines, "room", number(rooms.room()), rooms.openRoom() ? "the last number, without a unit" : "号室, 室 or 号");
        flag(lines, form.contradictory(), "text and code name two municipalities");
        flag(lines, form.ambiguous(), "several municipalities have this name");
        flag(lines, form.sayingNothing(), "says nothing that an address could agree by");
        flag(lines, !form.townHeld(), "no town");
        flag(lines, !form.lotHeld(), "no lot");
        flag(lines, form.masked(), "a character of place, town or lot is not known");
        flag(lines, form.buildingMasked(), "a character of the building is not known");
        flag(lines, form.roomsContradict(), "text and building field name two rooms");
        return lines;
    }

    private static void add(List<Line> lines, String part, String text, String reason) {
        if (!text.isEmpty()) {
            lines.add(new Line(part, text, reason));
        }
    }

    private static void flag(List<Line> lines, boolean raised, String reason) {
        if (raised) {
            lines.add(new Line("note", "", reason));
        }
    }

    private static String municipality(Form form) {
        List<String> names = new ArrayList<>();
        for (int candidate : form.places()) {
            names.add(Places.fullName(new int[] {candidate}));
        }
        return String.join(" or ", names);
    }

    private static String number(long value) {
        return value == 0 ? "" : value < 0 ? Character.toString((int) -value) : Long.toString(value);
    }

    private static String bracketed(String unit) {
        return unit.isEmpty() ? "" : "[" + unit + "]";
    }

    /// A number's unit stands before its digits in the tokens, and behind them here.
    private static String text(Tokens tokens, int from, int to) {
        StringBuilder text = new StringBuilder();
        String unit = "";
        for (int i = from; i < to; i++) {
            long token = tokens.at(i);
            if (Token.isNumber(token) || !Token.isDigit(token)) {
                text.append(unit);
                unit = Token.isNumber(token) ? bracketed(Token.unit(token).written()) : "";
            }
            if (!Token.isNumber(token)) {
                text.appendCodePoint(Token.compared(token));
            }
        }
        return text.append(unit).toString();
    }
}
