package jp.sekisho.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.name.Agreement;
import jp.sekisho.matching.name.NameComparison;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.Policy.Historical;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Resident.NumberStatus;
import jp.sekisho.registry.Resident.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What agrees with an earlier name or address that the registry holds passes only where the policy takes it.
class EarlierStateTest {
    private static final Procedure PROCEDURE = new Procedure(7, "seven", "七", "Seven", "課", true);
    private static final Comparison EXACT = Comparison.of(Outcome.EXACT);
    private static final Comparison HISTORICAL = Comparison.of(Outcome.HISTORICAL);
    private static final Comparison EARLIER_ADDRESS = HISTORICAL.with(Rule.ADDRESS_HISTORICAL);
    private static final Comparison EARLIER_NAME = HISTORICAL.with(Rule.NAME_HISTORICAL);

    private static Policy policy(Set<Historical> historical) {
        EnumSet<Field> required = EnumSet.allOf(Field.class);
        return new Policy("p", "0", required, historical, false, false, Policy.Limits.WIDEST, Set.of());
    }

    private static Decision decide(Findings findings, Set<Historical> accepted) {
        return Decider.decide(
                findings,
                DecisionLawsTest.resident(NumberStatus.CURRENT, Status.ACTIVE, false),
                PROCEDURE,
                policy(accepted),
                DecisionLawsTest.TODAY,
                Set.of());
    }

    private static NameComparison name(Comparison kanji, Comparison kana, boolean familyNameOnly) {
        return new NameComparison(kanji, kana, Agreement.CONTRADICTS, Agreement.AGREES, true, familyNameOnly);
    }

    @Test
    void anEarlierAddressPassesWithItsNoteWhereThePolicyTakesIt() {
        Findings moved = new Findings(name(EXACT, EXACT, false), EXACT, EXACT, EARLIER_ADDRESS);
        assertThat(decide(moved, EnumSet.of(Historical.ADDRESS))).isInstanceOf(Decision.Pass.class);
        assertThat(decide(moved, EnumSet.of(Historical.ADDRESS)).notes()).containsExactly(Rule.ADDRESS_HISTORICAL);
        Decision.Block block = (Decision.Block) decide(moved, EnumSet.of(Historical.FAMILY_NAME));
        assertThat(block.reasons()).containsExactly(ReasonCode.ADDRESS_HISTORICAL);
        assertThat(block.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FAMILY_NAME,true,true", "FAMILY_NAME,false,false", "ADDRESS,true,false"})
    void anEarlierNamePassesOnlyWhereTheFamilyNameAloneHasChanged(
            Historical accepted, boolean familyNameOnly, boolean passes) {
        Findings married = new Findings(name(EARLIER_NAME, EARLIER_NAME, familyNameOnly), EXACT, EXACT, EXACT);
        Decision decision = decide(married, EnumSet.of(accepted));
        assertThat(decision instanceof Decision.Pass).isEqualTo(passes);
        if (decision instanceof Decision.Block block) {
            assertThat(block.reasons())
                    .containsExactly(ReasonCode.NAME_KANJI_HISTORICAL, ReasonCode.NAME_KANA_HISTORICAL);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            names = {"BIRTH_DATE", "SEX"})
    void nobodyHasAnEarlierBirthDateOrSex(Field field) {
        Findings findings = new Findings(
                name(EXACT, EXACT, true),
                field == Field.BIRTH_DATE ? HISTORICAL : EXACT,
                field == Field.SEX ? HISTORICAL : EXACT,
                EXACT);
        assertThat(((Decision.Block) decide(findings, EnumSet.allOf(Historical.class))).reasons())
                .containsExactly(FieldReasons.of(field).historical());
    }
}
