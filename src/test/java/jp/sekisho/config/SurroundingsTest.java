package jp.sekisho.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");
    private static final Map<String, String> SAFE = Map.of(
            "quarkus.http.insecure-requests", "disabled",
            "quarkus.http.tls-configuration-name", "server",
            "quarkus.tls.server.key-store.pem.0.cert", "server.crt",
            "quarkus.tls.server.protocols", "TLSv1.3",
            "quarkus.log.level", "INFO");

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "a test", 100))
                .build();
    }

    private static List<String> unsafe(String setting, String value) {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.put(setting, value);
        return Surroundings.unsafeForProduction(config(settings), NOW).stream()
                .map(WrongSetting::setting)
                .toList();
    }

    @Test
    void findsNothingWhereAllIsSafe() {
        assertThat(unsafe("quarkus.http.port", "8080")).isEmpty();
    }

    @Test
    void aSettingBesideAKeyIsNoKey() {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.remove("quarkus.tls.server.key-store.pem.0.cert");
        settings.put("quarkus.tls.server.key-store.sni", "false");
        assertThat(Surroundings.unsafeForProduction(config(settings), NOW))
                .extracting(WrongSetting::setting)
                .containsExactly("quarkus.tls.server.key-store");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quarkus.http.insecure-requests               | enabled
            quarkus.http.insecure-requests               | redirect
            quarkus.log.level                            | debug
            quarkus.log.category."io.vertx".level        | TRACE
            quarkus.http.access-log.enabled              | true
            sekisho.practice.scenes                      | true
            sekisho.practice.unavailable-share           | 0.01
            sekisho.practice.reachable-by-others         | true
            quarkus.tls.server.protocols                 | TLSv1.2
            quarkus.tls.server.protocols                 | TLSv1.3,TLSv1.2
            """)
    void findsWhatIsUnsafe(String setting, String value) {
        assertThat(unsafe(setting, value)).containsExactly(setting);
    }

    @Test
    void findsAllAtOnce() {
        assertThat(Surroundings.unsafeForProduction(
                        config(Map.of("quarkus.log.level", "ALL", "quarkus.http.access-log.enabled", "true")),
                        Instant.EPOCH))
                .extracting(WrongSetting::setting)
                .containsExactly(
                        "quarkus.http.insecure-requests",
                        "quarkus.tls.key-store",
                        "quarkus.log.level",
                        "quarkus.http.access-log.enabled",
                        "the machine's clock");
    }

    @Test
    void findsATlsConfigurationThatDoesNotSayWhichTls() {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.remove("quarkus.tls.server.protocols");
        assertThat(Surroundings.unsafeForProduction(config(settings), NOW))
                .extracting(WrongSetting::setting)
                .containsExactly("quarkus.tls.server.protocols");
    }

    @Test
    void findsAKeyThatEverybodyCanUse(@TempDir Path folder) throws IOException {
        Path key = Files.createFile(folder.resolve("server.key"));
        for (String others : List.of("r--", "-w-", "--x")) {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----".substring(0, 6) + others));
            assertThat(unsafe("quarkus.tls.server.key-store.pem.0.key", key.toString()))
                    .containsExactly("quarkus.tls.server.key-store.pem.0.key");
        }
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(unsafe("quarkus.tls.server.key-store.pem.0.key", key.toString()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
    void aPracticeListensOnLoopback(String host) {
        assertThat(Surroundings.unsafeForPractice(config(Map.of("quarkus.http.host", host))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "gate.example"})
    void aPracticeListensNowhereElseUnlessThatIsAcknowledged(String host) {
        assertThat(Surroundings.unsafeForPractice(config(Map.of("quarkus.http.host", host))))
                .extracting(WrongSetting::setting)
                .containsExactly("quarkus.http.host");
        assertThat(Surroundings.unsafeForPractice(
                        config(Map.of("quarkus.http.host", host, "sekisho.practice.reachable-by-others", "true"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://desk.example, *", "/https://.*\\.example/"})
    void namesEachOriginThatMayAskFromABrowser(String origins) {
        assertThat(unsafe("quarkus.http.cors.origins", origins)).containsExactly("quarkus.http.cors.origins");
        assertThat(unsafe("quarkus.http.cors.origins", "https://desk.example,https://other.example"))
                .isEmpty();
    }
}
