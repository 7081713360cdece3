package jp.sekisho.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sekisho.registry.max-age",
                "sekisho.registry.snapshot.path",
                "sekisho.callers.file",
                "sekisho.callers.tokens.max-lifetime",
                "sekisho.attestation.lifetimes.ryoiku-techo",
                "quarkus.http.port",
                "sekishos.registry"
            })
    void knowsAProperty(String name) {
        assertThat(UnknownSettings.among(List.of(name), List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEKISHO_REGISTRY_MAX_AGE",
                "SEKISHO_CALLERS_TOKENS_MAX_LIFETIME",
                "SEKISHO_ATTESTATION_LIFETIMES_RYOIKU_TECHO",
                "QUARKUS_HTTP_PORT"
            })
    void knowsAVariable(String name) {
        assertThat(UnknownSettings.among(List.of(), List.of(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sekisho.registry.maxage",
                "sekisho.registry",
                "sekisho.registry.max-age.days",
                "sekisho.attestation.lifetimes.",
                "sekisho.callers.welfare.roles",
                "sekisho.destinations.pmh.lifetim",
                "sekisho.fail-open"
            })
    void findsAPropertyThatIsNone(String name) {
        assertThat(UnknownSettings.among(List.of("sekisho.registry.max-age", name), List.of()))
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEKISHO_REGISTRY_MAXAGE",
                "SEKISHO_DESTINATIONS_PMH_LIFETIM",
                "SEKISHO_SHADOW_",
                "SEKISHO_CALLERS_WELFARE_ROLES",
                "SEKISHO_FAIL_OPEN"
            })
    void findsAVariableThatIsNone(String name) {
        assertThat(UnknownSettings.among(List.of(), List.of("SEKISHO_REGISTRY_MAX_AGE", name)))
                .containsExactly(name);
    }

    @Test
    void findsAll() {
        assertThat(UnknownSettings.among(List.of("sekisho.maxage", "sekisho.fail-open"), List.of("SEKISHO_MODE")))
                .containsExactlyInAnyOrder("sekisho.maxage", "sekisho.fail-open", "SEKISHO_MODE");
    }

    @Test
    void doesNotTakeAVariableForAPropertyToo() {
        assertThat(UnknownSettings.among(List.of("sekisho.registry.max.age"), List.of("SEKISHO_REGISTRY_MAX_AGE")))
                .isEmpty();
    }
}
