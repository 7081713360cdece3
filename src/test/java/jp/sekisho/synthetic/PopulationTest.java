package jp.sekisho.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.Sex;
import jp.sekisho.synthetic.Population.Pair;
import jp.sekisho.synthetic.SyntheticResident.NumberStatus;
import jp.sekisho.synthetic.SyntheticResident.Status;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final long SEED = 20_261_120;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Population PEOPLE = Population.generate(SEED, 20_000, TODAY);
    private static final List<SyntheticResident> RESIDENTS = PEOPLE.residents();

    @Test
    void sameSeedGivesTheSamePeople() {
        assertThat(Population.generate(SEED, 3_000, TODAY).households())
                .isEqualTo(Population.generate(SEED, 3_000, TODAY).households());
    }

    @Test
    void anotherSeedGivesOtherPeople() {
        assertThat(numbers(Population.generate(1, 500, TODAY)))
                .isNotEqualTo(numbers(Population.generate(2, 500, TODAY)));
    }

    @Test
    void hasAsManyResidentsAsWantedAndThePeopleOfTheDocumentsAlways() {
        assertThat(RESIDENTS).hasSize(20_000);
        assertThat(Population.generate(SEED, 13, TODAY).residents()).hasSize(13);
        List<String> documented = numbers(Population.generate(SEED, 0, TODAY));
        assertThat(documented).hasSize(11).isEqualTo(numbers(PEOPLE).subList(0, 11));
    }

    @Test
    void everyNumberIsValidAndUnique() {
        for (SyntheticResident resident : RESIDENTS) {
            assertThat(NumberEntry.parse(resident.individualNumber()))
                    .as("seed %d", SEED)
                    .isInstanceOf(IndividualNumber.class);
        }
        assertThat(numbers(PEOPLE)).as("seed %d", SEED).doesNotHaveDuplicates();
    }

    @Test
    void numbersCoverAllRemaindersOfTheCheckDigit() {
        Set<Integer> remainders = RESIDENTS.stream()
                .map(resident -> remainder(resident.individualNumber()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(remainders).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    private static int remainder(String number) {
        int[] weights = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (number.charAt(i) - '0');
        }
        return sum % 11;
    }

    @Test
    void aHouseholdSharesItsAddressAndAJapaneseOneItsFamilyName() {
        for (Household household : PEOPLE.households()) {
            assertThat(household.members()).as("seed %d", SEED).hasSizeBetween(1, 6);
            SyntheticResident head = household.members().getFirst();
            for (SyntheticResident member : household.members()) {
                assertThat(member.address()).as("seed %d", SEED).isEqualTo(head.address());
                assertThat(member.name().foreign())
                        .as("seed %d", SEED)
                        .isEqualTo(head.name().foreign());
                if (!head.name().foreign()) {
                    assertThat(member.name().family())
                            .as("seed %d", SEED)
                            .isEqualTo(head.name().family());
                }
            }
        }
    }

    @Test
    void noTwoInAJapaneseHouseholdHaveOneGivenNameOrOneReading() {
        for (Pair pair : PEOPLE.householdPairs()) {
            SyntheticName first = RESIDENTS.get(pair.first()).name();
            SyntheticName second = RESIDENTS.get(pair.second()).name();
            if (!first.foreign()) {
                assertThat(OldForms.modernise(second.given().kanji()))
                        .as("seed %d", SEED)
                        .isNotEqualTo(OldForms.modernise(first.given().kanji()));
                assertThat(second.given().kana())
                        .as("seed %d", SEED)
                        .isNotEqualTo(first.given().kana());
            }
        }
    }

    @Test
    void agesArePlausible() {
        for (SyntheticResident resident : RESIDENTS) {
            assertThat(resident.birthDate()).as("seed %d", SEED).isBetween(TODAY.minusYears(111), TODAY);
            resident.previousAddresses()
                    .forEach(previous -> assertThat(previous.until()).isBetween(resident.birthDate(), TODAY));
            resident.previousNames()
                    .forEach(previous -> assertThat(previous.until())
                            .isBetween(resident.birthDate().plusYears(18), TODAY));
        }
        for (Household household : PEOPLE.households()) {
            assertThat(household.members().getFirst().birthDate())
                    .as("the head is of age, seed %d", SEED)
                    .isBefore(TODAY.minusYears(18));
        }
    }

    @Test
    void noMemberOfAHouseholdIsAFewMonthsOlderThanAnother() {
        for (Pair pair : PEOPLE.householdPairs()) {
            SyntheticResident first = RESIDENTS.get(pair.first());
            SyntheticResident second = RESIDENTS.get(pair.second());
            boolean children = first.birthDate()
                            .isAfter(headOf(first).birthDate().plusYears(18))
                    && second.birthDate().isAfter(headOf(second).birthDate().plusYears(18));
            long apart =
                    Math.abs(first.birthDate().toEpochDay() - second.birthDate().toEpochDay());
            if (children && !first.name().foreign()) {
                assertThat(apart == 0 || apart >= 500)
                        .as("siblings %d days apart, seed %d", apart, SEED)
                        .isTrue();
            }
        }
    }

    private static final Map<SyntheticResident, SyntheticResident> HEADS = new HashMap<>();

    static {
        for (Household household : PEOPLE.households()) {
            for (SyntheticResident member : household.members()) {
                HEADS.put(member, household.members().getFirst());
            }
        }
    }

    private static SyntheticResident headOf(SyntheticResident member) {
        return HEADS.getOrDefault(member, member);
    }

    @Test
    void noTwoResidentsAgreeInNameBirthDateSexAndLot() {
        Set<String> seen = new HashSet<>();
        for (SyntheticResident resident : RESIDENTS) {
            String identity = OldForms.modernise(resident.name().kanji())
                    + resident.name().kana()
                    + resident.name().roman()
                    + resident.birthDate()
                    + resident.sex()
                    + resident.address().text();
            assertThat(seen.add(identity)).as("seed %d", SEED).isTrue();
        }
    }

    @Test
    void strangersOnOneLotDifferInBirthDateOrSex() {
        Map<String, SyntheticResident> seen = new HashMap<>();
        for (SyntheticResident resident : RESIDENTS) {
            String place = resident.address().text() + resident.birthDate() + resident.sex();
            SyntheticResident other = seen.put(place, resident);
            if (other != null) {
                assertThat(headOf(other)).as("seed %d", SEED).isEqualTo(headOf(resident));
            }
        }
    }

    @Test
    void noPreviousAddressIsAnothersLot() {
        Map<String, SyntheticResident> homes = RESIDENTS.stream()
                .collect(Collectors.toMap(r -> r.address().text(), Function.identity(), (first, _) -> first));
        for (SyntheticResident resident : RESIDENTS) {
            resident.previousAddresses()
                    .forEach(previous -> assertThat(homes)
                            .as("seed %d", SEED)
                            .doesNotContainKey(previous.address().text()));
        }
    }

    @Test
    void holdsManyPairsThatAreHardToTellApart() {
        // Sizes alone: a failing list would print all pairs.
        assertThat(PEOPLE.householdPairs().size()).isGreaterThan(20_000);
        assertThat(PEOPLE.twinPairs().size()).isGreaterThan(200);
        assertThat(PEOPLE.namesakePairs().size()).isGreaterThan(1_000);
        assertThat(PEOPLE.birthdayPairs().size()).isBetween(2_000, 20_000);
        assertThat(PEOPLE.neighbourPairs().size()).isGreaterThan(300);
    }

    @Test
    void twinsShareFamilyNameBirthDateAndAddressAndDifferInTheGivenName() {
        int mixed = 0;
        int sharingACharacter = 0;
        for (Pair pair : PEOPLE.twinPairs()) {
            SyntheticResident first = RESIDENTS.get(pair.first());
            SyntheticResident second = RESIDENTS.get(pair.second());
            assertThat(second.birthDate()).as("seed %d", SEED).isEqualTo(first.birthDate());
            assertThat(second.address()).as("seed %d", SEED).isEqualTo(first.address());
            assertThat(second.name().family())
                    .as("seed %d", SEED)
                    .isEqualTo(first.name().family());
            assertThat(OldForms.modernise(second.name().kanji()))
                    .as("seed %d", SEED)
                    .isNotEqualTo(OldForms.modernise(first.name().kanji()));
            assertThat(second.name().kana())
                    .as("seed %d", SEED)
                    .isNotEqualTo(first.name().kana());
            mixed += first.sex() == second.sex() ? 0 : 1;
            sharingACharacter += first.name().given().resembles(second.name().given()) ? 1 : 0;
        }
        assertThat(mixed).isGreaterThan(15);
        assertThat(sharingACharacter).isGreaterThan(100);
    }

    @Test
    void namesakesAreOfEveryKind() {
        int sameBirthDate = 0;
        int otherBirthDate = 0;
        int readAlike = 0;
        for (Pair pair : PEOPLE.namesakePairs()) {
            SyntheticResident first = RESIDENTS.get(pair.first());
            SyntheticResident second = RESIDENTS.get(pair.second());
            assertThat(second.name().kana())
                    .as("seed %d", SEED)
                    .isEqualTo(first.name().kana());
            assertThat(second.address().text())
                    .as("seed %d", SEED)
                    .isNotEqualTo(first.address().text());
            if (!first.name().kanji().equals(second.name().kanji())) {
                readAlike++;
            } else if (first.birthDate().equals(second.birthDate())) {
                sameBirthDate++;
            } else {
                otherBirthDate++;
            }
        }
        assertThat(sameBirthDate).isGreaterThan(50);
        assertThat(otherBirthDate).isGreaterThan(500);
        assertThat(readAlike).isGreaterThan(100);
    }

    @Test
    void birthdayPairsAreStrangersOfOneDayAndSex() {
        for (Pair pair : PEOPLE.birthdayPairs()) {
            SyntheticResident first = RESIDENTS.get(pair.first());
            SyntheticResident second = RESIDENTS.get(pair.second());
            assertThat(second.birthDate()).as("seed %d", SEED).isEqualTo(first.birthDate());
            assertThat(second.sex()).as("seed %d", SEED).isEqualTo(first.sex());
            assertThat(headOf(second)).as("seed %d", SEED).isNotEqualTo(headOf(first));
        }
    }

    @Test
    void rareCasesOccurAndStayRare() {
        assertThat(share(r -> r.status() == Status.DECEASED)).isBetween(50, 400);
        assertThat(share(r -> r.status() == Status.ABROAD)).isBetween(20, 200);
        assertThat(share(r -> r.status() == Status.REMOVED)).isBetween(10, 100);
        assertThat(share(r -> r.numberStatus() == NumberStatus.SUPERSEDED)).isBetween(20, 200);
        assertThat(share(SyntheticResident::addressProtected)).isBetween(20, 200);
        assertThat(share(r -> r.name().foreign())).isBetween(100, 800);
        assertThat(share(r -> !r.name().alias().isEmpty())).isBetween(20, 300);
        assertThat(share(r -> !r.previousNames().isEmpty())).isBetween(500, 3_000);
        assertThat(share(r -> !r.previousAddresses().isEmpty())).isBetween(1_000, 5_000);
        assertThat(share(r -> !r.address().building().isEmpty())).isBetween(4_000, 7_000);
        assertThat(share(r ->
                        !OldForms.modernise(r.name().kanji()).equals(r.name().kanji())))
                .isBetween(300, 3_000);
        assertThat(share(r -> r.sex() == Sex.FEMALE)).isBetween(9_000, 11_000);
    }

    private static int share(Predicate<SyntheticResident> wanted) {
        return (int) RESIDENTS.stream().filter(wanted).count();
    }

    @Test
    void printsNobody() {
        assertThat(RESIDENTS.getFirst()).hasToString("SyntheticResident[withheld]");
        assertThat(PEOPLE.households().getFirst()).hasToString("Household[withheld]");
        assertThat(PEOPLE).hasToString("Population[withheld]");
    }

    private static List<String> numbers(Population population) {
        return population.residents().stream()
                .map(SyntheticResident::individualNumber)
                .toList();
    }
}
