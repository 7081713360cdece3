package jp.sekisho.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.name.Agreement;
import jp.sekisho.matching.name.NameComparison;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.NumberStatus;
import jp.sekisho.registry.Resident.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The rows of the decision table, one by one.
class DeciderTest {
    private static final Procedure PROCEDURE = new Procedure(7, "seven", "七", "Seven", "課", true);

    private static Policy strict4(Field... more) {
        return policy(Policy.Limits.WIDEST, more);
    }

    private static Policy policy(Policy.Limits limits, Field... more) {
        EnumSet<Field> required = EnumSet.allOf(Field.class);
        required.remove(Field.NAME_KANA);
        required.addAll(Set.of(more));
        return new Policy("p", "0", required, EnumSet.allOf(Policy.Historical.class), false, false, limits, Set.of());
    }

    private record Person(
            Outcome kanji,
            Outcome kana,
            Outcome birthDate,
            Outcome sex,
            Outcome address,
            Agreement family,
            Agreement given,
            boolean split) {
        static Person same() {
            return new Person(
                    Outcome.EXACT,
                    Outcome.EXACT,
                    Outcome.EXACT,
                    Outcome.EXACT,
                    Outcome.EXACT,
                    Agreement.AGREES,
                    Agreement.AGREES,
                    true);
        }

        Person name(Outcome kanji, Outcome kana, Agreement family, Agreement given) {
            return new Person(kanji, kana, birthDate, sex, address, family, given, split);
        }

        Person name(Outcome kanji, Outcome kana) {
            return name(kanji, kana, Agreement.UNKNOWN, Agreement.UNKNOWN);
        }

        Person birthDate(Outcome outcome) {
            return new Person(kanji, kana, outcome, sex, address, family, given, split);
        }

        Person sex(Outcome outcome) {
            return new Person(kanji, kana, birthDate, outcome, address, family, given, split);
        }

        Person address(Outcome outcome) {
            return new Person(kanji, kana, birthDate, sex, outcome, family, given, split);
        }

        Person unsplit() {
            return new Person(kanji, kana, birthDate, sex, address, family, given, false);
        }

        Findings findings() {
            return new Findings(
                    new NameComparison(Comparison.of(kanji), Comparison.of(kana), family, given, split, false),
                    Comparison.of(birthDate),
                    Comparison.of(sex),
                    Comparison.of(address));
        }
    }

    private static Decision decide(Person person) {
        return decide(person, strict4(), false);
    }

    private static Decision decide(Person person, Policy policy, boolean addressProtected) {
        return Decider.decide(
                person.findings(),
                DecisionLawsTest.resident(NumberStatus.CURRENT, Status.ACTIVE, addressProtected),
                PROCEDURE,
                policy,
                DecisionLawsTest.TODAY,
                EnumSet.of(Diagnosis.CAUSE_DATA_ENTRY));
    }

    private static Decision.Block block(Person person) {
        return (Decision.Block) decide(person);
    }

    @Test
    void passesThePersonHerself() {
        assertThat(decide(Person.same())).isInstanceOf(Decision.Pass.class);
    }

    @Test
    void blocksABirthDateThatContradicts() {
        assertThat(block(Person.same().birthDate(Outcome.MISMATCH)).reasons())
                .containsExactly(ReasonCode.BIRTH_DATE_MISMATCH);
        assertThat(block(Person.same().birthDate(Outcome.MISMATCH)).suspectedWrongLink())
                .isFalse();
    }

    @Test
    void suspectsANamesakesNumberWhereBirthDateAndAddressBothContradict() {
        Decision.Block block = block(Person.same().birthDate(Outcome.MISMATCH).address(Outcome.MISMATCH));
        assertThat(block.remedy()).isEqualTo(Remedy.CORRECT);
        assertThat(block.suspectedWrongLink()).isTrue();
    }

    @Test
    void blocksASexThatContradicts() {
        assertThat(block(Person.same().sex(Outcome.MISMATCH)).reasons()).containsExactly(ReasonCode.SEX_MISMATCH);
    }

    @Test
    void takesTwoContradictingFormsOfTheNameForAnotherPerson() {
        Decision.Block block = block(Person.same().name(Outcome.MISMATCH, Outcome.MISMATCH));
        assertThat(block.reasons()).containsExactly(ReasonCode.NAME_MISMATCH);
        assertThat(block.remedy()).isEqualTo(Remedy.CORRECT);
        assertThat(block.suspectedWrongLink()).isTrue();
        assertThat(block.diagnoses()).containsExactly(Diagnosis.CAUSE_DATA_ENTRY);
    }

    @Test
    void takesANewFamilyNameAloneForAMarriage() {
        Person married =
                Person.same().name(Outcome.MISMATCH, Outcome.MISMATCH, Agreement.CONTRADICTS, Agreement.AGREES);
        Decision.Block block = block(married);
        assertThat(block.reasons()).containsExactly(ReasonCode.FAMILY_NAME_MISMATCH);
        assertThat(block.remedy()).isEqualTo(Remedy.REVIEW);
        assertThat(block.suspectedWrongLink()).isFalse();
        assertThat(block.diagnoses()).isEmpty();
        assertThat(block(married.unsplit()).reasons()).containsExactly(ReasonCode.NAME_MISMATCH);
        assertThat(block(married.birthDate(Outcome.MISMATCH)).reasons()).contains(ReasonCode.NAME_MISMATCH);
        assertThat(block(married.sex(Outcome.MISMATCH)).reasons()).contains(ReasonCode.NAME_MISMATCH);
    }

    @Test
    void lettingKanaAgreeNeverRescuesKanji() {
        Decision.Block block = block(Person.same().name(Outcome.MISMATCH, Outcome.EXACT));
        assertThat(block.reasons()).containsExactly(ReasonCode.NAME_KANJI_MISMATCH);
        assertThat(block.remedy()).isEqualTo(Remedy.REVIEW);
    }

    @Test
    void passesKanaAloneThatDifferWithANote() {
        Person person = Person.same().name(Outcome.EXACT, Outcome.MISMATCH);
        assertThat(decide(person))
                .asInstanceOf(type(Decision.Pass.class))
                .satisfies(pass -> assertThat(pass.notes()).containsExactly(Rule.NAME_KANA_DIFFERS));
        assertThat(block(person.address(Outcome.NOT_COMPARABLE)).reasons())
                .containsExactly(ReasonCode.NAME_KANA_MISMATCH, ReasonCode.ADDRESS_NOT_COMPARABLE);
        assertThat(decide(person, strict4(Field.NAME_KANA), false))
                .asInstanceOf(type(Decision.Block.class))
                .satisfies(block -> assertThat(block.reasons()).containsExactly(ReasonCode.NAME_KANA_MISMATCH));
    }

    @Test
    void takesTheSexForShownOnlyWhereTheProcedureHoldsNone() {
        Person person = Person.same().name(Outcome.EXACT, Outcome.MISMATCH).sex(Outcome.NOT_REQUIRED);
        assertThat(Decider.decide(
                        person.findings(),
                        DecisionLawsTest.resident(NumberStatus.CURRENT, Status.ACTIVE, false),
                        new Procedure(13, "thirteen", "十三", "Thirteen", "課", false),
                        strict4(),
                        DecisionLawsTest.TODAY,
                        Set.of()))
                .isInstanceOf(Decision.Pass.class);
        assertThat(block(person).reasons())
                .containsExactly(ReasonCode.NAME_KANA_MISMATCH, ReasonCode.SEX_ABSENT_IN_RECORD);
    }

    @Test
    void knowsHowANamesakeLooks() {
        Decision.Block block = block(Person.same().address(Outcome.MISMATCH));
        assertThat(block.reasons()).containsExactly(ReasonCode.ADDRESS_MISMATCH, ReasonCode.NAMESAKE_RISK);
        assertThat(block.remedy()).isEqualTo(Remedy.REVIEW);
        assertThat(block(Person.same().address(Outcome.MISMATCH).birthDate(Outcome.MISMATCH))
                        .reasons())
                .containsExactly(ReasonCode.BIRTH_DATE_MISMATCH, ReasonCode.ADDRESS_MISMATCH);
        assertThat(block(Person.same().address(Outcome.MISMATCH).name(Outcome.EXACT, Outcome.MISMATCH))
                        .reasons())
                .containsExactly(ReasonCode.NAME_KANA_MISMATCH, ReasonCode.ADDRESS_MISMATCH);
    }

    @Test
    void knowsHowAHouseholdMemberLooks() {
        Person son = Person.same()
                .name(Outcome.MISMATCH, Outcome.MISMATCH, Agreement.AGREES, Agreement.CONTRADICTS)
                .birthDate(Outcome.MISMATCH);
        Decision.Block block = block(son);
        assertThat(block.diagnoses()).containsExactly(Diagnosis.SWAP_SUSPECTED_HOUSEHOLD, Diagnosis.CAUSE_DATA_ENTRY);
        assertThat(block.suspectedWrongLink()).isTrue();
        assertThat(block(son.address(Outcome.MISMATCH)).diagnoses()).containsExactly(Diagnosis.CAUSE_DATA_ENTRY);
        assertThat(block(son.birthDate(Outcome.EXACT)).diagnoses()).containsExactly(Diagnosis.CAUSE_DATA_ENTRY);
    }

    @ParameterizedTest
    @CsvSource({"MISMATCH,EXACT,true", "EXACT,MISMATCH,true", "EXACT,EXACT,false", "MISMATCH,ABSENT_IN_RECORD,true"})
    void suspectsAWrongLinkWhereBirthDateAndAFormOfTheNameContradict(Outcome kanji, Outcome kana, boolean suspected) {
        assertThat(block(Person.same().name(kanji, kana).birthDate(Outcome.MISMATCH))
                        .suspectedWrongLink())
                .isEqualTo(suspected);
    }

    @Test
    void everyCheckOfAProtectedResidentAsksForALookAndTellsNothingElse() {
        for (Outcome address : Outcome.values()) {
            for (Outcome birthDate : Outcome.values()) {
                Person person = Person.same().address(address).birthDate(birthDate);
                Decision.Block block = (Decision.Block) decide(person, strict4(), true);
                assertThat(block.reasons()).containsExactly(ReasonCode.REVIEW_REQUIRED);
                assertThat(block.remedy()).isEqualTo(Remedy.REVIEW);
                assertThat(block.outcomes()).doesNotContainKey(Field.ADDRESS);
                assertThat(block.diagnoses()).isEmpty();
                assertThat(block.notes()).isEmpty();
                assertThat(block.suspectedWrongLink()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SUPERSEDED,ACTIVE,NUMBER_SUPERSEDED",
        "CURRENT,DECEASED,SUBJECT_DECEASED",
        "CURRENT,REMOVED,SUBJECT_REMOVED",
        "CURRENT,ABROAD,SUBJECT_ABROAD"
    })
    void blocksWhoIsNoResidentWithAPresentNumber(NumberStatus number, Status status, ReasonCode reason) {
        assertThat(Decider.decide(
                        Person.same().findings(),
                        DecisionLawsTest.resident(number, status, false),
                        PROCEDURE,
                        strict4(),
                        DecisionLawsTest.TODAY,
                        Set.of()))
                .asInstanceOf(type(Decision.Block.class))
                .satisfies(block -> assertThat(block.reasons()).containsExactly(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "DECEASED,true,false,true",
        "DECEASED,false,true,false",
        "ABROAD,false,true,true",
        "ABROAD,true,false,false",
        "REMOVED,true,true,false"
    })
    void letsAPolicyAcceptTheDeceasedAndThoseAbroad(Status status, boolean deceased, boolean abroad, boolean passes) {
        Policy policy =
                new Policy("p", "0", strict4().required(), Set.of(), deceased, abroad, Policy.Limits.WIDEST, Set.of());
        assertThat(
                        Decider.decide(
                                        Person.same().findings(),
                                        DecisionLawsTest.resident(NumberStatus.CURRENT, status, false),
                                        PROCEDURE,
                                        policy,
                                        DecisionLawsTest.TODAY,
                                        Set.of())
                                instanceof Decision.Pass)
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_COMPARABLE,NAME_KANJI_NOT_COMPARABLE",
        "PARTIAL,NAME_KANJI_PARTIAL",
        "HISTORICAL,NAME_KANJI_HISTORICAL",
        "ABSENT_IN_RECORD,NAME_KANJI_ABSENT_IN_RECORD",
        "ABSENT_IN_REGISTRY,NAME_KANJI_ABSENT_IN_REGISTRY"
    })
    void namesTheFieldThatDoesNotAccept(Outcome outcome, ReasonCode reason) {
        assertThat(block(Person.same().name(outcome, Outcome.EXACT)).reasons()).containsExactly(reason);
    }

    @Test
    void tellsHowEveryFieldCompared() {
        Person person = Person.same()
                .name(Outcome.VARIANT, Outcome.EQUIVALENT)
                .sex(Outcome.ABSENT_IN_REGISTRY)
                .address(Outcome.MISMATCH);
        assertThat(decide(person).outcomes())
                .containsOnly(
                        Map.entry(Field.NAME_KANJI, Outcome.VARIANT),
                        Map.entry(Field.NAME_KANA, Outcome.EQUIVALENT),
                        Map.entry(Field.BIRTH_DATE, Outcome.EXACT),
                        Map.entry(Field.SEX, Outcome.ABSENT_IN_REGISTRY),
                        Map.entry(Field.ADDRESS, Outcome.MISMATCH));
        assertThat(decide(Person.same()).outcomes()).hasSize(5).containsValue(Outcome.EXACT);
    }

    @Test
    void listsAllReasons() {
        Person stranger = Person.same()
                .name(Outcome.MISMATCH, Outcome.MISMATCH)
                .birthDate(Outcome.MISMATCH)
                .sex(Outcome.MISMATCH)
                .address(Outcome.MISMATCH);
        assertThat(block(stranger).reasons())
                .containsExactly(
                        ReasonCode.BIRTH_DATE_MISMATCH,
                        ReasonCode.SEX_MISMATCH,
                        ReasonCode.NAME_MISMATCH,
                        ReasonCode.ADDRESS_MISMATCH);
    }

    /// A name with everything that its comparison tells.
    private static Findings named(
            Outcome kanji, Outcome kana, boolean forms, boolean crossed, boolean variant, boolean splitAlike) {
        return new Findings(
                new NameComparison(
                        Comparison.of(kanji),
                        Comparison.of(kana),
                        Agreement.UNKNOWN,
                        Agreement.UNKNOWN,
                        true,
                        false,
                        forms,
                        crossed,
                        variant,
                        splitAlike),
                Comparison.of(Outcome.EXACT),
                Comparison.of(Outcome.EXACT),
                Comparison.of(Outcome.EXACT));
    }

    private static Decision decide(Findings findings, Resident resident, Policy policy) {
        return Decider.decide(findings, resident, PROCEDURE, policy, DecisionLawsTest.TODAY, Set.of());
    }

    private static Set<ReasonCode> reasons(Findings findings) {
        return reasons(findings, DecisionLawsTest.resident(NumberStatus.CURRENT, Status.ACTIVE, false), strict4());
    }

    private static Set<ReasonCode> reasons(Findings findings, Resident resident, Policy policy) {
        return decide(findings, resident, policy) instanceof Decision.Block block ? block.reasons() : Set.of();
    }

    private static Resident born(BirthDateEntry.BirthDate birthDate) {
        return DecisionLawsTest.resident(NumberStatus.CURRENT, Status.ACTIVE, false, "コバヤシ　ケンイチ", birthDate);
    }

    @Test
    void oneFormOfTheNameNeverRescuesAnother() {
        assertThat(reasons(named(Outcome.MISMATCH, Outcome.EXACT, true, false, false, true)))
                .containsExactly(ReasonCode.NAME_FORMS_CONTRADICT);
        assertThat(reasons(named(Outcome.EXACT, Outcome.EXACT, true, false, false, true)))
                .containsExactly(ReasonCode.NAME_FORMS_CONTRADICT);
    }

    @Test
    void asksForALookWhereTheGivenNameStandsFirst() {
        Findings crossed = named(Outcome.PARTIAL, Outcome.PARTIAL, false, true, false, false);
        assertThat(reasons(crossed)).containsExactly(ReasonCode.NAME_ORDER);
        Decision.Block block = (Decision.Block)
                decide(crossed, DecisionLawsTest.resident(NumberStatus.CURRENT, Status.ACTIVE, false), strict4());
        assertThat(block.remedy()).isEqualTo(Remedy.REVIEW);
        assertThat(block.suspectedWrongLink()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT,false,true,true",
        "EQUIVALENT,false,true,true",
        "EQUIVALENT,true,true,false",
        "EQUIVALENT,false,false,false",
        "VARIANT,false,true,false"
    })
    void letsKanaDifferOnlyWhereTheKanjiIsPlainlyTheSame(
            Outcome kanji, boolean variant, boolean splitAlike, boolean passes) {
        assertThat(reasons(named(kanji, Outcome.MISMATCH, false, false, variant, splitAlike)))
                .isEqualTo(passes ? Set.of() : Set.of(ReasonCode.NAME_KANA_MISMATCH));
    }

    @Test
    void leavingOutAReadingHelpsNoMoreThanAnotherReading() {
        Findings silent = named(Outcome.VARIANT, Outcome.ABSENT_IN_RECORD, false, false, true, true);
        assertThat(reasons(silent)).containsExactly(ReasonCode.NAME_KANA_PARTIAL);
        Resident withoutReading = DecisionLawsTest.resident(
                NumberStatus.CURRENT, Status.ACTIVE, false, "", new BirthDateEntry.Day(1964, 5, 1));
        assertThat(reasons(silent, withoutReading, strict4()))
                .as("the registry has no reading to hide from")
                .isEmpty();
        assertThat(reasons(named(Outcome.EXACT, Outcome.ABSENT_IN_RECORD, false, false, false, true)))
                .isEmpty();
        assertThat(reasons(named(Outcome.VARIANT, Outcome.ABSENT_IN_RECORD, false, false, false, true)))
                .as("the variant stands in the family name")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1870-01-01,true",
        "1869-12-31,false",
        "1900-01-01,false",
        "1899-12-31,false",
        "1900-01-02,true",
        "2026-11-20,true",
        "2026-11-21,false"
    })
    void asksForALookWhereAnEqualBirthDateIsNobodysBirthday(LocalDate day, boolean plausible) {
        Resident resident = born(new BirthDateEntry.Day(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
        assertThat(reasons(Person.same().findings(), resident, strict4()))
                .isEqualTo(plausible ? Set.of() : Set.of(ReasonCode.BIRTH_DATE_IMPLAUSIBLE));
        assertThat(reasons(Person.same().birthDate(Outcome.MISMATCH).findings(), resident, strict4()))
                .containsExactly(ReasonCode.BIRTH_DATE_MISMATCH);
    }

    @Test
    void takesADayOfTheLunisolarCalendarForWhatItSays() {
        assertThat(reasons(Person.same().findings(), born(new BirthDateEntry.Lunisolar("1868年1月1日")), strict4()))
                .isEmpty();
    }

    @Test
    void aFormThatTheRegistryDoesNotHoldIsNotedAndLookedAtWhereThePolicySaysSo() {
        Findings plain = Person.same().findings();
        Findings findings = new Findings(
                new NameComparison(
                        Comparison.of(Outcome.EXACT).with(Rule.NAME_FORM_NOT_HELD),
                        plain.name().kana(),
                        Agreement.AGREES,
                        Agreement.AGREES,
                        true,
                        false),
                plain.birthDate(),
                plain.sex(),
                plain.address());
        Resident resident = DecisionLawsTest.resident(NumberStatus.CURRENT, Status.ACTIVE, false);
        assertThat(decide(findings, resident, strict4()))
                .asInstanceOf(type(Decision.Pass.class))
                .extracting(Decision.Pass::notes)
                .isEqualTo(Set.of(Rule.NAME_FORM_NOT_HELD));
        Policy.Limits widest = Policy.Limits.WIDEST;
        Policy review = policy(new Policy.Limits(
                true, false, true, false, widest.addressYears(), widest.bornSince(), widest.zeroDays()));
        assertThat(reasons(findings, resident, review)).containsExactly(ReasonCode.NAME_FORM_NOT_HELD);
    }

    @Test
    void takesAFormerMunicipalityByAnExceptionWhereNoOtherPlaceCanBeMeant() {
        Resident resident = DecisionLawsTest.resident(NumberStatus.CURRENT, Status.ACTIVE, false);
        Comparison former = Comparison.of(Outcome.HISTORICAL).with(Rule.ADDRESS_FORMER_MUNICIPALITY);
        Findings same = named(Outcome.EXACT, Outcome.EXACT, false, false, false, true);
        Policy.Limits widest = Policy.Limits.WIDEST;
        Policy accepting = policy(new Policy.Limits(true, true, true, true, 0, widest.bornSince(), widest.zeroDays()));

        assertThat(reasons(at(former, same))).containsExactly(ReasonCode.ADDRESS_FORMER_MUNICIPALITY);
        assertThat(reasons(at(former, same), resident, accepting)).isEmpty();
        assertThat(reasons(at(former.with(Rule.ADDRESS_PLACE_AMBIGUOUS), same), resident, accepting))
                .containsExactly(ReasonCode.ADDRESS_FORMER_MUNICIPALITY);
        assertThat(reasons(
                        at(
                                former.with(Rule.ADDRESS_BUILDING_DIFFERS),
                                named(Outcome.VARIANT, Outcome.EXACT, false, false, false, true)),
                        resident,
                        accepting))
                .containsExactly(ReasonCode.ADDRESS_FORMER_MUNICIPALITY);
    }

    @Test
    void letsAPolicyNarrowThePlausibleBirthDates() {
        Policy.Limits narrow = new Policy.Limits(
                true,
                true,
                true,
                false,
                5,
                LocalDate.of(1910, 1, 1),
                Set.of(LocalDate.of(1900, 1, 1), LocalDate.of(1970, 1, 1)));
        for (String day : new String[] {"1909-12-31", "1970-01-01"}) {
            LocalDate date = LocalDate.parse(day);
            Resident resident =
                    born(new BirthDateEntry.Day(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
            assertThat(reasons(Person.same().findings(), resident, policy(narrow)))
                    .containsExactly(ReasonCode.BIRTH_DATE_IMPLAUSIBLE);
        }
    }

    @Test
    void blocksASexThatIsSentAndContradictsThoughTheProcedureHoldsNone() {
        Decision decision = Decider.decide(
                Person.same().sex(Outcome.MISMATCH).findings(),
                DecisionLawsTest.resident(NumberStatus.CURRENT, Status.ACTIVE, false),
                new Procedure(13, "thirteen", "十三", "Thirteen", "課", false),
                strict4(),
                DecisionLawsTest.TODAY,
                Set.of());
        assertThat(((Decision.Block) decision).reasons()).containsExactly(ReasonCode.SEX_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"2021-11-20,true", "2021-11-19,false", "-999999999-01-01,false"})
    void takesAnEarlierAddressForFiveYears(LocalDate until, boolean passes) {
        Findings same = Person.same().findings();
        Comparison earlier = Comparison.of(Outcome.HISTORICAL).with(Rule.ADDRESS_HISTORICAL);
        Findings moved = same.at(earlier, until);
        assertThat(reasons(moved)).isEqualTo(passes ? Set.of() : Set.of(ReasonCode.ADDRESS_HISTORICAL));
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"ADDRESS_BUILDING_OMITTED", "ADDRESS_BUILDING_DIFFERS"})
    void theBuildingDecidesOnlyWhereSomethingElseIsLessThanPlain(Rule building) {
        Resident resident = DecisionLawsTest.resident(NumberStatus.CURRENT, Status.ACTIVE, false);
        Policy narrow = policy(new Policy.Limits(
                false, true, true, false, 5, Policy.Limits.WIDEST.bornSince(), Policy.Limits.WIDEST.zeroDays()));
        for (Outcome outcome : new Outcome[] {Outcome.PARTIAL, Outcome.HISTORICAL}) {
            Comparison address = Comparison.of(outcome).with(building);
            ReasonCode reason = outcome == Outcome.PARTIAL ? ReasonCode.ADDRESS_PARTIAL : ReasonCode.ADDRESS_HISTORICAL;
            Findings plain = at(address, named(Outcome.EQUIVALENT, Outcome.VARIANT, false, false, false, true));
            assertThat(reasons(plain)).isEmpty();
            assertThat(decide(plain, resident, strict4()).notes()).contains(building);
            assertThat(reasons(plain, resident, narrow)).containsExactly(reason);
            assertThat(reasons(at(address, named(Outcome.VARIANT, Outcome.EXACT, false, false, false, true))))
                    .containsExactly(reason);
            assertThat(reasons(at(address, named(Outcome.EQUIVALENT, Outcome.EXACT, false, false, true, true))))
                    .containsExactly(reason);
            assertThat(reasons(at(address, named(Outcome.EXACT, Outcome.MISMATCH, false, false, false, true))))
                    .containsExactly(ReasonCode.NAME_KANA_MISMATCH, reason);
        }
    }

    private static Findings at(Comparison address, Findings findings) {
        return findings.at(address, DecisionLawsTest.TODAY.minusYears(1));
    }
}
