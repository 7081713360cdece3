package jp.sekisho.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The file that a trail writes to. What a failed write left in it is cut off before the next one.
final class TrailFile implements Closeable {
    private final Path path;
    private final int number;
    private final Object key;
    private final FileChannel channel;
    private final long good;

    private TrailFile(Path path, int number, Object key, FileChannel channel, long good) {
        this.path = path;
        this.number = number;
        this.key = key;
        this.channel = channel;
        this.good = good;
    }

    /// A new file. One of this name must not be there, except without a byte: such a one an attempt left that failed.
    static TrailFile create(Path path, int number) throws IOException {
        if (Files.exists(path) && Files.size(path) == 0) {
            Files.delete(path);
        }
        FileChannel channel = TrailDirectory.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Object key = TrailDirectory.keyOf(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
        return new TrailFile(path, number, key, channel, 0);
    }

    int number() {
        return number;
    }

    /// Bytes of the lines that were written.
    long good() {
        return good;
    }

    /// Writes lines at the end, or throws and leaves the file to be [restored][#restored].
    TrailFile write(ByteBuffer lines, boolean toDisk) throws IOException {
        long length = lines.remaining();
        while (lines.hasRemaining()) {
            channel.write(lines, good + length - lines.remaining());
        }
        if (toDisk) {
            channel.force(false);
        }
        // A file that was removed or renamed still takes lines, which nobody would ever find.
        if (!isInPlace(good + length)) {
            throw new NoSuchFileException(path.toString());
        }
        return new TrailFile(path, number, key, channel, good + length);
    }

    /// The same file opened anew, without what a failed write left; empty where it is no longer in its place.
    Optional<TrailFile> restored() throws IOException {
        if (!isInPlace(good)) {
            return Optional.empty();
        }
        FileChannel fresh = TrailDirectory.open(path, StandardOpenOption.WRITE);
        try {
            fresh.truncate(good);
            // Otherwise a power failure brings the rest back, perhaps into a file that is no longer the last.
            fresh.force(true);
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
        channel.close();
        return Optional.of(new TrailFile(path, number, key, fresh, good));
    }

    /// Whether the path still leads to this file, and all is in it that was written.
    private boolean isInPlace(long written) throws IOException {
        return TrailDirectory.keyOf(path).filter(key::equals).isPresent() && channel.size() >= written;
    }

    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
