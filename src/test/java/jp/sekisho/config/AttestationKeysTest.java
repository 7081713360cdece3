package jp.sekisho.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import jp.sekisho.security.Practice;
import jp.sekisho.testsupport.SigningKeyFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttestationKeysTest {
    private final Reloads reloads = new Reloads(new SimpleMeterRegistry());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        reloads.close();
    }

    private AttestationKeys keys(Map<String, String> settings) {
        AttestationSettings read = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "a test", 100))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(AttestationSettings.class)
                .build()
                .getConfigMapping(AttestationSettings.class);
        return new AttestationKeys(read, new Practice(false), Clock.systemUTC(), reloads);
    }

    @Test
    void refusesAKeyThatEverybodyMayUse() throws Exception {
        Path key = folder.resolve("attestation.key");
        Path certificate = folder.resolve("attestation.crt");
        SigningKeyFiles.write(key, certificate);
        Map<String, String> settings = Map.of(
                "sekisho.attestation.key", key.toString(), "sekisho.attestation.certificate", certificate.toString());
        assertThat(keys(settings).get()).isNotNull();

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw----r--"));

        assertThatThrownBy(() -> keys(settings))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("sekisho.attestation.key (SEKISHO_ATTESTATION_KEY)")
                .hasMessageContaining("chmod o=");
    }

    @Test
    void tellsOfAllFilesThatAreRefused() {
        String none = folder.resolve("none").toString();
        assertThatThrownBy(() -> keys(Map.of(
                        "sekisho.attestation.key-file", none,
                        "sekisho.attestation.next-certificate", none,
                        "sekisho.attestation.last-certificate", none)))
                .isInstanceOfSatisfying(
                        SettingsRefused.class,
                        e -> assertThat(e.wrong())
                                .extracting(WrongSetting::setting)
                                .containsExactly(
                                        "sekisho.attestation.key-file",
                                        "sekisho.attestation.next-certificate",
                                        "sekisho.attestation.last-certificate"));
    }
}
