package jp.sekisho.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Set;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.name.Agreement;
import jp.sekisho.matching.name.NameComparison;
import jp.sekisho.policy.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {
    private static Decision.Block block(Set<ReasonCode> reasons) {
        return Decision.Block.unseen(reasons, Set.of(), false);
    }

    @Test
    void noBlockIsWithoutAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> block(Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER_FORMAT,SUBJECT_ABROAD,CORRECT",
        "SUBJECT_ABROAD,REGISTRY_STALE,REVIEW",
        "REGISTRY_STALE,REGISTRY_TIMEOUT,RETRY",
        "REGISTRY_STALE,BIRTH_DATE_MISMATCH,CORRECT"
    })
    void theRemedyIsTheStrongest(ReasonCode one, ReasonCode other, Remedy remedy) {
        assertThat(block(EnumSet.of(one, other)).remedy()).isEqualTo(remedy);
    }

    @Test
    void aPassCannotBeChanged() {
        var pass = new Decision.Pass(new EnumMap<>(Field.class), EnumSet.of(Rule.NAME_SPACING));
        assertThatThrownBy(() -> pass.outcomes().put(Field.SEX, Outcome.EXACT))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> pass.notes().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(pass.notes()).containsExactly(Rule.NAME_SPACING);
    }

    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void aReasonThatIsNamedAfterAFieldPointsToIt(ReasonCode reason) {
        for (Field field : Field.values()) {
            if (reason.name().startsWith(field.name() + "_")) {
                assertThat(reason.field()).contains(field);
            }
        }
    }

    @Test
    void everyFieldHasItsOwnReasons() {
        assertThat(FieldReasons.of(Field.SEX))
                .isEqualTo(new FieldReasons(
                        ReasonCode.SEX_NOT_COMPARABLE,
                        ReasonCode.SEX_PARTIAL,
                        ReasonCode.SEX_HISTORICAL,
                        ReasonCode.SEX_ABSENT_IN_RECORD,
                        ReasonCode.SEX_ABSENT_IN_REGISTRY));
    }

    @Test
    void theNumberIsLookedUpAndNeverCompared() {
        Comparison same = Comparison.of(Outcome.EXACT);
        var name = new NameComparison(same, same, Agreement.AGREES, Agreement.AGREES, true, false);
        var findings = new Findings(name, same, same, same);
        assertThatIllegalArgumentException().isThrownBy(() -> findings.of(Field.INDIVIDUAL_NUMBER));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldReasons.of(Field.INDIVIDUAL_NUMBER));
    }
}
