package jp.sekisho.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
import jp.sekisho.policy.Policy.Limits;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.NumberStatus;
import jp.sekisho.registry.Resident.Status;
import org.junit.jupiter.api.Test;

/// The laws of the decision over every combination of outcomes, and of a smaller lattice with everything else
/// that the decision looks at: how the forms of the name relate, whether the birth date is plausible, how old
/// the address is, and whether the registry holds a reading. Under policies of every kind, for procedures that
/// hold the sex and that do not.
class DecisionLawsTest {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final Procedure HOLDS_SEX = new Procedure(7, "seven", "七", "Seven", "課", true);
    private static final Procedure HOLDS_NO_SEX = new Procedure(13, "thirteen", "十三", "Thirteen", "課", false);
    private static final Limits NARROW =
            new Limits(false, false, false, false, 1, LocalDate.of(1900, 1, 1), Set.of(LocalDate.of(1900, 1, 1)));
    private static final Policy STRICT = policy(EnumSet.allOf(Historical.class), false, Limits.WIDEST);
    private static final List<Policy> POLICIES = List.of(
            STRICT,
            policy(EnumSet.noneOf(Historical.class), false, Limits.WIDEST),
            policy(EnumSet.allOf(Historical.class), true, Limits.WIDEST),
            policy(EnumSet.of(Historical.ADDRESS), true, NARROW),
            policy(EnumSet.allOf(Historical.class), false, NARROW));

    private static final List<Comparison> OUTCOMES =
            Stream.of(Outcome.values()).map(Comparison::of).toList();
    private static final Comparison WITHOUT_PREFECTURE =
            Comparison.of(Outcome.PARTIAL).with(Rule.ADDRESS_PREFECTURE_OMITTED);
    private static final Comparison WITHOUT_BUILDING =
            Comparison.of(Outcome.PARTIAL).with(Rule.ADDRESS_BUILDING_OMITTED);
    private static final Comparison OTHER_BUILDING =
            Comparison.of(Outcome.PARTIAL).with(Rule.ADDRESS_BUILDING_DIFFERS);
    private static final List<Comparison> ADDRESSES = Stream.concat(
                    OUTCOMES.stream(),
                    Stream.of(
                            WITHOUT_PREFECTURE,
                            WITHOUT_BUILDING,
                            OTHER_BUILDING,
                            WITHOUT_PREFECTURE.with(Rule.ADDRESS_BUILDING_OMITTED),
                            WITHOUT_BUILDING.as(Outcome.HISTORICAL)))
            .toList();

    private static Policy policy(Set<Historical> historical, boolean kana, Limits limits) {
        EnumSet<Field> required = EnumSet.allOf(Field.class);
        if (!kana) {
            required.remove(Field.NAME_KANA);
        }
        return new Policy("p", "0", required, historical, false, false, limits, Set.of());
    }

    private static List<Comparison> of(Outcome... outcomes) {
        return Stream.of(outcomes).map(Comparison::of).toList();
    }

    /// What the decision looks at beside the outcomes.
    ///
    /// @param familyNameOnly both names are split, and an earlier one differs by the family name alone
    private record Traits(
            boolean familyNameOnly,
            boolean formsContradict,
            boolean nameOrderCrossed,
            boolean givenNameVariant,
            boolean splitAlike,
            boolean plausible,
            boolean recent,
            boolean readingHeld) {
        static List<Traits> all() {
            List<Traits> all = new ArrayList<>();
            for (int bits = 0; bits < 1 << 8; bits++) {
                all.add(new Traits(
                        (bits & 1) != 0,
                        (bits & 2) != 0,
                        (bits & 4) != 0,
                        (bits & 8) != 0,
                        (bits & 16) != 0,
                        (bits & 32) != 0,
                        (bits & 64) != 0,
                        (bits & 128) != 0));
            }
            return all;
        }

        static Traits usual(boolean familyNameOnly) {
            return new Traits(familyNameOnly, false, false, false, true, true, true, true);
        }

        Resident resident() {
            return DecisionLawsTest.resident(
                    NumberStatus.CURRENT,
                    Status.ACTIVE,
                    false,
                    readingHeld ? "コバヤシ　ケンイチ" : "",
                    plausible ? new BirthDateEntry.Day(1964, 5, 1) : new BirthDateEntry.Day(1900, 1, 1));
        }
    }

    private record Case(
            Comparison kanji,
            Comparison kana,
            Comparison birthDate,
            Comparison sex,
            Comparison address,
            Traits traits,
            Resident resident,
            Procedure procedure,
            Policy policy) {

        Findings findings() {
            NameComparison name = new NameComparison(
                    kanji,
                    kana,
                    Agreement.CONTRADICTS,
                    Agreement.AGREES,
                    traits.familyNameOnly,
                    traits.familyNameOnly,
                    traits.formsContradict,
                    traits.nameOrderCrossed,
                    traits.givenNameVariant,
                    traits.splitAlike);
            LocalDate until = traits.recent ? TODAY.minusMonths(6) : TODAY.minusYears(6);
            return new Findings(false, name, birthDate, sex, address, until);
        }

        Decision decide() {
            return Decider.decide(findings(), resident, procedure, policy, TODAY, Set.of());
        }

        boolean passes() {
            return decide() instanceof Decision.Pass;
        }

        Comparison of(Field field) {
            return switch (field) {
                case NAME_KANJI -> kanji;
                case NAME_KANA -> kana;
                case BIRTH_DATE -> birthDate;
                case SEX -> sex;
                case ADDRESS -> address;
                case INDIVIDUAL_NUMBER -> throw new IllegalArgumentException();
            };
        }

        boolean is(Field field, Outcome... outcomes) {
            return List.of(outcomes).contains(of(field).outcome());
        }

        /// As the law says it, not as the code does.
        boolean mayCount(Field field) {
            return switch (of(field).outcome()) {
                case EXACT, EQUIVALENT, VARIANT ->
                    switch (field) {
                        case BIRTH_DATE -> traits.plausible;
                        case NAME_KANJI ->
                            !traits.formsContradict && (!traits.givenNameVariant || readingStandsBeside());
                        case INDIVIDUAL_NUMBER, NAME_KANA, SEX, ADDRESS -> true;
                    };
                case PARTIAL ->
                    field == Field.ADDRESS
                            && (address.has(Rule.ADDRESS_PREFECTURE_OMITTED) || isOnlyTheBuilding())
                            && mayBuildingDiffer();
                case HISTORICAL ->
                    switch (field) {
                        case ADDRESS ->
                            policy.historical().contains(Historical.ADDRESS) && traits.recent && mayBuildingDiffer();
                        case NAME_KANJI -> mayFamilyNameBeEarlier() && readingStandsBeside() && !traits.formsContradict;
                        case NAME_KANA -> mayFamilyNameBeEarlier();
                        case INDIVIDUAL_NUMBER, BIRTH_DATE, SEX -> false;
                    };
                case MISMATCH, NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> false;
            };
        }

        private boolean mayFamilyNameBeEarlier() {
            return policy.historical().contains(Historical.FAMILY_NAME) && traits.familyNameOnly;
        }

        private boolean isNamePlain() {
            return is(Field.NAME_KANJI, Outcome.EXACT, Outcome.EQUIVALENT)
                    && !traits.givenNameVariant
                    && traits.splitAlike;
        }

        private boolean readingStandsBeside() {
            return mayCount(Field.NAME_KANA) || !traits.readingHeld;
        }

        private boolean isOnlyTheBuilding() {
            return address.has(Rule.ADDRESS_BUILDING_OMITTED) || address.has(Rule.ADDRESS_BUILDING_DIFFERS);
        }

        private boolean mayBuildingDiffer() {
            return !isOnlyTheBuilding()
                    || policy.limits().acceptsOtherBuilding()
                            && is(Field.NAME_KANJI, Outcome.EXACT, Outcome.EQUIVALENT)
                            && !traits.givenNameVariant
                            && !traits.formsContradict
                            && !is(Field.NAME_KANA, Outcome.MISMATCH)
                            && is(Field.BIRTH_DATE, Outcome.EXACT)
                            && is(Field.SEX, procedure.sexHeld() ? Outcome.EXACT : Outcome.NOT_REQUIRED);
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
            return new Case(
                    field == Field.NAME_KANJI ? comparison : kanji,
                    field == Field.NAME_KANA ? comparison : kana,
                    field == Field.BIRTH_DATE ? comparison : birthDate,
                    field == Field.SEX ? comparison : sex,
                    field == Field.ADDRESS ? comparison : address,
                    traits,
                    resident,
                    procedure,
                    policy);
        }

        Case under(Policy other) {
            return new Case(kanji, kana, birthDate, sex, address, traits, resident, procedure, other);
        }

        String describe() {
            return "%s %s %s %s %s %s, %s, sex held %s, policy %s"
                    .formatted(
                            kanji.outcome(),
                            kana.outcome(),
                            birthDate.outcome(),
                            sex.outcome(),
                            address.outcome(),
                            address.rules(),
                            traits,
                            procedure.sexHeld(),
                            policy);
        }
    }

    static Resident resident(NumberStatus numberStatus, Status status, boolean addressProtected) {
        return resident(numberStatus, status, addressProtected, "コバヤシ　ケンイチ", new BirthDateEntry.Day(1964, 5, 1));
    }

    static Resident resident(
            NumberStatus numberStatus,
            Status status,
            boolean addressProtected,
            String kana,
            BirthDateEntry.BirthDate birthDate) {
        return new Resident(
                (IndividualNumber) NumberEntry.parse("609407454590"),
                numberStatus,
                status,
                PersonName.of("", kana),
                birthDate,
                Sex.MALE,
                Address.ABSENT,
                List.of(),
                List.of(),
                addressProtected);
    }

    private static void everyCase(Consumer<Case> law) {
        for (Policy policy : POLICIES) {
            for (Procedure procedure : List.of(HOLDS_SEX, HOLDS_NO_SEX)) {
                for (boolean familyNameOnly : new boolean[] {false, true}) {
                    Traits usual = Traits.usual(familyNameOnly);
                    everyOutcome(OUTCOMES, OUTCOMES, OUTCOMES, OUTCOMES, ADDRESSES, usual, procedure, policy, law);
                }
                for (Traits traits : Traits.all()) {
                    everyOutcome(
                            of(Outcome.EXACT, Outcome.VARIANT, Outcome.HISTORICAL, Outcome.PARTIAL, Outcome.MISMATCH),
                            of(Outcome.EXACT, Outcome.HISTORICAL, Outcome.MISMATCH, Outcome.ABSENT_IN_RECORD),
                            of(Outcome.EXACT, Outcome.PARTIAL, Outcome.MISMATCH),
                            of(Outcome.EXACT, Outcome.MISMATCH),
                            ADDRESSES,
                            traits,
                            procedure,
                            policy,
                            law);
                }
            }
        }
    }

    private static void everyOutcome(
            List<Comparison> kanjis,
            List<Comparison> kanas,
            List<Comparison> birthDates,
            List<Comparison> sexes,
            List<Comparison> addresses,
            Traits traits,
            Procedure procedure,
            Policy policy,
            Consumer<Case> law) {
        Resident resident = traits.resident();
        for (Comparison kanji : kanjis) {
            for (Comparison kana : kanas) {
                if (!traits.readingHeld && kana.outcome() != Outcome.ABSENT_IN_RECORD) {
                    continue;
                }
                for (Comparison birthDate : birthDates) {
                    for (Comparison sex : procedure.sexHeld() ? sexes : of(Outcome.NOT_REQUIRED, Outcome.MISMATCH)) {
                        for (Comparison address : addresses) {
                            law.accept(new Case(
                                    kanji, kana, birthDate, sex, address, traits, resident, procedure, policy));
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
            if (it.passes()) {
                passes[0]++;
                for (Field field : it.required()) {
                    if (!it.mayCount(field)) {
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
            boolean contradiction = it.is(Field.NAME_KANA, Outcome.MISMATCH) || it.is(Field.SEX, Outcome.MISMATCH);
            if (!contradiction && it.required().stream().allMatch(it::mayCount) && !it.passes()) {
                fail("blocks though every required field accepts: %s", it.describe());
            }
        });
    }

    /// A sex that a procedure does not hold is not blurred here: it need not be sent, and what is sent may not
    /// contradict. Nor is a reading that contradicts, but where the given name differs by a variant:
    /// kana "exists on both sides only as help", so that a record without it rests on the four items alone.
    @Test
    void removingOrBlurringInformationNeverTurnsABlockIntoAPass() {
        List<Comparison> blurred =
                of(Outcome.NOT_COMPARABLE, Outcome.ABSENT_IN_RECORD, Outcome.ABSENT_IN_REGISTRY, Outcome.PARTIAL);
        everyCase(it -> {
            if (it.passes()) {
                return;
            }
            for (Field field : List.of(Field.NAME_KANJI, Field.NAME_KANA, Field.BIRTH_DATE, Field.SEX, Field.ADDRESS)) {
                boolean help = field == Field.NAME_KANA
                        && it.is(Field.NAME_KANA, Outcome.MISMATCH)
                        && !it.traits().givenNameVariant;
                if (help || field == Field.SEX && !it.procedure().sexHeld()) {
                    continue;
                }
                for (Comparison less : blurred) {
                    if (it.with(field, less).passes()) {
                        fail("passes once %s is %s: %s", field, less.outcome(), it.describe());
                    }
                }
            }
            if (it.address().equals(OTHER_BUILDING)
                    && it.with(Field.ADDRESS, WITHOUT_BUILDING).passes()) {
                fail("passes once the building is left out: %s", it.describe());
            }
        });
    }

    @Test
    void aContradictionNeverPassesUnlessItIsOneOfKanaAlone() {
        everyCase(it -> {
            boolean contradiction = it.required().stream().anyMatch(field -> it.is(field, Outcome.MISMATCH))
                    || it.is(Field.SEX, Outcome.MISMATCH)
                    || it.traits().formsContradict;
            if (contradiction && it.passes()) {
                fail("passes over a contradiction: %s", it.describe());
            }
            if (it.is(Field.NAME_KANA, Outcome.MISMATCH) && it.passes() && !it.isNamePlain()) {
                fail("passes over another reading of a name that is not plainly the same: %s", it.describe());
            }
        });
    }

    @Test
    void theRemedyIsTheStrongestOfTheReasonsAndTheReasonsAreOrdered() {
        everyCase(it -> {
            if (it.decide() instanceof Decision.Block block) {
                boolean correct = false;
                int last = -1;
                for (ReasonCode reason : block.reasons()) {
                    correct |= reason.remedy() == Remedy.CORRECT;
                    if (reason.ordinal() < last) {
                        fail("reasons out of order: %s", block.reasons());
                    }
                    last = reason.ordinal();
                }
                if (block.remedy() != (correct ? Remedy.CORRECT : Remedy.REVIEW)) {
                    fail("%s for %s", block.remedy(), block.reasons());
                }
            }
        });
    }

    @Test
    void aStricterPolicyNeverPassesWhatStrict4Blocks() {
        everyCase(it -> {
            if (it.policy() != STRICT && it.passes() && !it.under(STRICT).passes()) {
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
