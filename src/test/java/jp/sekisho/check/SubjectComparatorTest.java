package jp.sekisho.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.matching.name.NameComparison;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.NumberStatus;
import jp.sekisho.registry.Resident.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A subject against the resident found, the earlier names and addresses included.
class SubjectComparatorTest {
    private static final Address PRESENT = new Address("", "長野県長野市大字鶴賀緑町1613番地", "");
    private static final Address EARLIER = new Address("", "長野県松本市丸の内3番7号", "");
    private static final Address FIRST = new Address("", "長野県上田市大手一丁目11番16号", "");

    private static Resident resident(Sex sex, Address address) {
        return new Resident(
                (IndividualNumber) NumberEntry.parse("609407454590"),
                NumberStatus.CURRENT,
                Status.ACTIVE,
                PersonName.of("小林　花子", "コバヤシ　ハナコ"),
                new BirthDateEntry.Day(1964, 5, 1),
                sex,
                address,
                List.of(new Resident.PreviousName(PersonName.of("宮沢　花子", "ミヤザワ　ハナコ"), Optional.empty())),
                List.of(
                        new Resident.PreviousAddress(FIRST, Optional.empty()),
                        new Resident.PreviousAddress(EARLIER, Optional.empty())),
                false);
    }

    private static Findings compare(PersonName name, Sex sex, Address address, Resident resident) {
        Subject subject =
                new Subject(NumberEntry.parse("609407454590"), name, new BirthDateEntry.Day(1964, 5, 1), sex, address);
        return SubjectComparator.compare(subject, resident, true, FormerMunicipalities.ofTheProgram());
    }

    private static Comparison address(Address record) {
        return compare(PersonName.of("小林　花子", ""), Sex.FEMALE, record, resident(Sex.FEMALE, PRESENT))
                .address();
    }

    @Test
    void comparesWithEveryEarlierAddressOnceThePresentOneIsNotAccepted() {
        assertThat(address(PRESENT).outcome()).isEqualTo(Outcome.EXACT);
        assertThat(address(EARLIER).outcome()).isEqualTo(Outcome.HISTORICAL);
        assertThat(address(EARLIER).rules()).contains(Rule.ADDRESS_HISTORICAL);
        assertThat(address(FIRST).outcome()).isEqualTo(Outcome.HISTORICAL);
        assertThat(address(new Address("", "長野県飯田市大久保町2534", "")).outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(address(Address.ABSENT).outcome()).isEqualTo(Outcome.ABSENT_IN_RECORD);
    }

    @Test
    void anAddressThatTheRegistryLacksMayAgreeWithAnEarlierOne() {
        Resident abroad = resident(Sex.FEMALE, Address.ABSENT);
        PersonName name = PersonName.of("小林　花子", "");
        assertThat(compare(name, Sex.FEMALE, EARLIER, abroad).address().outcome())
                .isEqualTo(Outcome.HISTORICAL);
        assertThat(compare(name, Sex.FEMALE, PRESENT, abroad).address().outcome())
                .isEqualTo(Outcome.ABSENT_IN_REGISTRY);
    }

    @Test
    void readsAFormerMunicipalityWhereNeitherThePresentNorAnEarlierAddressAgrees() {
        Resident resident = resident(Sex.FEMALE, new Address("", "静岡県浜松市中央区元城町103番地の2", ""));
        PersonName name = PersonName.of("小林　花子", "");
        Comparison former = compare(name, Sex.FEMALE, new Address("221317", "静岡県浜松市中区元城町103番地の2", ""), resident)
                .address();
        assertThat(former.outcome()).isEqualTo(Outcome.HISTORICAL);
        assertThat(former.rules()).contains(Rule.ADDRESS_FORMER_MUNICIPALITY);
        Address contradictory = new Address("221317", "長野県長野市大字鶴賀緑町1613番地", "");
        assertThat(address(contradictory).outcome())
                .as("the code of a former municipality that the text is not in")
                .isEqualTo(Outcome.MISMATCH);
    }

    @Test
    void comparesWithTheEarlierNames() {
        NameComparison earlier = compare(
                        PersonName.of("宮沢　花子", "ミヤザワ　ハナコ"), Sex.FEMALE, PRESENT, resident(Sex.FEMALE, PRESENT))
                .name();
        assertThat(earlier.kanji().outcome()).isEqualTo(Outcome.HISTORICAL);
        assertThat(earlier.historicalFamilyNameOnly()).isTrue();
        assertThat(compare(PersonName.of("小林　花子", ""), Sex.FEMALE, PRESENT, resident(Sex.FEMALE, PRESENT))
                        .name()
                        .kanji()
                        .outcome())
                .isEqualTo(Outcome.EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "FEMALE,FEMALE,EXACT",
        "MALE,FEMALE,MISMATCH",
        "FEMALE,MALE,MISMATCH",
        "NOT_HELD,FEMALE,ABSENT_IN_RECORD",
        "NOT_HELD,NOT_HELD,ABSENT_IN_RECORD",
        "MALE,NOT_HELD,ABSENT_IN_REGISTRY"
    })
    void comparesTheSex(Sex record, Sex registry, Outcome outcome) {
        assertThat(compare(PersonName.of("小林　花子", ""), record, PRESENT, resident(registry, PRESENT))
                        .sex()
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void comparesNoSexForAProcedureThatHoldsNone() {
        assertThat(sexOfAManWhereNoneIsHeld(Sex.MALE)).isEqualTo(Outcome.NOT_REQUIRED);
    }

    @Test
    void aSexThatIsSentMayNotContradictThoughTheProcedureHoldsNone() {
        assertThat(sexOfAManWhereNoneIsHeld(Sex.FEMALE)).isEqualTo(Outcome.MISMATCH);
    }

    private static Outcome sexOfAManWhereNoneIsHeld(Sex registry) {
        Subject subject = new Subject(
                NumberEntry.parse("609407454590"),
                PersonName.of("小林　花子", ""),
                new BirthDateEntry.Day(1964, 5, 1),
                Sex.MALE,
                PRESENT);
        return SubjectComparator.compare(
                        subject, resident(registry, PRESENT), false, FormerMunicipalities.ofTheProgram())
                .sex()
                .outcome();
    }

    @Test
    void countsAnEarlierAddressFromTheLastDayThatItWasTheirs() {
        Resident twice = new Resident(
                (IndividualNumber) NumberEntry.parse("609407454590"),
                NumberStatus.CURRENT,
                Status.ACTIVE,
                PersonName.of("小林　花子", "コバヤシ　ハナコ"),
                new BirthDateEntry.Day(1964, 5, 1),
                Sex.FEMALE,
                PRESENT,
                List.of(),
                List.of(
                        new Resident.PreviousAddress(EARLIER, Optional.empty()),
                        new Resident.PreviousAddress(EARLIER, Optional.of(LocalDate.of(2024, 4, 1))),
                        new Resident.PreviousAddress(EARLIER, Optional.of(LocalDate.of(1990, 4, 1)))),
                false);
        PersonName name = PersonName.of("小林　花子", "");
        assertThat(compare(name, Sex.FEMALE, EARLIER, twice).addressUntil()).isEqualTo("2024-04-01");
        assertThat(compare(name, Sex.FEMALE, PRESENT, twice).addressUntil()).isEqualTo(LocalDate.MAX);
        assertThat(compare(name, Sex.FEMALE, EARLIER, resident(Sex.FEMALE, PRESENT))
                        .addressUntil())
                .as("nobody knows how long ago")
                .isEqualTo(LocalDate.MIN);
    }
}
