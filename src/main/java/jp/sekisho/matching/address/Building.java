package jp.sekisho.matching.address;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.address.Token.Unit;

/// A building and a room (方書) taken apart: A-101, A棟101号室 and A101 are tower A and room 101 of a building.
///
/// @param name the letters and the numbers among them, as tokens
/// @param tower 棟: the number, or the Latin letter negated; 0 if there is none
/// @param floor 階, 0 if there is none or if the room's number begins with it
/// @param room 号室, 0 if there is none
/// @param openRoom whether the room was written without a unit
/// @param written tells two writings of the numbers apart, for the rule that made them agree
record Building(Tokens name, long tower, long floor, long room, boolean openRoom, int written) {
    static final Building NONE = new Building(Tokens.NONE, 0, 0, 0, false, 0);

    /// No room has so many digits; keeps the value a number.
    private static final int LONGEST = 12;

    /// How two buildings of one lot stand to one another.
    static final long DIFFERENT = Tokens.MISMATCH;

    /// From tokens as [Rooms] reads them, or from a lot's own last ones.
    static Building of(Tokens tokens, int from) {
        return from >= tokens.length() ? NONE : new Parts(tokens, from).building();
    }

    boolean isNone() {
        return name.length() == 0 && tower == 0 && floor == 0 && room == 0;
    }

    boolean hasNumbers() {
        return tower != 0 || floor != 0 || room != 0;
    }

    /// Whether tower and room are those of the other.
    boolean hasNumbersOf(Building other) {
        return room != 0 && room == other.room && tower == other.tower;
    }

    /// Whether the two name two rooms.
    boolean contradicts(Building other) {
        return room != 0 && other.room != 0 && room != other.room;
    }

    /// The building of the text and that of the field as one; a part that both name is not said twice.
    Building joined(Building field) {
        if (isNone() || field.isNone()) {
            return isNone() ? field : this;
        }
        Tokens names = name;
        if (name.length() == 0) {
            names = field.name;
        } else if (field.name.length() > 0 && !agree(name, field.name)) {
            names = new Tokens(name.length() + field.name.length());
            names.addAll(name, 0);
            names.addAll(field.name, 0);
        }
        // コーポ若葉2 in the text and 101 in the field: the second building's room.
        boolean towerInText =
                room != 0 && openRoom && tower == 0 && field.room != 0 && room < 100 && room != field.room;
        long towers = towerInText ? room : tower == 0 ? field.tower : tower;
        long rooms = towerInText || room == 0 ? field.room : room;
        return new Building(
                names, towers, floor == 0 ? field.floor : floor, rooms, field.openRoom, written * 31 + field.written);
    }

    /// What text and field say of the room contradicts itself.
    boolean contradictsField(Building field) {
        return contradicts(field) && !(openRoom && tower == 0 && room < 100);
    }

    private static boolean agree(Tokens a, Tokens b) {
        return a.length() == b.length() && Tokens.agree(a, 0, b, 0, a.length()) != Tokens.MISMATCH;
    }

    /// The rules by which the two are one building and one room, with [Rule#ADDRESS_BUILDING_OMITTED] where one of them
    /// says less, with [Rule#ADDRESS_BUILDING_DIFFERS] where they are not the same.
    static long rules(Building a, Building b) {
        if (a.isNone() || b.isNone()) {
            return a.isNone() == b.isNone() ? 0 : Comparison.bit(Rule.ADDRESS_BUILDING_OMITTED);
        }
        boolean aSaysMore = a.saysMoreThan(b);
        boolean bSaysMore = b.saysMoreThan(a);
        long names = a.name.length() == 0 || b.name.length() == 0
                ? 0
                : a.name.length() == b.name.length()
                        ? Tokens.agree(a.name, 0, b.name, 0, a.name.length())
                        : Tokens.MISMATCH;
        if (names == Tokens.MISMATCH
                || aSaysMore && bSaysMore
                || contradict(a.tower, b.tower)
                || contradict(a.floor, b.floor)
                || contradict(a.room, b.room)) {
            return Comparison.bit(Rule.ADDRESS_BUILDING_DIFFERS);
        }
        return names
                | (aSaysMore || bSaysMore
                        ? Comparison.bit(Rule.ADDRESS_BUILDING_OMITTED)
                        : a.written == b.written ? 0 : Comparison.bit(Rule.ADDRESS_BUILDING_NOTATION));
    }

    /// Whether it holds a part that the other lacks.
    private boolean saysMoreThan(Building other) {
        return name.length() > 0 && other.name.length() == 0
                || tower != 0 && other.tower == 0
                || floor != 0 && other.floor == 0
                || room != 0 && other.room == 0;
    }

    private static boolean contradict(long a, long b) {
        return a != 0 && b != 0 && a != b;
    }

    /// Takes the numbers at the end of a building apart, or before its name where the room is written first.
    private static final class Parts {
        private final Tokens tokens;
        private int from;
        private int to;
        private long tower;
        private long floor;
        private long room;
        private boolean openRoom;
        private int written;

        Parts(Tokens tokens, int from) {
            this.tokens = tokens;
            this.from = from;
            this.to = tokens.length();
        }

        Building building() {
            readBehindName();
            if (room == 0) {
                readBeforeName();
            }
            dropFloorOfRoom();
            Tokens name = Tokens.NONE;
            if (to > from) {
                name = new Tokens(to - from);
                name.addAll(tokens, from, to);
            }
            return new Building(name, tower, floor, room, openRoom, written);
        }

        /// From the end: room, floor, tower; any other order stays in the name.
        private void readBehindName() {
            while (to > from) {
                int head = headBefore(to);
                if (head < 0) {
                    if (!readTowerLetter()) {
                        return;
                    }
                    continue;
                }
                long value = value(head, to);
                Unit unit = Token.unit(tokens.at(head));
                if (value == 0) {
                    return;
                }
                switch (unit) {
                    case ROOM, GO -> {
                        if (room == 0 && floor == 0 && tower == 0) {
                            room = value;
                        } else if (room != 0 && tower == 0) {
                            // 2号101: the second building's room.
                            tower = value;
                        } else {
                            return;
                        }
                    }
                    case FLOOR -> {
                        if (floor != 0 || tower != 0) {
                            return;
                        }
                        floor = value;
                    }
                    case TOWER -> {
                        if (tower != 0) {
                            return;
                        }
                        tower = value;
                    }
                    case NONE, HYPHEN, BAN, CHOME -> {
                        if (room == 0 && floor == 0 && tower == 0) {
                            room = value;
                            openRoom = true;
                        } else if (tower == 0 && room != 0) {
                            tower = value;
                        } else {
                            return;
                        }
                    }
                    case HALL, JO, SEN, CHIWARI -> {
                        return;
                    }
                }
                written = written * 31 + Token.written(tokens.at(head)) + unit.ordinal() + 1;
                to = head;
            }
        }

        /// A before 101 or before 棟.
        private boolean readTowerLetter() {
            boolean unit = Token.compared(tokens.at(to - 1)) == '棟';
            int at = unit ? to - 2 : to - 1;
            if (at > from && unit && Token.compared(tokens.at(at)) == '号') {
                at--;
            }
            if (at < from || tower != 0 || !unit && room == 0 && floor == 0 || !isSingleLatin(at)) {
                return false;
            }
            tower = -Token.compared(tokens.at(at));
            written = written * 31 + (unit ? 1 : 2);
            to = at;
            return true;
        }

        private boolean isSingleLatin(int i) {
            return Characters.kind(Token.compared(tokens.at(i))) == Characters.LATIN
                    && !Token.isNumber(tokens.at(i))
                    && (i == from
                            || Characters.kind(Token.compared(tokens.at(i - 1))) != Characters.LATIN
                            || Token.isNumber(tokens.at(i - 1)));
        }

        /// 101号室 コーポ若葉, 101 コーポ若葉.
        private void readBeforeName() {
            if (from >= to || !Token.isNumber(tokens.at(from))) {
                return;
            }
            int end = from + 1;
            while (end < to && Token.isDigit(tokens.at(end))) {
                end++;
            }
            Unit unit = Token.unit(tokens.at(from));
            boolean isRoom = unit == Unit.ROOM || unit.isOpen() && end - from > 3;
            if (isRoom && end < to && value(from, end) != 0) {
                room = value(from, end);
                written = written * 31 + 3;
                from = end;
            }
        }

        /// 2F-201 says the floor twice.
        private void dropFloorOfRoom() {
            if (floor > 0 && room / 100 == floor) {
                floor = 0;
                written = written * 31 + 4;
            }
        }

        /// The head of the number that ends before `end`; negative if none does.
        private int headBefore(int end) {
            int i = end - 1;
            while (i >= from && Token.isDigit(tokens.at(i))) {
                i--;
            }
            return i >= from && i < end - 1 && Token.isNumber(tokens.at(i)) ? i : -1;
        }

        private long value(int head, int end) {
            if (end - head - 1 > LONGEST) {
                return 0;
            }
            long value = 0;
            for (int i = head + 1; i < end; i++) {
                value = value * 10 + Token.compared(tokens.at(i)) - '0';
            }
            return value;
        }
    }
}
