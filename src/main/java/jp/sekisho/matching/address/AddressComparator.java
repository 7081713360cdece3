package jp.sekisho.matching.address;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.address.Combination.Standing;
import jp.sekisho.matching.address.Token.Unit;
import jp.sekisho.person.Address;

/// Compares two addresses part by part: prefecture, county, municipality, street, town, lot, building. What each part's
/// standing means is told by the table of [Combination]; here it is only found out, with the rules that name it.
///
/// Symmetric but for the two outcomes that name a side. A place that a geocoder would find for both is no reason to
/// agree.
public final class AddressComparator {
    private static final long MISMATCH = Tokens.MISMATCH;

    private static final int TOWN_BLOCK_HOUSE = 3;

    private final Form a;
    private final Form b;
    private long rules;
    private Standing prefecture = Standing.SAME;
    private Standing county = Standing.SAME;
    private Standing municipality = Standing.SAME;
    private Standing street = Standing.SAME;
    private Standing town = Standing.SAME;
    private Standing lot = Standing.SAME;
    private Standing building = Standing.SAME;

    private AddressComparator(Form a, Form b) {
        this.a = a;
        this.b = b;
    }

    public static Comparison compare(Address record, Address registry) {
        if (record.equals(registry) && Plain.isWhole(record)) {
            return Comparison.of(Outcome.EXACT);
        }
        return compare(Reader.read(record), Reader.read(registry));
    }

    /// Compares with an address that was read before.
    public static Comparison compare(Address record, Form registry) {
        if (record.equals(registry.source()) && Plain.isWhole(record)) {
            return Comparison.of(Outcome.EXACT);
        }
        return compare(Reader.read(record), registry);
    }

    public static Comparison compare(Form record, Form registry) {
        if (record.blank()) {
            return Comparison.of(Outcome.ABSENT_IN_RECORD);
        }
        if (registry.blank()) {
            return Comparison.of(Outcome.ABSENT_IN_REGISTRY);
        }
        return new AddressComparator(record, registry).comparison();
    }

    private Comparison comparison() {
        Combination parts = combination();
        return switch (parts.meaning()) {
            case AGREES -> agreement();
            case TOLERATED, DECISIVE -> Comparison.of(Outcome.PARTIAL, rules);
            case CONTRADICTS, ANOTHER_PLACE -> Comparison.of(Outcome.MISMATCH);
            case NOT_COMPARABLE -> Comparison.of(Outcome.NOT_COMPARABLE);
        };
    }

    private Comparison agreement() {
        boolean exact = a.text().equals(b.text()) && a.building().equals(b.building());
        if (exact && rules == 0) {
            return Comparison.of(Outcome.EXACT);
        }
        boolean variant = (rules & bit(Rule.ADDRESS_VARIANT)) != 0;
        return Comparison.of(
                variant ? Outcome.VARIANT : Outcome.EQUIVALENT, rules == 0 ? bit(Rule.ADDRESS_WIDTH) : rules);
    }

    private Combination combination() {
        comparePlaces();
        if (municipality != Standing.DIFFERENT && prefecture != Standing.DIFFERENT) {
            compareStreets();
            compareLots();
        }
        return new Combination(prefecture, county, municipality, street, town, lot, building);
    }

    private void comparePlaces() {
        boolean codesDiffer = !a.unknownCode().equals(b.unknownCode())
                && (!a.unknownCode().isEmpty() || a.places().length > 0)
                && (!b.unknownCode().isEmpty() || b.places().length > 0);
        boolean prefecturesDiffer = a.prefecture() != b.prefecture() && a.prefecture() != 0 && b.prefecture() != 0;
        if (prefecturesDiffer) {
            prefecture = Standing.DIFFERENT;
        }
        long found = municipalityRules(a, b);
        if (a.contradictory() || b.contradictory() || codesDiffer || found == MISMATCH) {
            municipality = Standing.DIFFERENT;
            return;
        }
        rules |= found
                | (a.notation() ^ b.notation())
                | (a.postalCode().equals(b.postalCode()) ? 0 : bit(Rule.ADDRESS_POSTAL_CODE));
        if ((found & bit(Rule.ADDRESS_COUNTY_OMITTED)) != 0) {
            county = Standing.ONE_SIDE;
        }
        if ((found & (bit(Rule.ADDRESS_MUNICIPALITY_OMITTED) | bit(Rule.ADDRESS_WARD_OMITTED))) != 0) {
            municipality = Standing.ONE_SIDE;
        }
        // Where the code supplies it, text and code together say the whole place, though the text says less.
        if (!prefecturesDiffer && a.prefecture() != b.prefecture() && !a.placeByCode() && !b.placeByCode()) {
            prefecture = Standing.ONE_SIDE;
            rules |= bit(Rule.ADDRESS_PREFECTURE_OMITTED);
        }
        if (!prefecturesDiffer && municipality != Standing.ONE_SIDE && (isAmbiguous(a) || isAmbiguous(b))) {
            prefecture = Standing.UNCLEAR;
            rules |= bit(Rule.ADDRESS_PLACE_AMBIGUOUS);
        }
    }

    /// Whether the place that the form names may be another one. Equal codes are one place, though no table holds them.
    private boolean isAmbiguous(Form form) {
        return form.places().length > 1 && (form.ambiguous() || Towns.isSharedWithWard(form));
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
        if (!a.unknownCode().isEmpty() && a.unknownCode().equals(b.unknownCode())) {
            return bit(Rule.ADDRESS_MUNICIPALITY_BY_CODE);
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

    private void compareStreets() {
        Tokens left = a.streets();
        Tokens right = b.streets();
        if (left.length() > 0 && right.length() > 0) {
            long found = left.length() == right.length() ? Tokens.agree(left, 0, right, 0, left.length()) : MISMATCH;
            street = found == MISMATCH ? Standing.DIFFERENT : Standing.SAME;
            rules |= found == MISMATCH ? 0 : found;
            return;
        }
        if (left.length() != right.length()) {
            street = Standing.ONE_SIDE;
            rules |= bit(Rule.ADDRESS_KYOTO_STREET_OMITTED);
        }
        if (Places.isInKyotoCity(a.places()) && (Towns.needsStreet(a) || Towns.needsStreet(b))) {
            street = Standing.UNCLEAR;
            rules |= bit(Rule.ADDRESS_PLACE_AMBIGUOUS);
        }
    }

    private void compareLots() {
        Form shorter = a.lot().length() <= b.lot().length() ? a : b;
        Form longer = shorter == a ? b : a;
        int common = shorter.lot().length();
        rules |= a.prefixes() == b.prefixes() ? 0 : bit(Rule.ADDRESS_OAZA_OMITTED);
        if (a.roomsContradict() || b.roomsContradict()) {
            building = Standing.UNCLEAR;
            rules |= bit(Rule.ADDRESS_ROOMS_CONTRADICT);
        }
        if (a.masked() || b.masked()) {
            lot = Standing.UNREADABLE;
            return;
        }
        if (a.sayingNothing() || b.sayingNothing()) {
            town = Standing.UNREADABLE;
            return;
        }
        compareTowns(shorter);
        long found = Tokens.agree(a.lot(), 0, b.lot(), 0, common);
        if (found == MISMATCH) {
            found = branchBeforeLotRules(a, b);
            if (found == MISMATCH) {
                lot = Standing.DIFFERENT;
                return;
            }
        }
        rules |= found;
        if (longer.lot().length() > common) {
            compareLonger(shorter, longer, common);
            return;
        }
        if (!a.lotHeld() || !b.lotHeld()) {
            lot = !a.masked() && Towns.hasNoLots(a) && Towns.hasNoLots(b) ? Standing.NOT_NEEDED : Standing.NEITHER;
        }
        compareBuildings(a.rooms(), b.rooms());
        boolean elsewhere = a.separateBuilding() != b.separateBuilding()
                && !a.rooms().isNone()
                && !b.rooms().isNone();
        rules |= elsewhere ? bit(Rule.ADDRESS_BUILDING_NOTATION) : 0;
    }

    private void compareTowns(Form shorter) {
        if (!a.townHeld() || !b.townHeld()) {
            Form held = a.townHeld() ? a : b;
            boolean grid = held.townLength() == 0;
            town = a.townHeld() != b.townHeld()
                    ? grid ? Standing.SAME : Standing.ONE_SIDE
                    : Towns.needsNoLetters(a) && Towns.needsNoLetters(b) ? Standing.NOT_NEEDED : Standing.NEITHER;
            return;
        }
        int length = shorter.townLength();
        if (Tokens.agree(a.lot(), 0, b.lot(), 0, Math.min(length, shorter.lot().length())) > 0
                && (Towns.isJoinedByFolding(a) || Towns.isJoinedByFolding(b))) {
            town = Standing.UNCLEAR;
            rules |= bit(Rule.ADDRESS_PLACE_AMBIGUOUS);
        }
    }

    private void compareBuildings(Building left, Building right) {
        long found = Building.rules(left, right);
        if (a.buildingMasked() || b.buildingMasked()) {
            found = bit(Rule.ADDRESS_BUILDING_DIFFERS);
        }
        rules |= found;
        if (building == Standing.SAME) {
            building = (found & bit(Rule.ADDRESS_BUILDING_DIFFERS)) != 0
                    ? Standing.DIFFERENT
                    : (found & bit(Rule.ADDRESS_BUILDING_OMITTED)) != 0 ? Standing.ONE_SIDE : Standing.SAME;
        }
    }

    /// 乙1613 and 1613乙 are one lot: the letter of a block before the number, or behind it as a branch.
    private static long branchBeforeLotRules(Form a, Form b) {
        int length = a.lot().length();
        if (length != b.lot().length() || a.townLength() == b.townLength()) {
            return MISMATCH;
        }
        Form before = a.townLength() > b.townLength() ? a : b;
        Form behind = before == a ? b : a;
        int number = behind.townLength();
        long letter = before.lot().at(number);
        boolean moved = before.townLength() == number + 1
                && Lot.isBlockLetter(Token.compared(letter))
                && Characters.isKanji(Token.compared(letter))
                && Token.compared(letter) == Token.compared(behind.lot().at(length - 1))
                && before.lot().numbersFrom(number) == 1
                && before.lot().lastIsNumber();
        if (!moved) {
            return MISMATCH;
        }
        long town = Tokens.agree(before.lot(), 0, behind.lot(), 0, number);
        long rest = Tokens.agree(before.lot(), number + 1, behind.lot(), number, length - number - 1);
        return town == MISMATCH || rest == MISMATCH ? MISMATCH : town | rest | bit(Rule.ADDRESS_UNIT_OMITTED);
    }

    /// One side's lot goes on: with a room or a building's name that the other side holds as such, or with more
    /// numbers.
    private void compareLonger(Form shorter, Form longer, int common) {
        if (Token.isDigit(longer.lot().at(common))) {
            lot = Standing.DIFFERENT;
            return;
        }
        if (!shorter.lotHeld()) {
            boolean goesOn = longer.lot().isNumericFrom(common) || shorter.lot().lastIsNumber();
            lot = goesOn ? Standing.ONE_SIDE : Standing.DIFFERENT;
            rules |= bit(Rule.ADDRESS_LOT_INCOMPLETE);
            return;
        }
        boolean endsInNumber = shorter.lot().lastIsNumber();
        Building rest = Building.of(longer.lot(), common);
        boolean name = endsInNumber
                && !Token.isNumber(longer.lot().at(common))
                && longer.lot().length() - common > 1;
        boolean room = endsInNumber && holdsRoom(shorter, longer, common) && rest.hasNumbersOf(shorter.rooms());
        if (!shorter.rooms().isNone() && (name || room)) {
            long found = Building.rules(rest.joined(longer.rooms()), shorter.rooms());
            if ((found & bit(Rule.ADDRESS_BUILDING_DIFFERS)) == 0) {
                rules |= found | bit(Rule.ADDRESS_BUILDING_NOTATION) | (room ? bit(Rule.ADDRESS_ROOM_HYPHENATED) : 0);
                boolean omitted = (found & bit(Rule.ADDRESS_BUILDING_OMITTED)) != 0;
                if (building == Standing.SAME) {
                    building = omitted ? Standing.ONE_SIDE : Standing.SAME;
                }
                return;
            }
        }
        boolean goesOn = longer.lot().isNumericFrom(common) || endsInNumber;
        lot = goesOn ? Standing.UNCLEAR : Standing.DIFFERENT;
        rules |= bit(Rule.ADDRESS_LOT_INCOMPLETE);
    }

    /// Whether the longer lot's numbers from `common` on may be a room: a chain of hyphens says nothing of its
    /// last numbers, where units or の say that they are a branch. The other side's lot must be whole.
    private static boolean holdsRoom(Form shorter, Form longer, int common) {
        Tokens numbers = longer.lot();
        int count = Lot.lotNumbers(shorter.lot(), shorter.townLength());
        int blocks = shorter.lot().numbersFrom(shorter.townLength()) - count;
        if (!numbers.isNumericFrom(common) || longer.rooms().hasNumbers()) {
            return false;
        }
        boolean whole = count + Math.min(blocks, 1) >= TOWN_BLOCK_HOUSE;
        long joint = numbers.at(numbers.headBefore(common));
        boolean joined = !Token.isBranchFollowing(joint)
                && switch (Token.unit(joint)) {
                    case HYPHEN -> true;
                    case NONE, GO -> whole;
                    case CHOME, BAN, JO, SEN, CHIWARI, ROOM, FLOOR, TOWER, HALL -> false;
                };
        long last = numbers.at(numbers.headBefore(numbers.length()));
        boolean open = Token.unit(last).isOpen() || whole && Token.unit(last) == Unit.GO;
        return joined && open && (whole || isEndedByUnits(shorter) && isAllHyphens(longer));
    }

    /// Whether no unit stands among the lot's numbers.
    private static boolean isAllHyphens(Form form) {
        Tokens lot = form.lot();
        boolean all = true;
        for (int i = form.townLength(); i < lot.length(); i++) {
            all &= !Token.isNumber(lot.at(i)) || Token.unit(lot.at(i)).isOpen();
        }
        return all;
    }

    /// 1613番地5, 1丁目2番地, 1613-5: nothing is missing behind the last of two numbers.
    private static boolean isEndedByUnits(Form form) {
        Tokens lot = form.lot();
        int first = form.townLength();
        int last = lot.headBefore(lot.length());
        if (lot.numbersFrom(first) != 2 || !Token.isNumber(lot.at(first))) {
            return false;
        }
        boolean branch = Token.unit(lot.at(first)) == Unit.BAN || lot.valueAt(first) > Lot.MOST_BLOCKS;
        boolean inFull = Token.unit(lot.at(last)) == Unit.BAN && Token.unitWritten(lot.at(last)) == '地';
        return branch || inFull;
    }

    private static long bit(Rule rule) {
        return Comparison.bit(rule);
    }
}
