package jp.sekisho.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;

/// A file that its owner alone can read, written beside its place and moved there when it is whole.
/// What is not moved is deleted.
final class NewFile implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final Path place;
    private final Path beside;

    NewFile(Path place) throws IOException {
        this.place = place.toAbsolutePath();
        this.beside = Files.createTempFile(
                this.place.getParent(),
                this.place.getFileName() + ".",
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /// Compressed where the place's name says so.
    OutputStream bytes() throws IOException {
        OutputStream file = Files.newOutputStream(beside);
        return new BufferedOutputStream(
                place.toString().endsWith(".gz") ? new GZIPOutputStream(file, BUFFER) : file, BUFFER);
    }

    Writer text() throws IOException {
        return new OutputStreamWriter(bytes(), StandardCharsets.UTF_8);
    }

    /// After what writes is closed. On the disk first, so that no power cut leaves the name with half
    /// of the content.
    void moveIntoPlace() throws IOException {
        try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(beside);
    }
}
