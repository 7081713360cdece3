package jp.sekisho.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.name.Agreement;
import jp.sekisho.matching.name.NameComparison;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.Policy.Historical;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.NumberStatus;
import jp.sekisho.registry.Resident.Status;
import org.junit.jupiter.api.Test;

/// The laws of the decision over every combination of outcomes: 11 per field, with and without a split name, under
/// four policies and for procedures that hold the sex and that do not.
class DecisionLawsTest {
    private static final Procedure HOLDS_SEX = new Procedure(7, "seven", "七", "Seven", "課", true);
    private static final Procedure HOLDS_NO_SEX = new Procedure(13, "thirteen", "十三", "Thirteen", "課", false);
    private static final Policy STRICT = policy(EnumSet.allOf(Historical.class), false);
    private static final List<Policy> POLICIES = List.of(
            STRICT,
            policy(EnumSet.noneOf(Historical.class), false),
            policy(EnumSet.allOf(Historical.class), true),
            policy(EnumSet.of(Historical.ADDRESS), true));
    private static final List<Comparison> LATTICE = lattice();

    private static Policy policy(Set<Historical> historical, boolean kana) {
        EnumSet<Field> required = EnumSet.allOf(Field.class);
        if (!kana) {
            required.remove(Field.NAME_KANA);
        }
        return new Policy("p", "0", required, historical, false, false, Set.of());
    }

    private static List<Comparison> lattice() {
        List<Comparison> lattice = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            lattice.add(Comparison.of(outcome));
        }
        lattice.add(Comparison.of(Outcome.PARTIAL).with(Rule.ADDRESS_PREFECTURE_OMITTED));
        return lattice;
    }

    private record Case(Findings findings, Procedure procedure, Policy policy) {
        Decision decide() {
            return Decider.decide(
                    findings, resident(NumberStatus.CURRENT, Status.ACTIVE, false), procedure, policy, Set.of());
        }

        /// As the law says it, not as the code does.
        boolean mayCount(Field field) {
            Comparison comparison = findings.of(field);
            return switch (comparison.outcome()) {
                case EXACT, EQUIVALENT, VARIANT -> true;
                case PARTIAL -> field == Field.ADDRESS && comparison.has(Rule.ADDRESS_PREFECTURE_OMITTED);
                case HISTORICAL ->
                    switch (field) {
                        case ADDRESS -> policy.historical().contains(Historical.ADDRESS);
                        case NAME_KANJI, NAME_KANA ->
                            policy.historical().contains(Historical.FAMILY_NAME)
                                    && findings.name().historicalFamilyNameOnly();
                        case INDIVIDUAL_NUMBER, BIRTH_DATE, SEX -> false;
                    };
                case MISMATCH, NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> false;
            };
        }

        List<Field> required() {
            List<Field> fields = new ArrayList<>(List.of(Field.NAME_KANJI, Field.BIRTH_DATE, Field.ADDRESS));
            if (procedure.sexHeld()) {
                fields.add(Field.SEX);
            }
            if (policy.required().contains(Field.NAME_KANA)) {
                fields.add(Field.NAME_KANA);
            }
            return fields;
        }

        Case with(Field field, Comparison comparison) {
            NameComparison name = findings.name();
            Findings changed = switch (field) {
                case NAME_KANJI ->
                    new Findings(
                            name(name, comparison, name.kana()),
                            findings.birthDate(),
                            findings.sex(),
                            findings.address());
                case NAME_KANA ->
                    new Findings(
                            name(name, name.kanji(), comparison),
                            findings.birthDate(),
                            findings.sex(),
                            findings.address());
                case BIRTH_DATE -> new Findings(name, comparison, findings.sex(), findings.address());
                case SEX -> new Findings(name, findings.birthDate(), comparison, findings.address());
                case ADDRESS -> new Findings(name, findings.birthDate(), findings.sex(), comparison);
                case INDIVIDUAL_NUMBER -> throw new IllegalArgumentException();
            };
            return new Case(changed, procedure, policy);
        }

        private static NameComparison name(NameComparison name, Comparison kanji, Comparison kana) {
            return new NameComparison(
                    kanji, kana, name.familyName(), name.givenName(), name.split(), name.historicalFamilyNameOnly());
        }

        String describe() {
            return "%s %s %s %s %s, sex held %s, policy %s"
                    .formatted(
                            findings.name().kanji().outcome(),
                            findings.name().kana().outcome(),
                            findings.birthDate().outcome(),
                            findings.sex().outcome(),
                            findings.address().outcome(),
                            procedure.sexHeld(),
                            policy);
        }
    }

    static Resident resident(NumberStatus numberStatus, Status status, boolean addressProtected) {
        return new Resident(
                (IndividualNumber) NumberEntry.parse("609407454590"),
                numberStatus,
                status,
                PersonName.of("", ""),
                new BirthDateEntry.Day(1964, 5, 1),
                Sex.MALE,
                Address.ABSENT,
                List.of(),
                List.of(new Resident.PreviousAddress(Address.ABSENT, java.util.Optional.of(LocalDate.EPOCH))),
                addressProtected);
    }

    private static void everyCase(Consumer<Case> law) {
        for (Policy policy : POLICIES) {
            for (Procedure procedure : List.of(HOLDS_SEX, HOLDS_NO_SEX)) {
                for (boolean split : new boolean[] {false, true}) {
                    everyOutcome(policy, procedure, split, law);
                }
            }
        }
    }

    private static void everyOutcome(Policy policy, Procedure procedure, boolean split, Consumer<Case> law) {
        List<Comparison> sexes = procedure.sexHeld() ? LATTICE : List.of(Comparison.of(Outcome.NOT_REQUIRED));
        for (Comparison kanji : LATTICE) {
            for (Comparison kana : LATTICE) {
                NameComparison name =
                        new NameComparison(kanji, kana, Agreement.CONTRADICTS, Agreement.AGREES, split, split);
                for (Comparison birthDate : LATTICE) {
                    for (Comparison sex : sexes) {
                        for (Comparison address : LATTICE) {
                            law.accept(new Case(new Findings(name, birthDate, sex, address), procedure, policy));
                        }
                    }
                }
            }
        }
    }

    @Test
    void passImpliesThatEveryRequiredFieldAccepts() {
        int[] passes = {0};
        everyCase(it -> {
            if (it.decide() instanceof Decision.Pass) {
                passes[0]++;
                for (Field field : it.required()) {
                    // A tolerated PARTIAL exists for addresses alone; in this lattice other fields meet it too.
                    if (!it.mayCount(field) && !it.findings().of(field).has(Rule.ADDRESS_PREFECTURE_OMITTED)) {
                        fail("passes though %s does not accept: %s", field, it.describe());
                    }
                }
            }
        });
        assertThat(passes[0]).as("the law is about something").isPositive();
    }

    @Test
    void everythingThatAcceptsPasses() {
        everyCase(it -> {
            boolean kanaContradicts = it.findings().name().kana().outcome() == Outcome.MISMATCH;
            if (it.required().stream().allMatch(it::mayCount)
                    && !kanaContradicts
                    && !(it.decide() instanceof Decision.Pass)) {
                fail("blocks though every required field accepts: %s", it.describe());
            }
        });
    }

    @Test
    void removingOrBlurringInformationNeverTurnsABlockIntoAPass() {
        List<Comparison> blurred = List.of(
                Comparison.of(Outcome.NOT_COMPARABLE),
                Comparison.of(Outcome.ABSENT_IN_RECORD),
                Comparison.of(Outcome.ABSENT_IN_REGISTRY),
                Comparison.of(Outcome.PARTIAL));
        everyCase(it -> {
            if (it.decide() instanceof Decision.Pass) {
                return;
            }
            for (Field field : List.of(Field.NAME_KANJI, Field.NAME_KANA, Field.BIRTH_DATE, Field.SEX, Field.ADDRESS)) {
                if (field == Field.SEX && !it.procedure().sexHeld()) {
                    continue;
                }
                for (Comparison less : blurred) {
                    if (it.with(field, less).decide() instanceof Decision.Pass) {
                        fail("passes once %s is %s: %s", field, less.outcome(), it.describe());
                    }
                }
            }
        });
    }

    @Test
    void aContradictionOfARequiredFieldNeverPasses() {
        everyCase(it -> {
            boolean contradiction = it.required().stream()
                    .anyMatch(field -> it.findings().of(field).outcome() == Outcome.MISMATCH);
            if (contradiction && it.decide() instanceof Decision.Pass) {
                fail("passes over a contradiction: %s", it.describe());
            }
        });
    }

    @Test
    void theRemedyIsTheStrongestOfTheReasonsAndTheReasonsAreOrdered() {
        everyCase(it -> {
            if (it.decide() instanceof Decision.Block block) {
                List<ReasonCode> reasons = List.copyOf(block.reasons());
                assertThat(reasons).isSorted();
                boolean correct = reasons.stream().anyMatch(reason -> reason.remedy() == Remedy.CORRECT);
                assertThat(block.remedy()).isEqualTo(correct ? Remedy.CORRECT : Remedy.REVIEW);
            }
        });
    }

    @Test
    void aStricterPolicyNeverPassesWhatStrict4Blocks() {
        everyCase(it -> {
            if (it.policy().equals(STRICT) || !(it.decide() instanceof Decision.Pass)) {
                return;
            }
            if (!(new Case(it.findings(), it.procedure(), STRICT).decide() instanceof Decision.Pass)) {
                fail("passes where strict-4 blocks: %s", it.describe());
            }
        });
    }

    @Test
    void theSameArgumentsGiveTheSameDecision() {
        everyCase(it -> {
            Decision first = it.decide();
            Decision second = it.decide();
            if (first instanceof Decision.Block block ? !block.equals(second) : !(second instanceof Decision.Pass)) {
                fail("two decisions on one case: %s", it.describe());
            }
        });
    }
}
