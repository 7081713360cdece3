package jp.sekisho.matching.address;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.matching.address.FormerMunicipalities.Former;
import jp.sekisho.person.Address;

/// Reads an address into the form in which two are compared: postal code, prefecture, municipality, then the streets of
/// Kyoto, the lot and the building. Total over all strings and linear in their length; nothing is looked up beyond
/// prefectures and municipalities.
public final class Reader {
    private static final String POSTAL_MARKS = "〒〶";
    private static final String OPENING = "([〔【";
    private static final String CLOSING = ")]〕】";

    /// As they are folded. Most of what says nothing has no lot and needs no list.
    private static final String[] NOTHING = {
        "ナシ", "無シ", "無", "未定", "未登録", "同上", "国外", "海外", "外国", "転出", "転出先", "職権消除", "N/A", "NA", "NULL", "NONE"
    };

    private final Text text;
    private int position;
    private String postalCode = "";
    private int prefecture;
    private int[] places = Places.NONE;
    private long notation;
    private boolean byCode;
    private boolean contradictory;
    private String unknownCode = "";

    private Reader(Text text) {
        this.text = text;
    }

    /// The canonical form of an address, for a caller that compares it more than once.
    public static Form read(Address address) {
        return at(address).form(address);
    }

    /// An address as it reads in a municipality of today.
    ///
    /// @param certain whether no other place can be meant: prefecture or code tell which municipality it was,
    /// and its towns kept their names
    record Today(Form form, boolean certain) {
        @Override
        public String toString() {
            return "Today[withheld]";
        }
    }

    /// The address in each municipality of today that its former one may have become; empty where it names none.
    static List<Today> today(Address address, FormerMunicipalities table) {
        String code = address.municipalityCode().strip();
        List<Former> coded = table.coded(code);
        Reader start = beforePlaces(address);
        start.readPrefecture();
        Text text = start.text;
        Names.Match present = Places.names().find(text, start.position, start.prefecture);
        List<Today> today = new ArrayList<>();
        for (Former former : table.beginningWith(text.at(start.position))) {
            int end = start.endOf(former);
            // 那珂川町 is a town of today too: only prefecture or code say that the former one is meant.
            boolean onlyByCode = present.end() >= end && present.candidates().length > 0;
            boolean another = !coded.isEmpty() && !coded.contains(former);
            if (end > start.position && !another && (!onlyByCode || former.hasCode(code))) {
                start.addToday(address, former, end, today);
            }
        }
        if (today.isEmpty() && present.candidates().length == 0) {
            coded.forEach(former -> start.addToday(address, former, start.position, today));
        }
        return today;
    }

    /// Why the lot of an address was taken to end where it does.
    static LotEnd lotEnd(Address address) {
        Reader reader = at(address);
        return Lot.read(reader.text, reader.streetsEnd()).why();
    }

    private static Reader at(Address address) {
        Reader reader = beforePlaces(address);
        reader.readPlaces(address);
        return reader;
    }

    private static Reader beforePlaces(Address address) {
        Reader reader = new Reader(Text.of(address.text()));
        reader.readPostalCode();
        reader.skipSeparators();
        return reader;
    }

    /// Where the name of a former municipality ends that stands here; here where it does not.
    private int endOf(Former former) {
        for (Text name : List.of(former.name(), former.withoutCounty())) {
            int length = 0;
            while (length < name.length() && text.at(position + length) == name.at(length)) {
                length++;
            }
            if (length == name.length() && (prefecture == 0 || prefecture == former.prefecture())) {
                return position + length;
            }
        }
        return position;
    }

    /// Nothing where the code names another municipality.
    private void addToday(Address address, Former former, int end, List<Today> today) {
        String code = address.municipalityCode().strip();
        int[] coded = Places.byCode(code);
        boolean byFormerCode = former.hasCode(code);
        int[] places = byFormerCode || coded.length == 0 ? former.today() : Places.common(former.today(), coded);
        boolean certain = former.townsKept() && (prefecture != 0 || byFormerCode || coded.length > 0);
        for (int place : places) {
            Reader reader = new Reader(text);
            reader.position = end;
            reader.postalCode = postalCode;
            reader.prefecture = prefecture;
            reader.places = new int[] {place};
            today.add(new Today(reader.form(address), certain));
        }
    }

    private int streetsEnd() {
        return Places.isInKyotoCity(places) ? Streets.end(text, position) : position;
    }

    private Form form(Address address) {
        Text building = Text.of(address.building());
        int streetsEnd = streetsEnd();
        Lot lot = Lot.read(text, streetsEnd);
        Building field = Rooms.isNone(building) ? Building.NONE : Rooms.read(building, 0);
        Building rooms = Rooms.read(text, lot.end());
        boolean townHeld = isTownHeld(lot);
        boolean placeHeld = prefecture != 0 || places.length > 0 || !unknownCode.isEmpty();
        return new Form(
                address,
                text.canonical(address.text()),
                building.canonical(address.building()),
                text.length() == 0,
                text.isMasked(0, lot.end()),
                text.isMasked(lot.end(), text.length()) || building.isMasked(),
                contradictory,
                postalCode,
                prefecture,
                places,
                byCode,
                unknownCode,
                Places.isAmbiguous(places),
                notation,
                Streets.read(text, position, streetsEnd),
                streetsEnd == position && Towns.needsStreet(places, lot.tokens(), lot.townLength()),
                lot.tokens(),
                lot.townLength(),
                townHeld,
                lot.isHeld(),
                !placeHeld && !(townHeld && isAnyNumber(lot)) || saysNothing(streetsEnd),
                rooms.joined(field),
                rooms.contradictsField(field),
                lot.prefixes(),
                !field.isNone());
    }

    private static boolean isAnyNumber(Lot lot) {
        return lot.isHeld() || lot.tokens().numbersFrom(0) > 0;
    }

    /// Whether letters name the town, or the numbers of a grid do.
    private static boolean isTownHeld(Lot lot) {
        Tokens tokens = lot.tokens();
        for (int i = 0; i < lot.townLength(); i++) {
            int c = Token.compared(tokens.at(i));
            if (Characters.isLetter(c) || Characters.kind(c) == Characters.LATIN) {
                return true;
            }
        }
        for (int i = lot.townLength(); i < tokens.length(); i++) {
            long token = tokens.at(i);
            if (Token.isNumber(token) && Token.unit(token).isTowns() && Token.unit(token) != Token.Unit.CHOME) {
                return true;
            }
        }
        return false;
    }

    /// Whether words that say that nothing is known stand behind the place. 不明門 is a gate of Kyoto.
    private boolean saysNothing(int from) {
        for (int i = from; text.isDenying() && i < text.length(); i++) {
            if (text.at(i) == '不' && text.at(i + 2) != '門' && Rooms.isOneOf(text.at(i + 1), "明詳定")) {
                return true;
            }
        }
        if (text.at(from) == '0') {
            // What a program writes into an empty cell; no lot has this number.
            return text.spells("0".repeat(text.length() - from), from, text.length());
        }
        if (!Rooms.isOneOf(text.at(from), "ナ無未同国海外転職N")) {
            return false;
        }
        int end = from;
        while (end < text.length() && !text.isDigit(end)) {
            end++;
        }
        for (String word : NOTHING) {
            if (text.spells(word, from, end)) {
                return true;
            }
        }
        return false;
    }

    /// 〒1234567, 〒123-4567, or 123-4567 before a name: without its mark a lot may look like it.
    private void readPostalCode() {
        int bracket = text.at(0) == 0 ? -1 : OPENING.indexOf(text.at(0));
        int open = bracket < 0 ? 0 : 1;
        boolean marked = text.at(open) != 0 && POSTAL_MARKS.indexOf(text.at(open)) >= 0;
        int start = marked ? open + 1 : open;
        boolean hyphen = text.at(start + 3) == '-';
        int end = start + (hyphen ? 8 : 7);
        if (!marked && !hyphen
                || !areDigits(start, start + 3)
                || !areDigits(hyphen ? start + 4 : start + 3, end)
                || text.isDigit(end)
                || text.at(end) == '-') {
            return;
        }
        int closed = bracket >= 0 && text.at(end) == CLOSING.charAt(bracket) ? end + 1 : end;
        boolean beforeName = Characters.isLetter(text.at(closed)) && !LotWords.isUnit(text.at(closed));
        if (closed - end == open && (marked || beforeName)) {
            StringBuilder digits = new StringBuilder(7);
            for (int i = start; i < end; i++) {
                if (text.isDigit(i)) {
                    digits.append((char) text.at(i));
                }
            }
            postalCode = digits.toString();
            position = closed;
        }
    }

    /// Brackets around a whole address hide no prefecture: (長野県).
    private void skipSeparators() {
        while (Characters.isRoomSeparator(text.at(position))) {
            position++;
        }
    }

    private boolean areDigits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!text.isDigit(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the text writes out the place of the code. No name of a place goes on where a full one ends, so that
    /// nothing else can be meant.
    private static boolean startsInFull(String text, int[] coded) {
        String name = Places.fullName(coded);
        return !name.isEmpty() && text.startsWith(name);
    }

    private void readPlaces(Address address) {
        String code = address.municipalityCode().strip();
        int[] coded = Places.byCode(code);
        if (startsInFull(address.text(), coded)) {
            prefecture = Places.prefecture(coded[0]);
            places = coded;
            position = Places.fullName(coded).length();
        } else {
            readPlaces(code, coded);
        }
    }

    private void readPrefecture() {
        Names.Match found = Places.names().find(text, position, 0);
        if (found.candidates().length == 1 && found.candidates()[0] < 0) {
            prefecture = -found.candidates()[0];
            notation = found.notation();
            position = found.end();
        }
    }

    private void readPlaces(String code, int[] coded) {
        readPrefecture();
        Names.Match found = Places.names().find(text, position, prefecture);
        int[] both = Places.common(found.candidates(), coded);
        if (code.isEmpty()) {
            take(found, found.candidates());
        } else if (coded.length == 0) {
            unknownCode = code;
            take(found, found.candidates());
        } else if (both.length > 0) {
            take(found, both);
            completeBy(coded);
        } else if (found.candidates().length > 0 && !mayBeTown(found.candidates())) {
            contradictory = true;
        } else {
            places = coded;
            byCode = true;
            contradictory = prefecture != 0 && Places.prefecture(coded[0]) != prefecture;
        }
    }

    private void take(Names.Match found, int[] candidates) {
        places = candidates;
        notation |= found.notation();
        position = found.end();
    }

    /// 池田町 at the start of a text is a town of 大垣市 if the code says 大垣市, and 東区 one of 小諸市.
    private boolean mayBeTown(int[] candidates) {
        boolean partOfName = false;
        for (int candidate : candidates) {
            int extent = Places.extent(candidate);
            partOfName |= extent == Places.WITHOUT_COUNTY || extent == Places.WITHOUT_CITY;
        }
        return prefecture == 0 && partOfName;
    }

    /// A code that names the ward, or the city, supplies what the text leaves out.
    private void completeBy(int[] coded) {
        int extent = Places.extent(places[0]);
        boolean wardByCode = extent == Places.WITHOUT_WARD && Places.extent(coded[0]) != Places.WITHOUT_WARD;
        if (wardByCode || extent == Places.WITHOUT_CITY) {
            places = new int[] {Places.candidate(Places.place(places[0]), Places.WHOLE)};
            byCode = true;
        }
    }
}
