package jp.sekisho.worklist;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A file for its owner alone. It is whole before it has its name; until then nothing of it is found under it.
final class OwnersFile implements AutoCloseable {
    private final Path target;
    private final boolean replace;
    private final Path nameless;

    private OwnersFile(Path target, boolean replace, Path nameless) {
        this.target = target;
        this.replace = replace;
        this.nameless = nameless;
    }

    /// @param replace whether a file that is there already may go
    /// @throws WorkListRefused where one is there and may not
    static OwnersFile write(Path target, boolean replace, byte[] content) throws IOException, WorkListRefused {
        Path whole = target.toAbsolutePath();
        refuseExisting(whole, replace);
        Path nameless = Files.createTempFile(
                whole.getParent(),
                ".work-list-",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OwnersFile file = new OwnersFile(whole, replace, nameless);
        try (FileChannel channel = FileChannel.open(nameless, Set.of(StandardOpenOption.WRITE))) {
            for (ByteBuffer bytes = ByteBuffer.wrap(content); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return file;
    }

    static void refuseExisting(Path target, boolean replace) throws WorkListRefused {
        if (!replace && Files.exists(target)) {
            throw new WorkListRefused(
                    "同じ名前のファイルがあります。上書きするなら --overwrite: " + target, "it is there already; --overwrite replaces it");
        }
    }

    void name() throws IOException {
        if (replace) {
            Files.move(nameless, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.move(nameless, target);
        }
    }

    /// Leaves nothing behind that has no name.
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(nameless);
    }
}
