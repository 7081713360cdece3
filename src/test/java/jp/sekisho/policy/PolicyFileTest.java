package jp.sekisho.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    private static final String CHILDREN = """
            id = children
            required = individualNumber, nameKanji, nameKana, birthDate, sex, address
            historical = none
            accepted-status = active, abroad
            procedures = one, two
            """;

    private static Policy read(String content) {
        return PolicyFile.read("test.properties", content.getBytes(UTF_8));
    }

    private static byte[] resource(String name) throws IOException {
        return Objects.requireNonNull(PolicyFileTest.class.getResourceAsStream(name))
                .readAllBytes();
    }

    private static Procedure procedure(String id, boolean sexHeld) {
        return new Procedure(1, id, id, id, id, sexHeld);
    }

    @Test
    void readsTheDefaultPolicy() throws IOException {
        Policy policy = PolicyFile.read("strict-4.properties", resource("/policies/strict-4.properties"));
        assertThat(policy.id()).isEqualTo(Policy.DEFAULT_ID);
        assertThat(policy.required())
                .containsExactlyInAnyOrder(
                        Field.INDIVIDUAL_NUMBER, Field.NAME_KANJI, Field.BIRTH_DATE, Field.SEX, Field.ADDRESS);
        assertThat(policy.historical())
                .containsExactlyInAnyOrder(Policy.Historical.FAMILY_NAME, Policy.Historical.ADDRESS);
        assertThat(policy.acceptsDeceased()).isFalse();
        assertThat(policy.acceptsAbroad()).isFalse();
        assertThat(policy.limits()).isEqualTo(Policy.Limits.WIDEST);
        assertThat(policy.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void readsAStricterPolicy() {
        Policy policy = read(CHILDREN);
        assertThat(policy.required()).contains(Field.NAME_KANA);
        assertThat(policy.historical()).isEmpty();
        assertThat(policy.acceptsAbroad()).isTrue();
        assertThat(policy.acceptsDeceased()).isFalse();
        assertThat(policy.procedures()).isEqualTo(Set.of("one", "two"));
    }

    @Test
    void takesTheLimitsOfStrict4WhereNoneAreSaid() {
        assertThat(read(CHILDREN).limits()).isEqualTo(Policy.Limits.WIDEST);
    }

    @Test
    void readsNarrowerLimits() {
        assertThat(read(CHILDREN + """
                        building = review
                        name-form-not-held = review
                        official-kana = review
                        historical-address-years = 0
                        birth-date-earliest = 1910-01-01
                        birth-date-zero = 1899-12-30, 1899-12-31, 1900-01-01, 1904-01-01, 1970-01-01
                        """).limits())
                .isEqualTo(new Policy.Limits(
                        false,
                        false,
                        false,
                        false,
                        0,
                        LocalDate.of(1910, 1, 1),
                        Stream.concat(Policy.Limits.WIDEST.zeroDays().stream(), Stream.of(LocalDate.of(1970, 1, 1)))
                                .collect(Collectors.toSet())));
    }

    @Test
    void takesAFormerMunicipalityByAnExceptionOnly() {
        assertThat(read(CHILDREN).limits().acceptsFormerMunicipality()).isFalse();
        assertThat(read(CHILDREN + "former-municipality = review\n").limits().acceptsFormerMunicipality())
                .isFalse();
        assertThat(read(CHILDREN + "former-municipality = accept\n").limits().acceptsFormerMunicipality())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "building = pass",
                "building =",
                "name-form-not-held = pass",
                "official-kana = pass",
                "former-municipality = pass",
                "historical-address-years = 6",
                "historical-address-years = -1",
                "historical-address-years = five",
                "birth-date-earliest = 1869-12-31",
                "birth-date-earliest = 1870",
                "birth-date-zero = 1900-01-01, 1970-01-01",
                "birth-date-zero = 1900-01-01,",
                "birth-date-zero = 1900-01-01, 1900-02-30"
            })
    void refusesLimitsThatAreWiderThanThoseOfStrict4OrUnreadable(String limit) {
        assertThatThrownBy(() -> read(CHILDREN + limit + "\n")).isInstanceOf(PolicyRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"individualNumber", "nameKanji", "birthDate", "sex", "address"})
    void refusesAPolicyThatIsWeakerThanStrict4(String field) {
        assertThatThrownBy(() -> read(CHILDREN.replaceFirst("\\b" + field + ", |, " + field + "\\b", "")))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageContaining("weaker than strict-4")
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accepted-status = active, abroad | accepted-status = abroad",
                "accepted-status = active, abroad | accepted-status = active, removed",
                "historical = none | historical = sex",
                "historical = none | ''",
                "id = children | id = Children!",
                "procedures = one, two | ''",
                "historical = none | fail-open = true",
                "id = children | id = strict-4",
                "nameKana, | shoeSize,",
                "historical = none | historical = none, address",
                "historical = none | historical = ,",
                "procedures = one, two | procedures = ,",
                "procedures = one, two | procedures = one,, two",
                "procedures = one, two | procedures = one, two,",
                "procedures = one, two | procedures = one\\u12",
            })
    void refusesWhatItDoesNotKnow(String part, String instead) {
        assertThatThrownBy(() -> read(CHILDREN.replace(part, instead))).isInstanceOf(PolicyRefused.class);
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatThrownBy(() -> read(CHILDREN + "historical = address\n")).isInstanceOf(PolicyRefused.class);
    }

    @Test
    void theDefaultPolicyIsForAllThatNoOtherNames() throws IOException {
        String strict = new String(resource("/policies/strict-4.properties"), UTF_8);
        assertThat(read(strict).procedures()).isEmpty();
        assertThatThrownBy(() -> read(strict + "\nprocedures = one\n"))
                .isInstanceOf(PolicyRefused.class)
                .hasMessageStartingWith("test.properties: 'procedures' has no place");
    }

    @ParameterizedTest
    @CsvSource({"familyName,FAMILY_NAME", "address,ADDRESS"})
    void takesOneKindOfEarlierStateWithoutTheOther(String name, Policy.Historical kind) {
        assertThat(read(CHILDREN.replace("historical = none", "historical = " + name))
                        .historical())
                .containsExactly(kind);
    }

    @Test
    void acceptsTheDeceasedWhereItSaysSo() {
        assertThat(read(CHILDREN.replace("abroad", "deceased")))
                .matches(Policy::acceptsDeceased)
                .matches(policy -> !policy.acceptsAbroad());
    }

    @Test
    void namesItsContentByItsHash() {
        assertThat(PolicyFile.read("a", CHILDREN.getBytes(UTF_8)).sha256())
                .isEqualTo("057ed39f3a567790da0a5282b10fa0af442cb8049f39ecc394f140162bd9be1b");
        assertThat(read(CHILDREN).sha256()).isNotEqualTo(read(CHILDREN + "\n").sha256());
    }

    @Test
    void readsTheSeventeenProcedures() throws IOException {
        List<Procedure> procedures = ProcedureTable.read("procedures.tsv", resource("/policies/procedures.tsv"));
        assertThat(procedures).hasSize(17).extracting(Procedure::no).isSorted();
        assertThat(procedures)
                .filteredOn(procedure -> !procedure.sexHeld())
                .extracting(Procedure::no)
                .containsExactly(13);
    }

    @Test
    void dropsTheSexOnlyForAProcedureThatDoesNotHoldIt() {
        Policy policy = read(CHILDREN);
        assertThat(policy.requires(Field.SEX, procedure("one", true))).isTrue();
        assertThat(policy.requires(Field.SEX, procedure("one", false))).isFalse();
        assertThat(policy.requires(Field.ADDRESS, procedure("one", false))).isTrue();
    }

    @Test
    void givesEachProcedureItsPolicy() throws IOException {
        Policy strict = PolicyFile.read("strict-4.properties", resource("/policies/strict-4.properties"));
        Procedure one = procedure("one", true);
        Procedure three = procedure("three", true);
        PolicyCatalogue catalogue =
                new PolicyCatalogue(List.of(one, procedure("two", true), three), List.of(strict, read(CHILDREN)));
        assertThat(catalogue.policyOf(one).id()).isEqualTo("children");
        assertThat(catalogue.policyOf(three).id()).isEqualTo("strict-4");
        assertThat(catalogue.policy("none")).isEmpty();
        assertThat(catalogue.procedure("three")).contains(three);
    }

    @Test
    void refusesACatalogueThatLeavesAProcedureInDoubt() throws IOException {
        Policy strict = PolicyFile.read("strict-4.properties", resource("/policies/strict-4.properties"));
        List<Procedure> procedures = List.of(procedure("one", true), procedure("two", true));
        Policy children = read(CHILDREN);
        Policy rival = read(CHILDREN.replace("id = children", "id = rival"));
        assertThatThrownBy(() -> new PolicyCatalogue(procedures, List.of(children)))
                .isInstanceOf(PolicyRefused.class);
        assertThatThrownBy(() -> new PolicyCatalogue(procedures, List.of(strict, strict)))
                .isInstanceOf(PolicyRefused.class);
        assertThatThrownBy(() -> new PolicyCatalogue(procedures, List.of(strict, children, rival)))
                .isInstanceOf(PolicyRefused.class);
        assertThatThrownBy(() -> new PolicyCatalogue(procedures.subList(0, 1), List.of(strict, children)))
                .isInstanceOf(PolicyRefused.class);
    }
}
