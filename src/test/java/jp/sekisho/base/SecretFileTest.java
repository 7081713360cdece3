package jp.sekisho.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
    @TempDir
    private Path folder;

    private Path key(String permissions) throws IOException {
        return Files.setPosixFilePermissions(
                Files.createFile(folder.resolve("key")), PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-----w-", "rw------x", "rw-rw-rw-"})
    void isOpenWhereOthersMayDoAnythingWithIt(String permissions) throws IOException {
        assertThat(SecretFile.isOpenToOthers(key(permissions))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--r-----", "rwxrwx---"})
    void isClosedWhereOnlyItsOwnerAndGroupMay(String permissions) throws IOException {
        assertThat(SecretFile.isOpenToOthers(key(permissions))).isFalse();
    }

    @Test
    void seesThePermissionsBehindALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), key("rw-r--r--"));
        assertThat(SecretFile.isOpenToOthers(link)).isTrue();
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThatThrownBy(() -> SecretFile.isOpenToOthers(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
