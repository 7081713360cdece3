package jp.sekisho.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyCatalogueTest {
    private static final Procedure ONE = procedure("one");
    private static final Procedure TWO = procedure("two");
    private static final Policy STRICT = policy(Policy.DEFAULT_ID);

    private static Procedure procedure(String id) {
        return new Procedure(1, id, id, id, id, true);
    }

    private static Policy policy(String id, String... procedures) {
        return new Policy(
                id, "0", EnumSet.allOf(Field.class), Set.of(), false, false, Policy.Limits.WIDEST, Set.of(procedures));
    }

    private static PolicyCatalogue catalogue(Policy... policies) {
        return new PolicyCatalogue(List.of(TWO, ONE), List.of(policies));
    }

    @Test
    void keepsTheOrderOfTheTable() {
        assertThat(catalogue(STRICT).procedures()).containsExactly(TWO, ONE);
    }

    @Test
    void findsPoliciesAndProceduresByTheirIds() {
        Policy own = policy("own", "one");
        PolicyCatalogue catalogue = catalogue(own, STRICT);
        assertThat(catalogue.policy("own")).contains(own);
        assertThat(catalogue.policy("other")).isEmpty();
        assertThat(catalogue.procedure("two")).contains(TWO);
        assertThat(catalogue.procedure("three")).isEmpty();
        assertThat(catalogue.policyOf(ONE)).isEqualTo(own);
        assertThat(catalogue.policyOf(TWO)).isEqualTo(STRICT);
    }

    @Test
    void hasNoPolicyForAProcedureOfAnotherCatalogue() {
        PolicyCatalogue catalogue = catalogue(STRICT);
        assertThatIllegalArgumentException().isThrownBy(() -> catalogue.policyOf(procedure("three")));
    }

    @Test
    void saysWhichPolicyIsAtFault() {
        assertThatThrownBy(() -> catalogue(policy("own", "one")))
                .isInstanceOf(PolicyRefused.class)
                .hasMessage("strict-4: the default policy is missing");
        assertThatThrownBy(() -> catalogue(STRICT, policy("own", "three"))).hasMessageStartingWith("own: ");
        assertThatThrownBy(() -> catalogue(STRICT, policy("own", "one"), policy("rival", "one")))
                .hasMessageStartingWith("rival: ");
        assertThatThrownBy(() -> catalogue(STRICT, policy("own", "one"), policy("own", "two")))
                .hasMessage("own: two policies have this id");
    }

    @Test
    void aPolicyDoesNotChangeWithWhatItWasMadeFrom() {
        EnumSet<Field> required = EnumSet.allOf(Field.class);
        EnumSet<Policy.Historical> historical = EnumSet.noneOf(Policy.Historical.class);
        Policy policy = new Policy("p", "0", required, historical, false, false, Policy.Limits.WIDEST, Set.of());
        required.clear();
        historical.add(Policy.Historical.ADDRESS);
        assertThat(policy.required()).contains(Field.ADDRESS);
        assertThat(policy.historical()).isEmpty();
    }
}
