package jp.sekisho.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.person.Sex;

/// Draws families: who lives together, of which ages, and with which given names.
final class Families {
    /// @param marriedIn bore another family name before the marriage
    record Member(NamePart given, Sex sex, LocalDate birthDate, boolean marriedIn) {}

    private static final int MOST_MEMBERS = 6;

    // Shares in a thousand.
    /// Of births; five times as many as in life, for they are what tests need most.
    private static final int TWINS = 50;

    private static final int NAMED_AFTER_FATHER = 200;
    private static final int HUSBAND_TAKES_NAME = 40;

    private final Chance chance;
    private final Names names;
    private final LocalDate today;

    Families(Chance chance, Names names, LocalDate today) {
        this.chance = chance;
        this.names = names;
        this.today = today;
    }

    /// One to six people, the head of the household first.
    List<Member> draw() {
        List<Member> family = new ArrayList<>();
        int kind = chance.below(100);
        if (kind < 16) {
            family.add(adult(anySex(), chance.between(19, 59)));
        } else if (kind < 36) {
            family.add(adult(anySex(), chance.between(60, 99)));
        } else if (kind < 42) {
            addCouple(family, chance.between(22, 59));
        } else if (kind < 62) {
            addCouple(family, chance.between(60, 90));
        } else if (kind < 86) {
            addCouple(family, chance.between(24, 58));
            addChildren(family, 3);
        } else if (kind < 92) {
            family.add(adult(chance.perMille(150) ? Sex.MALE : Sex.FEMALE, chance.between(24, 58)));
            addChildren(family, 2);
        } else {
            addCouple(family, chance.between(26, 52));
            addChildren(family, 2);
            addGrandparents(family);
        }
        return family;
    }

    private Sex anySex() {
        return chance.below(2) == 0 ? Sex.MALE : Sex.FEMALE;
    }

    private Member adult(Sex sex, int age) {
        LocalDate birth = today.minusYears(age).minusDays(chance.below(365));
        return new Member(names.given(sex, birth.getYear()), sex, birth, false);
    }

    private void addCouple(List<Member> family, int ageOfWife) {
        boolean husbandMarriedIn = chance.perMille(HUSBAND_TAKES_NAME);
        Member husband = adult(Sex.MALE, Math.max(20, ageOfWife + chance.between(-3, 8)));
        Member wife;
        do {
            wife = adult(Sex.FEMALE, ageOfWife);
        } while (isBorne(List.of(husband), wife.given()));
        family.add(new Member(husband.given(), Sex.MALE, husband.birthDate(), husbandMarriedIn));
        family.add(new Member(wife.given(), Sex.FEMALE, wife.birthDate(), !husbandMarriedIn));
    }

    /// Up to so many births, of one child or twins, from the last member's 21st year on.
    private void addChildren(List<Member> family, int mostBirths) {
        LocalDate birth = family.getLast().birthDate().plusDays(chance.between(21 * 366, 33 * 365));
        int births = chance.between(1, mostBirths);
        for (int i = 0; i < births && !birth.isAfter(today) && family.size() < MOST_MEMBERS; i++) {
            Member child = child(family, birth);
            family.add(child);
            if (chance.perMille(TWINS) && family.size() < MOST_MEMBERS) {
                family.add(twin(family, child));
            }
            birth = birth.plusDays(chance.between(550, 1500));
        }
    }

    private Member child(List<Member> family, LocalDate birth) {
        Sex sex = anySex();
        Member head = family.getFirst();
        boolean afterFather = sex == Sex.MALE && head.sex() == Sex.MALE && chance.perMille(NAMED_AFTER_FATHER);
        NamePart given;
        do {
            given = afterFather
                    ? names.givenAfter(head.given(), sex, birth.getYear())
                    : names.given(sex, birth.getYear());
            afterFather = false;
        } while (isBorne(family, given));
        return new Member(given, sex, birth, false);
    }

    private Member twin(List<Member> family, Member first) {
        Sex sex = chance.perMille(650) ? first.sex() : anySex();
        int year = first.birthDate().getYear();
        NamePart given = names.givenAfter(first.given(), sex, year);
        while (isBorne(family, given)) {
            given = names.given(sex, year);
        }
        return new Member(given, sex, first.birthDate(), false);
    }

    /// No two in a family share a name or its reading.
    private static boolean isBorne(List<Member> family, NamePart given) {
        return family.stream()
                .anyMatch(member -> member.given().kanji().equals(given.kanji())
                        || member.given().kana().equals(given.kana()));
    }

    /// The parents of the one who kept the family name.
    private void addGrandparents(List<Member> family) {
        Member heir = family.get(0).marriedIn() ? family.get(1) : family.get(0);
        LocalDate birth = heir.birthDate().minusDays(chance.between(22 * 366, 34 * 365));
        if (family.size() < MOST_MEMBERS) {
            family.add(elder(family, Sex.FEMALE, birth));
        }
        if (family.size() < MOST_MEMBERS && chance.perMille(600)) {
            family.add(elder(family, Sex.MALE, birth.minusDays(chance.below(6 * 365))));
        }
    }

    private Member elder(List<Member> family, Sex sex, LocalDate birth) {
        NamePart given;
        do {
            given = names.given(sex, birth.getYear());
        } while (isBorne(family, given));
        return new Member(given, sex, birth, sex == Sex.FEMALE);
    }
}
