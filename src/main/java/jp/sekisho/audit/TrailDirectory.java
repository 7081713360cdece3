package jp.sekisho.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A trail's directory: `audit-000001.ndjson` and so on, the signed heads of each beside it in `audit-000001.heads`,
/// and `lock`, which the one process holds that writes. All of it is its owner's alone.
final class TrailDirectory implements Closeable {
    private static final String LOCK = "lock";
    private static final Pattern FILE = Pattern.compile("audit-([0-9]{6,9})\\.ndjson");
    private static final Pattern HEADS = Pattern.compile("audit-([0-9]{6,9})\\.heads");
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;

    private @Nullable FileChannel lock;
    private @Nullable Object lockKey;

    private TrailDirectory(Path directory) {
        this.directory = directory;
    }

    /// Makes the directory where it is missing, and holds it.
    static TrailDirectory hold(Path directory) throws IOException {
        Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
        TrailDirectory held = new TrailDirectory(directory);
        if (!held.hold()) {
            throw new TrailRefused(directory + " is written by another process; give each instance its own directory");
        }
        return held;
    }

    /// Whether the directory is held; it is taken again where it was put in the place of another.
    boolean hold() throws IOException {
        Path file = directory.resolve(LOCK);
        if (lock != null && keyOf(file).filter(key -> key.equals(lockKey)).isPresent()) {
            return true;
        }
        close();
        FileChannel channel = open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock taken = channel.tryLock();
            if (taken != null) {
                lock = channel;
                lockKey = keyOf(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
                return true;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // The same answer as for another process.
        }
        channel.close();
        return false;
    }

    static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), OWNER_ONLY);
    }

    /// Makes a new file's name outlive a power failure.
    void force() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// What tells a file from another one that stands at the same path later.
    static Optional<Object> keyOf(Path file) throws IOException {
        try {
            return Optional.of(Objects.requireNonNull(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey(), "a POSIX file system"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    Path file(int number) {
        return directory.resolve(fileName(number));
    }

    Path heads(int number) {
        return directory.resolve(name(number) + ".heads");
    }

    static String fileName(int number) {
        return name(number) + ".ndjson";
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "audit-%06d", number);
    }

    SortedMap<Integer, Path> files() throws IOException {
        return files(directory);
    }

    SortedMap<Integer, Path> headFiles() throws IOException {
        return headFiles(directory);
    }

    /// The trail's files by their numbers.
    static SortedMap<Integer, Path> files(Path directory) throws IOException {
        return files(directory, FILE);
    }

    /// The files with signed heads, by the numbers of those beside which they lie.
    static SortedMap<Integer, Path> headFiles(Path directory) throws IOException {
        return files(directory, HEADS);
    }

    private static SortedMap<Integer, Path> files(Path directory, Pattern names) throws IOException {
        SortedMap<Integer, Path> files = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path file : all) {
                Matcher name = names.matcher(file.getFileName().toString());
                if (name.matches()) {
                    files.put(Integer.parseInt(name.group(1)), file);
                }
            }
        }
        return files;
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
