package jp.sekisho.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// A file that holds a key: its owner and its group may use it, nobody else on the machine may do anything with it.
public final class SecretFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private SecretFile() {}

    /// A file system without POSIX permissions cannot tell, and is taken as it is.
    ///
    /// @throws IOException where the file is not there, or its folder is closed
    public static boolean isOpenToOthers(Path file) throws IOException {
        try {
            return !Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS);
        } catch (UnsupportedOperationException notPosix) {
            return false;
        }
    }
}
