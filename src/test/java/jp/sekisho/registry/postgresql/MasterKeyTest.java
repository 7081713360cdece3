package jp.sekisho.registry.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-------", "r--r-----"})
    void readsAKeyThatNotEverybodyMayRead(String permissions) throws IOException {
        assertThat(MasterKey.read(file(KEY + "\n", permissions))).hasToString("MasterKey[withheld]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--"})
    void refusesAKeyThatEverybodyMayRead(String permissions) throws IOException {
        Path file = file(KEY, permissions);

        assertThatThrownBy(() -> MasterKey.read(file))
                .isInstanceOf(MasterKey.KeyFileRefused.class)
                .hasMessageContaining("every user of this machine may use it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "AAECAw==", KEY + "AA", KEY + "\n" + KEY, "!AECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "鍵"
            })
    void refusesAnythingButThirtyTwoBytesAndQuotesNothing(String content) throws IOException {
        Path file = file(content, "rw-------");

        assertThatThrownBy(() -> MasterKey.read(file))
                .isInstanceOf(MasterKey.KeyFileRefused.class)
                .hasNoCause()
                .hasMessageMatching(
                        "the registry's key file is refused: it (does not hold 32 bytes in Base64|cannot be read)");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> MasterKey.read(folder.resolve("none"))).isInstanceOf(MasterKey.KeyFileRefused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example/sekisho, true",
        "jdbc:postgresql://db.example/sekisho?sslmode=require, true",
        "jdbc:postgresql://db.example/sekisho?sslmode=verify-ca, true",
        "jdbc:postgresql://db.example/sekisho?sslmode=verify-full, false",
        "'jdbc:postgresql://localhost,db.example/sekisho', true",
        "jdbc:postgresql://localhost/sekisho, false",
        "jdbc:postgresql://127.0.0.1:5433/sekisho, false",
        "jdbc:postgresql://[::1]/sekisho, false",
        "jdbc:postgresql://localhost.example/sekisho, true",
        "jdbc:mysql://localhost/sekisho, true"
    })
    void tellsAUrlThatWouldExposeResidents(String jdbcUrl, boolean exposed) {
        assertThat(RegistryPool.isExposed(jdbcUrl)).isEqualTo(exposed);
    }

    private Path file(String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("registry.key"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
