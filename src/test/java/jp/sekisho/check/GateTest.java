package jp.sekisho.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Extract.Coverage;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final Duration MAX_AGE = Duration.ofDays(35);
    private static final Procedure PROCEDURE = new Procedure(7, "seven", "七", "Seven", "課", true);
    private static final String NUMBER = "609407454590";

    /// Answers what it is told to, and remembers what it was asked.
    private static final class FakeRegistry implements ResidentRegistry {
        private final List<List<IndividualNumber>> asked = new ArrayList<>();
        private RegistryAnswer answer = new RegistryAnswer.Found(resident(), extract(Coverage.NATIONAL));

        @Override
        public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
            asked.add(numbers);
            return numbers.stream().map(_ -> answer).toList();
        }

        @Override
        public RegistryState state() {
            return new RegistryState.Down();
        }
    }

    private final FakeRegistry registry = new FakeRegistry();

    private static Extract extract(Coverage coverage) {
        return new Extract(AS_OF, coverage, "test");
    }

    private static Resident resident() {
        return new Resident(
                (IndividualNumber) NumberEntry.parse(NUMBER),
                Resident.NumberStatus.CURRENT,
                Resident.Status.ACTIVE,
                PersonName.of("小林　健一", "コバヤシ　ケンイチ"),
                new BirthDateEntry.Day(1964, 5, 1),
                Sex.MALE,
                new Address("202011", "長野県長野市大字鶴賀緑町1613番地", ""),
                List.of(),
                List.of(new Resident.PreviousAddress(
                        new Address("", "長野県松本市丸の内3番7号", ""), Optional.of(LocalDate.of(2025, 4, 1)))),
                false);
    }

    private static BusinessRecord record(String number, String birthDate, String address, NumberOnForm onForm) {
        return new BusinessRecord(
                PROCEDURE,
                new Subject(
                        NumberEntry.parse(number),
                        PersonName.of("小林健一", "ｺﾊﾞﾔｼ ｹﾝｲﾁ"),
                        BirthDateEntry.parse(birthDate),
                        Sex.MALE,
                        new Address("", address, "")),
                onForm);
    }

    private static BusinessRecord record(String number) {
        return record(number, "S39.5.1", "長野市鶴賀緑町1613", NumberOnForm.NOT_SENT);
    }

    private Gate gate(Duration afterAsOf) {
        Clock clock = Clock.fixed(AS_OF.toInstant().plus(afterAsOf), ZoneOffset.UTC);
        return new Gate(registry, catalogue(), FormerMunicipalities.ofTheProgram(), MAX_AGE, clock);
    }

    private static PolicyCatalogue catalogue() {
        try (InputStream file =
                Objects.requireNonNull(GateTest.class.getResourceAsStream("/policies/strict-4.properties"))) {
            return new PolicyCatalogue(List.of(PROCEDURE), List.of(PolicyFile.read("strict-4", file.readAllBytes())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Decision check(BusinessRecord record) {
        return gate(Duration.ofDays(1)).check(record).decision();
    }

    private Set<ReasonCode> reasons(BusinessRecord record) {
        return ((Decision.Block) check(record)).reasons();
    }

    @Test
    void passesARecordThatIsWrittenInAnotherWay() {
        Gate.Checked checked = gate(Duration.ofDays(1)).check(record(NUMBER));
        assertThat(checked.decision()).isInstanceOf(Decision.Pass.class);
        assertThat(checked.extract()).contains(extract(Coverage.NATIONAL));
        assertThat(checked.policy().id()).isEqualTo("strict-4");
    }

    @Test
    void passesAnEarlierAddressThatTheRegistryHolds() {
        assertThat(check(record(NUMBER, "1964-05-01", "松本市丸の内3-7", NumberOnForm.NOT_SENT)))
                .isInstanceOf(Decision.Pass.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60940745459", "6094074545900", "６０９４０７４５４５９０", "609407 454590", "60940745459x"})
    void refusesWhatIsNotTwelveDigitsWithoutALookUp(String number) {
        assertThat(reasons(record(number))).containsExactly(ReasonCode.NUMBER_FORMAT);
        assertThat(registry.asked).isEmpty();
    }

    /// Otherwise leaving fields out would tell which of the others agree.
    @Test
    void answersARecordThatLacksARequiredFieldWithoutALookUp() {
        Subject whole = record(NUMBER).subject();
        PersonName nobody = PersonName.of("", "コバヤシ　ケンイチ");
        assertThat(reasons(of(new Subject(whole.number(), nobody, whole.birthDate(), whole.sex(), whole.address()))))
                .containsExactly(ReasonCode.NAME_KANJI_ABSENT_IN_RECORD);
        assertThat(reasons(record(NUMBER, "", "", NumberOnForm.NOT_SENT)))
                .containsExactly(ReasonCode.BIRTH_DATE_ABSENT_IN_RECORD, ReasonCode.ADDRESS_ABSENT_IN_RECORD);
        assertThat(reasons(of(
                        new Subject(whole.number(), whole.name(), whole.birthDate(), Sex.NOT_HELD, whole.address()))))
                .containsExactly(ReasonCode.SEX_ABSENT_IN_RECORD);
        assertThat(registry.asked).isEmpty();
    }

    private static BusinessRecord of(Subject subject) {
        return new BusinessRecord(PROCEDURE, subject, NumberOnForm.NOT_SENT);
    }

    @Test
    void refusesAWrongCheckDigitWithoutALookUp() {
        Decision.Block block =
                (Decision.Block) check(record("609407454591", "1964-05-01", "長野市鶴賀緑町1613", NumberOnForm.DIFFERENT));
        assertThat(block.reasons()).containsExactly(ReasonCode.NUMBER_CHECK_DIGIT);
        assertThat(block.suspectedWrongLink()).isTrue();
        assertThat(block.diagnoses()).containsExactly(Diagnosis.CAUSE_DATA_ENTRY);
        assertThat(registry.asked).isEmpty();
    }

    @Test
    void refusesAnImpossibleBirthDateWithoutALookUp() {
        assertThat(reasons(record(NUMBER, "昭和63年2月30日", "長野市鶴賀緑町1613", NumberOnForm.NOT_SENT)))
                .containsExactly(ReasonCode.BIRTH_DATE_INVALID);
        assertThat(reasons(record("1", "昭和63年2月30日", "長野市鶴賀緑町1613", NumberOnForm.NOT_SENT)))
                .containsExactly(ReasonCode.NUMBER_FORMAT, ReasonCode.BIRTH_DATE_INVALID);
        assertThat(registry.asked).isEmpty();
    }

    @Test
    void tellsANumberWithoutOwnerFromOneOutsideTheCoverage() {
        registry.answer = new RegistryAnswer.NotFound(extract(Coverage.NATIONAL));
        Decision.Block block =
                (Decision.Block) check(record(NUMBER, "1964-05-01", "長野市鶴賀緑町1613", NumberOnForm.SAME_AS_ENTERED));
        assertThat(block.reasons()).containsExactly(ReasonCode.NUMBER_NOT_FOUND);
        assertThat(block.suspectedWrongLink()).isTrue();
        assertThat(block.diagnoses()).containsExactly(Diagnosis.CAUSE_APPLICATION_FORM);

        registry.answer = new RegistryAnswer.NotFound(extract(Coverage.PARTIAL));
        Decision.Block outside = (Decision.Block) check(record(NUMBER));
        assertThat(outside.reasons()).containsExactly(ReasonCode.OUTSIDE_REGISTRY_COVERAGE);
        assertThat(outside.suspectedWrongLink()).isFalse();
    }

    @Test
    void blocksEveryTroubleOfTheRegistry() {
        registry.answer = new RegistryAnswer.Unavailable();
        assertThat(reasons(record(NUMBER))).containsExactly(ReasonCode.REGISTRY_UNAVAILABLE);
        registry.answer = new RegistryAnswer.TimedOut();
        assertThat(reasons(record(NUMBER))).containsExactly(ReasonCode.REGISTRY_TIMEOUT);
        registry.answer = new RegistryAnswer.Invalid();
        assertThat(reasons(record(NUMBER))).containsExactly(ReasonCode.REGISTRY_INVALID_ANSWER);
        registry.answer = new RegistryAnswer.Ambiguous(extract(Coverage.NATIONAL));
        assertThat(reasons(record(NUMBER))).containsExactly(ReasonCode.REGISTRY_AMBIGUOUS);
        registry.answer = new RegistryAnswer.Unusable(extract(Coverage.NATIONAL));
        assertThat(reasons(record(NUMBER))).containsExactly(ReasonCode.REGISTRY_RECORD_UNUSABLE);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1,false"})
    void blocksOnAnExtractThatIsOlderThanAllowed(int secondsTooOld, boolean passes) {
        Gate gate = gate(MAX_AGE.plusSeconds(secondsTooOld));
        Decision decision = gate.check(record(NUMBER)).decision();
        assertThat(decision).isInstanceOf(passes ? Decision.Pass.class : Decision.Block.class);
        if (decision instanceof Decision.Block block) {
            assertThat(block.reasons()).containsExactly(ReasonCode.REGISTRY_STALE);
        }
        assertThat(gate.isStale(extract(Coverage.NATIONAL))).isEqualTo(!passes);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1,false"})
    void blocksOnAnExtractThatIsMoreThanFiveMinutesAheadOfTheClock(int secondsTooFar, boolean passes) {
        Gate gate = gate(Duration.ofMinutes(-5).minusSeconds(secondsTooFar));
        Decision decision = gate.check(record(NUMBER)).decision();
        assertThat(decision).isInstanceOf(passes ? Decision.Pass.class : Decision.Block.class);
        if (decision instanceof Decision.Block block) {
            assertThat(block.reasons()).containsExactly(ReasonCode.REGISTRY_STALE);
        }
        assertThat(gate.isStale(extract(Coverage.NATIONAL))).isEqualTo(!passes);
    }

    @Test
    void answersABatchInItsOrderWithOneLookUp() {
        List<Gate.Checked> checked = gate(Duration.ofDays(1))
                .check(List.of(record("1"), record(NUMBER), record("609407454591"), record("051117773900")));
        assertThat(checked.stream().map(it -> it.decision() instanceof Decision.Pass))
                .containsExactly(false, true, false, true);
        assertThat(registry.asked).hasSize(1);
        assertThat(registry.asked.getFirst()).hasSize(2);
    }

    @Test
    void answersAnEmptyBatchWithoutALookUp() {
        assertThat(gate(Duration.ofDays(1)).check(List.of())).isEmpty();
        assertThat(registry.asked).isEmpty();
    }

    @Test
    void readsTheDayOfTheDecisionFromItsClock() {
        BusinessRecord earlier = record(NUMBER, "1964-05-01", "松本市丸の内3-7", NumberOnForm.NOT_SENT);
        RegistryAnswer answer = registry.answer;
        Gate gate = gate(Duration.ofDays(1));
        Policy policy = catalogue().policyOf(PROCEDURE);
        // 2025-04-01 lies within five years until the end of 2030-04-01 in Japan.
        assertThat(gate.decide(
                        earlier, fresh(answer, "2030-04-01T23:59:59+09:00"), policy, at("2030-04-01T23:59:59+09:00")))
                .isInstanceOf(Decision.Pass.class);
        assertThat(gate.decide(
                        earlier, fresh(answer, "2030-04-02T00:00:00+09:00"), policy, at("2030-04-02T00:00:00+09:00")))
                .asInstanceOf(type(Decision.Block.class))
                .satisfies(block -> assertThat(block.reasons()).containsExactly(ReasonCode.ADDRESS_HISTORICAL));
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static RegistryAnswer fresh(RegistryAnswer answer, String asOf) {
        Resident resident = ((RegistryAnswer.Found) answer).resident();
        return new RegistryAnswer.Found(resident, new Extract(OffsetDateTime.parse(asOf), Coverage.NATIONAL, "test"));
    }
}
