package jp.sekisho.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.check.BusinessRecord.NumberOnForm;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Resident;
import jp.sekisho.synthetic.Notation;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.RegistryView;
import jp.sekisho.synthetic.SyntheticResident;
import jp.sekisho.synthetic.Writing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two people never pass for one another, and one person passes however they are written: over a generated population.
class PopulationLawsTest {
    private static final long SEED = 20_261_123L;
    private static final int SIZE = 20_000;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Population PEOPLE = Population.generate(SEED, SIZE, TODAY);
    private static final List<Resident> REGISTRY =
            PEOPLE.residents().stream().map(RegistryView::of).toList();
    private static final Procedure HOLDS_SEX = new Procedure(7, "seven", "七", "Seven", "課", true);
    /// The weaker case: the procedure does not hold the sex, so that one field less tells people apart.
    private static final Procedure HOLDS_NO_SEX = new Procedure(13, "thirteen", "十三", "Thirteen", "課", false);
    private static final Policy STRICT = strict4();

    private enum Pairs {
        HOUSEHOLD,
        TWIN,
        NAMESAKE,
        BIRTHDAY,
        NEIGHBOUR,
        NEXT_IN_THE_PILE;

        List<Population.Pair> of(Population people) {
            return switch (this) {
                case HOUSEHOLD -> people.householdPairs();
                case TWIN -> people.twinPairs();
                case NAMESAKE -> people.namesakePairs();
                case BIRTHDAY -> people.birthdayPairs();
                case NEIGHBOUR -> people.neighbourPairs();
                case NEXT_IN_THE_PILE ->
                    java.util.stream.IntStream.range(1, people.residents().size())
                            .mapToObj(i -> new Population.Pair(i - 1, i))
                            .toList();
            };
        }
    }

    private static Policy strict4() {
        EnumSet<Field> required = EnumSet.allOf(Field.class);
        required.remove(Field.NAME_KANA);
        // Accepting the deceased and those abroad keeps the status from hiding a false pass.
        return new Policy(
                "strict-4",
                "0",
                required,
                EnumSet.allOf(Policy.Historical.class),
                true,
                true,
                Policy.Limits.WIDEST,
                Set.of());
    }

    private static Decision decide(Subject subject, Resident resident, Procedure procedure) {
        BusinessRecord record = new BusinessRecord(procedure, subject, NumberOnForm.NOT_SENT);
        return Decider.decide(
                SubjectComparator.compare(
                        record.subject(), resident, procedure.sexHeld(), FormerMunicipalities.ofTheProgram()),
                resident,
                procedure,
                STRICT,
                TODAY,
                Set.of());
    }

    @ParameterizedTest
    @EnumSource
    void twoPeopleNeverPassForOneAnother(Pairs kind) {
        List<Population.Pair> pairs = kind.of(PEOPLE);
        assertThat(pairs).as("pairs of the population with seed %d", SEED).hasSizeGreaterThan(50);
        for (Population.Pair pair : pairs) {
            neverPasses(kind, pair.first(), pair.second());
            neverPasses(kind, pair.second(), pair.first());
        }
    }

    /// One's data with the other's number: the registry answers with the other.
    private static void neverPasses(Pairs kind, int one, int other) {
        Subject subject = Writing.of(PEOPLE.residents().get(one)).subject();
        for (Procedure procedure : List.of(HOLDS_SEX, HOLDS_NO_SEX)) {
            if (decide(subject, REGISTRY.get(other), procedure) instanceof Decision.Pass) {
                fail("seed %d: resident %d passes for resident %d (%s)", SEED, one, other, kind);
            }
        }
    }

    @Test
    void everyRewritingOfEveryPersonPasses() {
        for (int i = 0; i < SIZE; i++) {
            SyntheticResident person = PEOPLE.residents().get(i);
            if (person.numberStatus() != SyntheticResident.NumberStatus.CURRENT
                    || person.status() == SyntheticResident.Status.REMOVED) {
                continue;
            }
            // Each way of writing by itself is costly: one resident in five meets all of them, every one meets a
            // mixture.
            if (i % 5 == 0) {
                for (Notation.Rewriting rewriting : Notation.each(person)) {
                    passes(i, rewriting);
                }
            }
            passes(i, Notation.mixed(person, SEED + i));
        }
    }

    private static void passes(int i, Notation.Rewriting rewriting) {
        Decision decision = decide(rewriting.writing().subject(), REGISTRY.get(i), HOLDS_SEX);
        if (REGISTRY.get(i).addressProtected()) {
            assertThat(decision.reasons()).containsExactly(ReasonCode.REVIEW_REQUIRED);
        } else if (decision instanceof Decision.Block block) {
            fail("seed %d: resident %d written with %s blocks for %s", SEED, i, rewriting.notations(), block.reasons());
        }
    }
}
