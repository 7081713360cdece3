package jp.sekisho.matching.address;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.address.Combination.Meaning;
import jp.sekisho.matching.address.Combination.Part;
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
    private Meaning meaning = Meaning.AGREES;

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
        comparePlaces();
        if (meaning != Meaning.ANOTHER_PLACE) {
            compareStreets();
            compareLots();
        }
        return switch (meaning) {
            case AGREES -> agreement();
            case TOLERATED, DECISIVE -> Comparison.of(Outcome.PARTIAL, rules);
            case CONTRADICTS, ANOTHER_PLACE -> Comparison.of(Outcome.MISMATCH);
            case NOT_COMPARABLE -> Comparison.of(Outcome.NOT_COMPARABLE);
        };
    }

    /// A part that is the same on both sides need not be said.
    private void found(Part part, Standing standing) {
        meaning = meaning.and(part, standing);
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

    private void comparePlaces() {
        if (a.prefecture() != b.prefecture() && a.prefecture() != 0 && b.prefecture() != 0) {
            found(Part.PREFECTURE, Standing.DIFFERENT);
            return;
        }
        long municipality = municipalityRules(a, b);
        if (a.contradictory() || b.contradictory() || municipality == MISMATCH) {
            found(Part.MUNICIPALITY, Standing.DIFFERENT);
            return;
        }
        if (isUnreadableBeside(a, b) || isUnreadableBeside(b, a)) {
            found(Part.MUNICIPALITY, Standing.UNREADABLE);
            return;
        }
        rules |= municipality
                | (a.notation() ^ b.notation())
                | (a.postalCode().equals(b.postalCode()) ? 0 : bit(Rule.ADDRESS_POSTAL_CODE));
        if ((municipality & bit(Rule.ADDRESS_COUNTY_OMITTED)) != 0) {
            found(Part.COUNTY, Standing.ONE_SIDE);
        }
        // Where the code supplies it, text and code together say the whole place, though the text says less.
        if (a.prefecture() != b.prefecture() && !a.placeByCode() && !b.placeByCode()) {
            found(Part.PREFECTURE, Standing.ONE_SIDE);
            rules |= bit(Rule.ADDRESS_PREFECTURE_OMITTED);
        }
        if ((municipality & (bit(Rule.ADDRESS_MUNICIPALITY_OMITTED) | bit(Rule.ADDRESS_WARD_OMITTED))) != 0) {
            found(Part.MUNICIPALITY, Standing.ONE_SIDE);
        } else if (isAmbiguous(a) || isAmbiguous(b)) {
            found(Part.PREFECTURE, Standing.UNCLEAR);
            rules |= bit(Rule.ADDRESS_PLACE_AMBIGUOUS);
        }
    }

    /// Whether only a code that the table does not hold says where the form is, and the other side says it otherwise.
    private static boolean isUnreadableBeside(Form form, Form other) {
        boolean onlyByCode = form.places().length == 0 && !form.unknownCode().isEmpty();
        boolean said = other.places().length > 0 || !other.unknownCode().isEmpty();
        return onlyByCode && said && !form.unknownCode().equals(other.unknownCode());
    }

    /// Whether the place that the form names may be another one. Equal codes are one place, though no table holds them.
    private boolean isAmbiguous(Form form) {
        boolean told = !a.unknownCode().isEmpty() && a.unknownCode().equals(b.unknownCode());
        return form.places().length > 1 && (form.ambiguous() && !told || Towns.isSharedWithWard(form));
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
            long agreed = left.length() == right.length() ? Tokens.agree(left, 0, right, 0, left.length()) : MISMATCH;
            if (agreed == MISMATCH) {
                found(Part.STREET, Standing.DIFFERENT);
            } else {
                rules |= agreed;
            }
            return;
        }
        if (left.length() != right.length()) {
            found(Part.STREET, Standing.ONE_SIDE);
            rules |= bit(Rule.ADDRESS_KYOTO_STREET_OMITTED);
        }
        if (a.needsStreet() || b.needsStreet()) {
            found(Part.STREET, Standing.UNCLEAR);
            rules |= bit(Rule.ADDRESS_PLACE_AMBIGUOUS);
        }
    }

    private void compareLots() {
        rules |= a.prefixes() == b.prefixes() ? 0 : bit(Rule.ADDRESS_OAZA_OMITTED);
        if (a.masked() || b.masked()) {
            found(Part.LOT, Standing.UNREADABLE);
            return;
        }
        if (a.sayingNothing() || b.sayingNothing()) {
            found(Part.TOWN, Standing.UNREADABLE);
            return;
        }
        if (!a.townHeld() || !b.townHeld()) {
            compareTownsWithoutLetters();
        }
        Form shorter = a.lot().length() <= b.lot().length() ? a : b;
        Form longer = shorter == a ? b : a;
        int common = shorter.lot().length();
        long agreed = Tokens.agree(a.lot(), 0, b.lot(), 0, common);
        if (agreed == MISMATCH) {
            agreed = branchBeforeLotRules(a, b);
            if (agreed == MISMATCH) {
                found(Part.LOT, Standing.DIFFERENT);
                return;
            }
        }
        rules |= agreed;
        if (agreed != 0 && isAnotherTown(shorter)) {
            found(Part.TOWN, Standing.UNCLEAR);
            rules |= bit(Rule.ADDRESS_PLACE_AMBIGUOUS);
        }
        if (a.roomsContradict() || b.roomsContradict()) {
            found(Part.BUILDING, Standing.UNCLEAR);
            rules |= bit(Rule.ADDRESS_ROOMS_CONTRADICT);
        }
        if (longer.lot().length() > common) {
            compareLonger(shorter, longer, common);
            return;
        }
        if (!a.lotHeld() || !b.lotHeld()) {
            boolean noLots = Towns.hasNoLots(a) && Towns.hasNoLots(b);
            found(Part.LOT, noLots ? Standing.NOT_NEEDED : Standing.NEITHER);
        }
        compareBuildings();
    }

    private void compareTownsWithoutLetters() {
        Form held = a.townHeld() ? a : b;
        if (a.townHeld() != b.townHeld()) {
            // The units of a grid hold the town on one side, 13線9号2番地, and hyphens on the other.
            found(Part.TOWN, held.townLength() == 0 ? Standing.SAME : Standing.ONE_SIDE);
        } else {
            boolean none = Towns.needsNoLetters(a) && Towns.needsNoLetters(b);
            found(Part.TOWN, none ? Standing.NOT_NEEDED : Standing.NEITHER);
        }
    }

    /// Whether notation made two towns agree that the municipality tells apart.
    private boolean isAnotherTown(Form shorter) {
        int length = Math.min(shorter.townLength(), shorter.lot().length());
        return (Towns.isJoinedByFolding(a) || Towns.isJoinedByFolding(b))
                && Tokens.agree(a.lot(), 0, b.lot(), 0, length) != 0;
    }

    private void compareBuildings() {
        Building left = a.rooms();
        Building right = b.rooms();
        if (left.isNone() && right.isNone()) {
            return;
        }
        boolean elsewhere = a.separateBuilding() != b.separateBuilding() && !left.isNone() && !right.isNone();
        rules |= elsewhere ? bit(Rule.ADDRESS_BUILDING_NOTATION) : 0;
        foundBuilding(
                a.buildingMasked() || b.buildingMasked()
                        ? bit(Rule.ADDRESS_BUILDING_DIFFERS)
                        : Building.rules(left, right));
    }

    private void foundBuilding(long agreed) {
        rules |= agreed;
        if ((agreed & bit(Rule.ADDRESS_BUILDING_DIFFERS)) != 0) {
            found(Part.BUILDING, Standing.DIFFERENT);
        } else if ((agreed & bit(Rule.ADDRESS_BUILDING_OMITTED)) != 0) {
            found(Part.BUILDING, Standing.ONE_SIDE);
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
            found(Part.LOT, Standing.DIFFERENT);
            return;
        }
        boolean endsInNumber = shorter.lot().lastIsNumber();
        if (shorter.lotHeld() && endsInNumber && !shorter.rooms().isNone()) {
            Building rest = Building.of(longer.lot(), common);
            boolean name =
                    !Token.isNumber(longer.lot().at(common)) && longer.lot().length() - common > 1;
            boolean room = holdsRoom(shorter, longer, common) && rest.hasNumbersOf(shorter.rooms());
            long agreed = name || room ? Building.rules(rest.joined(longer.rooms()), shorter.rooms()) : MISMATCH;
            if ((agreed & bit(Rule.ADDRESS_BUILDING_DIFFERS)) == 0) {
                rules |= bit(Rule.ADDRESS_BUILDING_NOTATION) | (room ? bit(Rule.ADDRESS_ROOM_HYPHENATED) : 0);
                foundBuilding(agreed);
                return;
            }
        }
        rules |= bit(Rule.ADDRESS_LOT_INCOMPLETE);
        boolean goesOn = longer.lot().isNumericFrom(common) || endsInNumber;
        found(Part.LOT, goesOn ? shorter.lotHeld() ? Standing.UNCLEAR : Standing.ONE_SIDE : Standing.DIFFERENT);
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
