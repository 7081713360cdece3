package jp.sekisho.matching.address;

import jp.sekisho.person.Address;

/// Reads an address into the form in which two are compared: postal code, prefecture, municipality, then the streets of
/// Kyoto, the lot and the building. Total over all strings and linear in their length; nothing is looked up beyond
/// prefectures and municipalities.
public final class Reader {
    private static final String POSTAL_MARKS = "〒〶";

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
        Text text = Text.of(address.text());
        Reader reader = new Reader(text);
        reader.readPostalCode();
        reader.readPlaces(address);
        return reader.form(address, Text.of(address.building()));
    }

    enum Legibility {
        BLANK,
        MASKED,
        CONTRADICTORY,
        LEGIBLE
    }

    /// What may keep an address from agreeing with itself.
    static Legibility legibility(Address address) {
        boolean certain =
                Text.isCertain(address.text()) && (address.building().isEmpty() || Text.isCertain(address.building()));
        String code = address.municipalityCode().strip();
        if (certain && (code.isEmpty() || startsInFull(address.text(), Places.byCode(code)))) {
            return Legibility.LEGIBLE;
        }
        Text text = Text.of(address.text());
        if (text.length() == 0) {
            return Legibility.BLANK;
        }
        Reader reader = new Reader(text);
        reader.readPostalCode();
        reader.readPlaces(address);
        boolean masked = text.isMasked() || Text.of(address.building()).isMasked();
        return reader.contradictory ? Legibility.CONTRADICTORY : masked ? Legibility.MASKED : Legibility.LEGIBLE;
    }

    private Form form(Address address, Text building) {
        int streetsEnd = Places.isInKyotoCity(places) ? Streets.end(text, position) : position;
        Lot lot = Lot.read(text, streetsEnd);
        Tokens field = Rooms.isNone(building) ? Tokens.NONE : Rooms.read(building, 0);
        Tokens rooms = Rooms.read(text, lot.end());
        return new Form(
                address,
                text.canonical(address.text()),
                building.canonical(address.building()),
                text.length() == 0,
                text.isMasked() || building.isMasked(),
                contradictory,
                postalCode,
                prefecture,
                places,
                byCode,
                unknownCode,
                notation,
                Streets.read(text, position, streetsEnd),
                lot.tokens(),
                Rooms.joined(rooms, field),
                lot.prefixes(),
                field.length() > 0);
    }

    /// 〒1234567, 〒123-4567, or 123-4567 before a name: without its mark a lot may look like it.
    private void readPostalCode() {
        boolean marked = POSTAL_MARKS.indexOf(text.at(0)) >= 0 && text.at(0) != 0;
        int start = marked ? 1 : 0;
        boolean hyphen = text.at(start + 3) == '-';
        int end = start + (hyphen ? 8 : 7);
        if (!marked && !hyphen
                || !areDigits(start, start + 3)
                || !areDigits(hyphen ? start + 4 : start + 3, end)
                || text.isDigit(end)
                || text.at(end) == '-') {
            return;
        }
        boolean beforeName = Characters.isLetter(text.at(end)) && !Lot.isUnit(text.at(end));
        if (marked || beforeName) {
            StringBuilder digits = new StringBuilder(7);
            for (int i = start; i < end; i++) {
                if (text.isDigit(i)) {
                    digits.append((char) text.at(i));
                }
            }
            postalCode = digits.toString();
            position = end;
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

    private void readPlaces(String code, int[] coded) {
        Names.Match found = Places.names().find(text, position, 0);
        if (found.candidates().length == 1 && found.candidates()[0] < 0) {
            prefecture = -found.candidates()[0];
            notation = found.notation();
            position = found.end();
            found = Places.names().find(text, position, prefecture);
        }
        int[] both = Places.common(found.candidates(), coded);
        if (code.isEmpty()) {
            take(found, found.candidates());
        } else if (coded.length == 0) {
            unknownCode = code;
            take(found, found.candidates());
            contradictory = places.length > 0;
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
