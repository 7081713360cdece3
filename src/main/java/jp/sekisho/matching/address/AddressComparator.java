package jp.sekisho.matching.address;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.Address;

/// Compares two addresses part by part: place, streets, lot, building. Any part that contradicts is a mismatch; a part
/// that one side leaves out makes the outcome PARTIAL, with a rule that names the part.
///
/// Symmetric but for the two outcomes that name a side. A place that a geocoder would find for both is no reason to
/// agree.
public final class AddressComparator {
    private static final long MISMATCH = Tokens.MISMATCH;

    /// A number in the lot's place that is taken for a room has at least this many digits, and stands behind
    /// `TOWN_BLOCK_HOUSE` numbers.
    private static final int ROOM_DIGITS = 3;

    private static final int TOWN_BLOCK_HOUSE = 3;

    private AddressComparator() {}

    public static Comparison compare(Address record, Address registry) {
        if (record.equals(registry)) {
            return ofEqual(record);
        }
        return compare(Reader.read(record), Reader.read(registry));
    }

    /// Compares with an address that was read before.
    public static Comparison compare(Address record, Form registry) {
        return record.equals(registry.source()) ? ofEqual(record) : compare(Reader.read(record), registry);
    }

    /// One writing needs no reading of town and lot: only what is missing or unknown in it keeps it from being exact.
    private static Comparison ofEqual(Address both) {
        Reader.Legibility legibility = Reader.legibility(both);
        return Comparison.of(
                switch (legibility) {
                    case BLANK -> Outcome.ABSENT_IN_RECORD;
                    case CONTRADICTORY -> Outcome.MISMATCH;
                    case MASKED -> Outcome.NOT_COMPARABLE;
                    case LEGIBLE -> Outcome.EXACT;
                });
    }

    public static Comparison compare(Form record, Form registry) {
        if (record.blank()) {
            return Comparison.of(Outcome.ABSENT_IN_RECORD);
        }
        if (registry.blank()) {
            return Comparison.of(Outcome.ABSENT_IN_REGISTRY);
        }
        long rules = rules(record, registry);
        boolean masked = record.masked() || registry.masked();
        if (rules == MISMATCH) {
            return Comparison.of(
                    masked && !placesContradict(record, registry) ? Outcome.NOT_COMPARABLE : Outcome.MISMATCH);
        }
        if (masked) {
            return Comparison.of(Outcome.NOT_COMPARABLE);
        }
        boolean exact =
                record.text().equals(registry.text()) && record.building().equals(registry.building());
        return exact && rules == 0 ? Comparison.of(Outcome.EXACT) : agreement(rules);
    }

    private static Comparison agreement(long rules) {
        if ((rules & Comparison.OMISSIONS) != 0) {
            return Comparison.of(Outcome.PARTIAL, rules);
        }
        if ((rules & bit(Rule.ADDRESS_VARIANT)) != 0) {
            return Comparison.of(Outcome.VARIANT, rules);
        }
        return Comparison.of(Outcome.EQUIVALENT, rules == 0 ? bit(Rule.ADDRESS_WIDTH) : rules);
    }

    private static boolean placesContradict(Form a, Form b) {
        return placeRules(a, b) == MISMATCH;
    }

    private static long rules(Form a, Form b) {
        long place = placeRules(a, b);
        long streets = place == MISMATCH ? MISMATCH : streetRules(a.streets(), b.streets());
        long lot = streets == MISMATCH ? MISMATCH : lotRules(a, b);
        return lot == MISMATCH
                ? MISMATCH
                : place | streets | lot | (a.prefixes() == b.prefixes() ? 0 : bit(Rule.ADDRESS_OAZA_OMITTED));
    }

    private static long placeRules(Form a, Form b) {
        boolean codesDiffer = !a.unknownCode().equals(b.unknownCode())
                && (!a.unknownCode().isEmpty() || a.places().length > 0)
                && (!b.unknownCode().isEmpty() || b.places().length > 0);
        boolean prefecturesDiffer = a.prefecture() != b.prefecture() && a.prefecture() != 0 && b.prefecture() != 0;
        if (a.contradictory() || b.contradictory() || codesDiffer || prefecturesDiffer) {
            return MISMATCH;
        }
        long municipality = municipalityRules(a, b);
        if (municipality == MISMATCH) {
            return MISMATCH;
        }
        boolean prefectureOmitted = a.prefecture() != b.prefecture() && !isNamedByCode(a) && !isNamedByCode(b);
        return municipality
                | (a.notation() ^ b.notation())
                | (a.postalCode().equals(b.postalCode()) ? 0 : bit(Rule.ADDRESS_POSTAL_CODE))
                | (prefectureOmitted ? bit(Rule.ADDRESS_PREFECTURE_OMITTED) : 0);
    }

    /// Text and code together say the whole place, though the text says less.
    private static boolean isNamedByCode(Form form) {
        return form.placeByCode();
    }

    private static long municipalityRules(Form a, Form b) {
        if (a.places().length == 0 || b.places().length == 0) {
            return oneMunicipalityRules(a, b);
        }
        long least = MISMATCH;
        for (int left : a.places()) {
            for (int right : b.places()) {
                if (Places.place(left) == Places.place(right)) {
                    long rules = extentRules(Places.extent(left), Places.extent(right));
                    least = least == MISMATCH ? rules : Math.min(least, rules);
                }
            }
        }
        return least == MISMATCH || a.placeByCode() == b.placeByCode()
                ? least
                : least & ~bit(Rule.ADDRESS_COUNTY_OMITTED) | bit(Rule.ADDRESS_MUNICIPALITY_BY_CODE);
    }

    private static long oneMunicipalityRules(Form a, Form b) {
        if (a.places().length == b.places().length) {
            // A code that the table does not hold still names a municipality, and only one side has it.
            return a.unknownCode().equals(b.unknownCode()) ? 0 : bit(Rule.ADDRESS_MUNICIPALITY_OMITTED);
        }
        Form named = a.places().length > 0 ? a : b;
        int prefecture = (named == a ? b : a).prefecture();
        boolean possible = prefecture == 0;
        for (int place : named.places()) {
            possible |= Places.prefecture(place) == prefecture;
        }
        return possible ? bit(Rule.ADDRESS_MUNICIPALITY_OMITTED) : MISMATCH;
    }

    private static long extentRules(int a, int b) {
        if (a == b) {
            return 0;
        }
        boolean wardOmitted = a == Places.WITHOUT_WARD || b == Places.WITHOUT_WARD;
        boolean cityOmitted = a == Places.WITHOUT_CITY || b == Places.WITHOUT_CITY;
        return (wardOmitted ? bit(Rule.ADDRESS_WARD_OMITTED) : 0)
                | (cityOmitted ? bit(Rule.ADDRESS_MUNICIPALITY_OMITTED) : 0)
                | (wardOmitted || cityOmitted ? 0 : bit(Rule.ADDRESS_COUNTY_OMITTED));
    }

    private static long streetRules(Tokens a, Tokens b) {
        if (a.length() == 0 || b.length() == 0) {
            return a.length() == b.length() ? 0 : bit(Rule.ADDRESS_KYOTO_STREET_OMITTED);
        }
        return a.length() == b.length() ? Tokens.agree(a, 0, b, 0, a.length()) : MISMATCH;
    }

    private static long lotRules(Form a, Form b) {
        Tokens shorter = a.lot().length() <= b.lot().length() ? a.lot() : b.lot();
        Form longer = shorter == a.lot() ? b : a;
        Form other = shorter == a.lot() ? a : b;
        int common = shorter.length();
        long lot = Tokens.agree(a.lot(), 0, b.lot(), 0, common);
        if (lot == MISMATCH) {
            return MISMATCH;
        }
        if (longer.lot().length() == common) {
            long rooms = roomRules(a.rooms(), b.rooms());
            boolean elsewhere = a.separateBuilding() != b.separateBuilding()
                    && a.rooms().length() > 0
                    && b.rooms().length() > 0;
            return rooms == MISMATCH ? MISMATCH : lot | rooms | (elsewhere ? bit(Rule.ADDRESS_BUILDING_NOTATION) : 0);
        }
        if (Token.isDigit(longer.lot().at(common))) {
            return MISMATCH;
        }
        long rest = roomInLotRules(longer, common, other);
        if (rest != MISMATCH) {
            return lot | rest;
        }
        boolean lotGoesOn = longer.lot().isNumericFrom(common) || shorter.lastIsNumber();
        return lotGoesOn ? lot | bit(Rule.ADDRESS_LOT_INCOMPLETE) : MISMATCH;
    }

    /// A room or a building's name that was read as part of one side's lot and as the building on the other:
    /// 1-2-3-101 and 1-2-3 コーポ101.
    private static long roomInLotRules(Form longer, int from, Form shorter) {
        Tokens rooms = shorter.rooms();
        if (rooms.length() == 0 || !shorter.lot().lastIsNumber()) {
            return MISMATCH;
        }
        Tokens rest = new Tokens(longer.lot().length() - from);
        rest.addAll(longer.lot(), from);
        boolean roomNumber = rest.isNumericFrom(0)
                && rest.numbersFrom(0) == 1
                && rest.length() > ROOM_DIGITS
                && shorter.lot().numbersFrom(0) >= TOWN_BLOCK_HOUSE;
        boolean name = !Token.isNumber(rest.at(0)) && rest.length() > 1;
        if (!roomNumber && !name) {
            return MISMATCH;
        }
        Tokens whole = new Tokens(rest.length() + longer.rooms().length());
        if (roomNumber) {
            whole.addAll(longer.rooms(), 0);
            whole.addAll(rest, 0);
        } else {
            whole.addAll(rest, 0);
            whole.addAll(longer.rooms(), 0);
        }
        long agreed = roomRules(whole, rooms);
        return agreed == MISMATCH ? MISMATCH : agreed | bit(Rule.ADDRESS_BUILDING_NOTATION);
    }

    private static long roomRules(Tokens a, Tokens b) {
        Tokens shorter = a.length() <= b.length() ? a : b;
        Tokens longer = shorter == a ? b : a;
        int common = shorter.length();
        int more = longer.length() - common;
        if (more == 0) {
            return Tokens.agree(a, 0, b, 0, common);
        }
        if (common == 0) {
            return bit(Rule.ADDRESS_BUILDING_OMITTED);
        }
        // The room is left out, or the building's name before it.
        boolean roomOmitted = longer.isNumericFrom(common) && Token.isNumber(longer.at(common));
        boolean nameOmitted = shorter.isNumericFrom(0) && Token.isNumber(longer.at(more));
        long rules = MISMATCH;
        if (roomOmitted) {
            rules = Tokens.agree(shorter, 0, longer, 0, common);
        }
        if (rules == MISMATCH && nameOmitted) {
            rules = Tokens.agree(shorter, 0, longer, more, common);
        }
        return rules == MISMATCH ? MISMATCH : rules | bit(Rule.ADDRESS_BUILDING_OMITTED);
    }

    private static long bit(Rule rule) {
        return Comparison.bit(rule);
    }
}
