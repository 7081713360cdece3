package jp.sekisho.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.person.Sex;
import jp.sekisho.synthetic.Families.Member;
import jp.sekisho.synthetic.SyntheticResident.NumberStatus;
import jp.sekisho.synthetic.SyntheticResident.PreviousAddress;
import jp.sekisho.synthetic.SyntheticResident.PreviousName;
import jp.sekisho.synthetic.SyntheticResident.Status;

/// Settles one household after the other, until as many residents live there as are wanted.
final class Settlement {
    // Shares of households, in a thousand.
    private static final int FOREIGN = 20;
    private static final int NAMESAKE = 30;
    private static final int NEIGHBOURS = 60;
    private static final int MOVED = 150;
    private static final int PROTECTED = 4;
    private static final int OLD_FORM_IN_FAMILY_NAME = 150;
    // Shares of residents, in a thousand.
    private static final int OLD_FORM_IN_GIVEN_NAME = 25;
    private static final int MAIDEN_NAME_HELD = 300;
    private static final int DECEASED = 9;
    private static final int ABROAD = 4;
    private static final int REMOVED = 2;
    private static final int SUPERSEDED = 3;

    private final LocalDate today;
    private final Chance chance;
    private final Names names;
    private final ForeignNames foreignNames;
    private final Families families;
    private final Places places;
    private final Numbers numbers = new Numbers();
    private final List<Household> households = new ArrayList<>();
    private final List<SyntheticResident> residents = new ArrayList<>();

    /// Lot, birth date and sex of everybody.
    private final Set<String> occupied = new HashSet<>();

    Settlement(long seed, LocalDate today) {
        this.today = today;
        chance = new Chance(seed);
        names = new Names(chance);
        foreignNames = new ForeignNames(chance);
        families = new Families(chance, names, today);
        places = new Places(chance);
    }

    List<Household> settle(List<Household> first, int size) {
        for (Household household : first) {
            for (SyntheticResident resident : household.members()) {
                numbers.reserve(resident.individualNumber());
                places.reserve(resident.address());
                resident.previousAddresses().forEach(previous -> places.reserve(previous.address()));
            }
            add(household);
        }
        while (residents.size() < size) {
            add(next(size - residents.size()));
        }
        return households;
    }

    private void add(Household household) {
        households.add(household);
        for (SyntheticResident resident : household.members()) {
            residents.add(resident);
            occupied.add(place(resident.address(), resident.birthDate(), resident.sex()));
        }
    }

    private Household next(int mostMembers) {
        int kind = chance.below(1000);
        if (kind < FOREIGN) {
            return foreigners(Math.min(mostMembers, chance.between(1, 2)));
        }
        if (kind < FOREIGN + NAMESAKE) {
            SyntheticResident model = chance.oneOf(residents);
            int age = today.getYear() - model.birthDate().getYear();
            if (!model.name().foreign() && 30 <= age && age <= 90) {
                return namesake(model);
            }
        }
        List<Member> members = families.draw();
        return family(members.subList(0, Math.min(mostMembers, members.size())));
    }

    private Household family(List<Member> members) {
        NamePart familyName = names.perhapsAged(names.family(), OLD_FORM_IN_FAMILY_NAME);
        SyntheticAddress address = addressFor(members);
        Optional<PreviousAddress> moved = perhapsMoved();
        boolean addressProtected = chance.perMille(PROTECTED);
        List<SyntheticResident> settled = new ArrayList<>();
        for (Member member : members) {
            NamePart given = names.perhapsAged(member.given(), OLD_FORM_IN_GIVEN_NAME);
            settled.add(register(
                    SyntheticName.of(familyName, given),
                    member.birthDate(),
                    member.sex(),
                    address,
                    previousNames(member, given, familyName),
                    moved.stream()
                            .filter(previous -> member.birthDate().isBefore(previous.until()))
                            .toList(),
                    addressProtected));
        }
        return new Household(settled);
    }

    /// Sometimes next door. Two strangers in one building never have birth date and sex in common too, for then nothing
    /// but their names would tell them apart, and a name may be an official variant of another.
    private SyntheticAddress addressFor(List<Member> members) {
        if (chance.perMille(NEIGHBOURS)) {
            SyntheticAddress nextDoor = places.neighbouringHome();
            if (members.stream()
                    .noneMatch(member -> occupied.contains(place(nextDoor, member.birthDate(), member.sex())))) {
                return nextDoor;
            }
        }
        return places.home();
    }

    private static String place(SyntheticAddress address, LocalDate birthDate, Sex sex) {
        return address.text() + birthDate + sex;
    }

    private Optional<PreviousAddress> perhapsMoved() {
        if (!chance.perMille(MOVED)) {
            return Optional.empty();
        }
        return Optional.of(new PreviousAddress(places.house(), today.minusDays(chance.between(30, 15 * 365))));
    }

    private List<PreviousName> previousNames(Member member, NamePart given, NamePart familyName) {
        if (!member.marriedIn() || !chance.perMille(MAIDEN_NAME_HELD)) {
            return List.of();
        }
        NamePart maidenName = names.perhapsAged(names.family(), OLD_FORM_IN_FAMILY_NAME);
        LocalDate wedding = member.birthDate().plusDays(chance.between(20 * 366, 32 * 365));
        return wedding.isAfter(today) || maidenName.kana().equals(familyName.kana())
                ? List.of()
                : List.of(new PreviousName(SyntheticName.of(maidenName, given), wedding));
    }

    /// Someone who lives alone and elsewhere, and whose name is the model's or is read alike.
    private Household namesake(SyntheticResident model) {
        SyntheticName name = model.name();
        LocalDate birthDate = model.birthDate();
        switch (chance.below(4)) {
            case 0 -> birthDate = birthDate.plusDays(chance.between(-3000, -1));
            case 1 -> birthDate = birthDate.plusDays(chance.between(1, 3000));
            case 2 ->
                name = SyntheticName.of(names.familyReadAlike(name.family()).orElse(name.family()), name.given());
            default -> {
                // Name, birth date and sex in common: only the address tells the two apart.
            }
        }
        return new Household(List.of(register(
                name,
                birthDate,
                model.sex(),
                places.home(),
                List.of(),
                perhapsMoved().stream().toList(),
                chance.perMille(PROTECTED))));
    }

    /// One, or two who share a home but no name.
    private Household foreigners(int members) {
        SyntheticAddress address = places.home();
        List<SyntheticResident> settled = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            Sex sex = chance.below(2) == 0 ? Sex.MALE : Sex.FEMALE;
            LocalDate birthDate = today.minusDays(chance.between(19 * 366, 55 * 365));
            if (!settled.isEmpty() && settled.getFirst().birthDate().equals(birthDate)) {
                birthDate = birthDate.minusDays(1);
            }
            settled.add(register(
                    foreignNames.draw(sex, names.family()), birthDate, sex, address, List.of(), List.of(), false));
        }
        return new Household(settled);
    }

    private SyntheticResident register(
            SyntheticName name,
            LocalDate birthDate,
            Sex sex,
            SyntheticAddress address,
            List<PreviousName> previousNames,
            List<PreviousAddress> previousAddresses,
            boolean addressProtected) {
        return new SyntheticResident(
                numbers.next(chance),
                chance.perMille(SUPERSEDED) ? NumberStatus.SUPERSEDED : NumberStatus.CURRENT,
                status(),
                name,
                birthDate,
                sex,
                address,
                previousNames,
                previousAddresses,
                addressProtected);
    }

    private Status status() {
        int ticket = chance.below(1000);
        if (ticket < DECEASED) {
            return Status.DECEASED;
        }
        if (ticket < DECEASED + ABROAD) {
            return Status.ABROAD;
        }
        return ticket < DECEASED + ABROAD + REMOVED ? Status.REMOVED : Status.ACTIVE;
    }
}
