package jp.sekisho.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.base.Resource;
import jp.sekisho.policy.Procedure;
import jp.sekisho.policy.ProcedureTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents name settings by their variables of the environment, and a variable does what they say.
class DocumentedSettingsTest {
    private static final Pattern VARIABLE = Pattern.compile("SEKISHO_[A-Z0-9_]*(<[A-Z]+>[A-Z0-9_]*)?…?");
    private static final Pattern PROPERTY = Pattern.compile("`(sekisho\\.[a-z0-9.-]*(<[a-z]+>)?[a-z0-9.-]*)…?`");
    private static final Pattern PLACE_OF_A_KEY = Pattern.compile("<[A-Za-z]+>");

    private static final List<Procedure> PROCEDURES =
            ProcedureTable.read("procedures.tsv", Resource.bytes("/policies/procedures.tsv"));

    private static List<String> procedures() {
        return PROCEDURES.stream().map(Procedure::id).toList();
    }

    private static String text(String document) {
        try {
            return Files.readString(Path.of(document), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> named(Pattern pattern, int group) {
        return Stream.of(
                        "README.md",
                        "README.ja.md",
                        "docs/integrating.md",
                        "docs/inspection.md",
                        "docs/running.md",
                        "deploy/README.md",
                        "deploy/systemd/sekisho.env.example",
                        "deploy/systemd/tls.properties.example",
                        "openapi/practice.md",
                        "openapi/practice.ja.md")
                .flatMap(document -> pattern.matcher(text(document)).results().map(result -> result.group(group)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// A name of the documents with each of the keys that may stand in it; one that ends in `…` stands for several.
    private static Stream<String> withKeys(String name, String key) {
        return name.endsWith("…") || name.endsWith("_") || name.endsWith(".")
                ? Stream.empty()
                : Stream.of(PLACE_OF_A_KEY.matcher(name).replaceFirst(key));
    }

    @Test
    void knowsEveryVariableThatTheDocumentsName() {
        Set<String> named = named(VARIABLE, 0);
        assertThat(named).contains("SEKISHO_SHADOW_<PROCEDURE>", "SEKISHO_REGISTRY_MAX_AGE");
        for (String procedure : procedures()) {
            String key = procedure.toUpperCase(Locale.ROOT).replace('-', '_');
            assertThat(UnknownSettings.among(
                            List.of(),
                            named.stream().flatMap(it -> withKeys(it, key)).toList()))
                    .isEmpty();
        }
    }

    @Test
    void knowsEveryPropertyThatTheDocumentsName() {
        assertThat(UnknownSettings.among(
                        named(PROPERTY, 1).stream()
                                .filter(name -> !isGroup(name))
                                .flatMap(it -> withKeys(it, "ryoiku-techo"))
                                .toList(),
                        List.of()))
                .isEmpty();
    }

    private static boolean isGroup(String name) {
        String group = PLACE_OF_A_KEY.matcher(name).replaceFirst("*") + ".";
        return UnknownSettings.KNOWN.stream().anyMatch(known -> known.startsWith(group));
    }

    @Test
    void namesEverySettingWithAKeyForTheEnvironment() {
        assertThat(UnknownSettings.KNOWN.stream().filter(KeyedName::isKeyed))
                .containsExactlyInAnyOrderElementsOf(KeysInEnvironment.SETTINGS);
    }

    private static SmallRyeConfig environment(Map<String, String> variables, Class<?> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(variables, 300))
                .withInterceptors(new KeysInEnvironment(variables.keySet()))
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(settings)
                .build();
    }

    private static String variable(String prefix, String id) {
        return prefix + id.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    @Test
    void namesACharacterSetOfTheSitesOwnByItsVariable() {
        assertThat(environment(Map.of("SEKISHO_CHARACTERS_TABLES_KIKAN_GAIJI", "gaiji.tsv"), CharacterSettings.class)
                        .getConfigMapping(CharacterSettings.class)
                        .tables())
                .containsOnlyKeys("KIKAN_GAIJI");
    }

    @Test
    void observesAnyProcedureByItsVariable() {
        Map<String, String> variables = new LinkedHashMap<>();
        procedures().forEach(id -> variables.put(variable("SEKISHO_SHADOW_", id), "2027-03-31"));
        assertThat(environment(variables, ShadowSettings.class)
                        .getConfigMapping(ShadowSettings.class)
                        .lastDays())
                .containsOnlyKeys(procedures())
                .containsValue(LocalDate.of(2027, 3, 31));
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void givesAnyProcedureALifetimeByItsVariable(String id) {
        assertThat(environment(Map.of(variable("SEKISHO_ATTESTATION_LIFETIMES_", id), "16h"), AttestationSettings.class)
                        .getConfigMapping(AttestationSettings.class)
                        .lifetimes())
                .isEqualTo(Map.of(id, Duration.ofHours(16)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pmh", "service-mesh", "key-name-1"})
    void namesADestinationByItsVariables(String id) {
        String prefix = variable("SEKISHO_DESTINATIONS_", id);
        Map<String, DestinationSettings.Entry> destinations = environment(
                        Map.of(
                                prefix + "_NAME", "PMH",
                                prefix + "_AUDIENCE", "mesh",
                                prefix + "_KEY_KIND", "ADDRESS_NUMBER",
                                prefix + "_LIFETIME", "PT5M",
                                prefix + "_PROCEDURES", "ryoiku-techo,shintai-shogaisha-techo"),
                        DestinationSettings.class)
                .getConfigMapping(DestinationSettings.class)
                .destinations();
        assertThat(destinations).containsOnlyKeys(id);
        DestinationSettings.Entry destination = Objects.requireNonNull(destinations.get(id));
        assertThat(destination.name()).isEqualTo("PMH");
        assertThat(destination.audience()).contains("mesh");
        assertThat(destination.lifetime()).contains(Duration.ofMinutes(5));
        assertThat(destination.procedures())
                .hasValueSatisfying(it -> assertThat(it).hasSize(2));
    }
}
