package jp.sekisho.simulation;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A disk in memory. The seam is that of the JDK: every reader and writer of the service takes a [Path], and a path
/// of this file system leads here. It knows what has reached the platter and what only the operating system has, and
/// asks before each operation what is to go wrong.
final class SimulatedDisk extends FileSystem {

    /// What is done to a disk.
    enum Operation {
        CREATE,
        WRITE,
        FORCE,
        FORCE_DIRECTORY,
        TRUNCATE,
        READ,
        LOOK,
        LIST,
        DELETE,
        LOCK
    }

    /// What goes wrong with it.
    interface Weather {
        /// May wait, throw what a disk throws, or end the process.
        ///
        /// @return of so many bytes, how many are written before [#afterPart] is asked
        int before(Operation operation, String path, int bytes) throws IOException;

        /// Only a part was written.
        void afterPart() throws IOException;
    }

    private static final class Contents {
        private final long key;
        private byte[] bytes = {};
        /// What a power failure leaves.
        private byte[] durable = {};
        private boolean nameDurable;
        private long modified;
        /// From here on a failed force has lost bytes that no later one brings to the platter; -1 for nowhere.
        private int lostFrom = -1;

        Contents(long key) {
            this.key = key;
        }
    }

    private final Provider provider = new Provider();
    private final Set<String> directories = new HashSet<>();
    private final TreeMap<String, Contents> files = new TreeMap<>();
    private final Set<String> locks = new HashSet<>();
    private final Weather weather;

    private long changes;

    SimulatedDisk(Weather weather) {
        this.weather = weather;
    }

    /// Puts a whole file in place in one step, as renaming does; it is on the platter.
    void put(String path, byte[] bytes) {
        Contents contents = new Contents(++changes);
        contents.bytes = bytes;
        contents.durable = bytes;
        contents.nameDurable = true;
        contents.modified = changes;
        files.put(path, contents);
    }

    /// Writes into a file in place, as copying does.
    void overwrite(String path, byte[] bytes) {
        Contents contents = files.computeIfAbsent(path, _ -> new Contents(++changes));
        contents.bytes = bytes;
        contents.durable = bytes;
        contents.nameDurable = true;
        contents.modified = ++changes;
    }

    boolean isWhole(String path, byte[] bytes) {
        Contents contents = files.get(path);
        return contents != null && Arrays.equals(contents.bytes, bytes);
    }

    void removeAll(String directory) {
        files.subMap(directory + "/", directory + "0").clear();
    }

    void remove(String path) {
        files.remove(path);
    }

    /// Whether a text stands in a file below this directory: on the platter, or for whoever reads now.
    boolean holds(String directory, String text, boolean onPlatter) {
        byte[] wanted = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return files.subMap(directory + "/", directory + "0").values().stream()
                .anyMatch(file -> (!onPlatter || file.nameDurable)
                        && indexOf(onPlatter ? file.durable : file.bytes, wanted) >= 0);
    }

    /// Everything that stands in files below this directory.
    List<String> texts(String directory) {
        return files.subMap(directory + "/", directory + "0").values().stream()
                .map(file -> new String(file.bytes, java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        // The last lines are asked for most.
        for (int i = bytes.length - wanted.length; i >= 0; i--) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    /// The process that held files has ended.
    void release() {
        locks.clear();
    }

    /// What had not reached the platter is lost, or a first part of it stays.
    void powerFails(SplittableRandom chance) {
        release();
        files.values().removeIf(file -> !file.nameDurable && chance.nextBoolean());
        for (Contents file : files.values()) {
            int common = Arrays.mismatch(file.bytes, file.durable);
            if (common >= 0) {
                file.bytes = chance.nextInt(3) == 0 || file.bytes.length < common
                        ? file.durable
                        : Arrays.copyOf(file.bytes, chance.nextInt(common, file.bytes.length + 1));
                if (file.bytes.length < file.durable.length && common == file.bytes.length) {
                    file.bytes = file.durable;
                }
            }
            file.durable = file.bytes;
            file.nameDurable = true;
            file.lostFrom = -1;
        }
    }

    private Contents contents(Path path) throws NoSuchFileException {
        Contents contents = files.get(path.toString());
        if (contents == null) {
            throw new NoSuchFileException(path.toString());
        }
        return contents;
    }

    Path path(String path) {
        return new DiskPath(path);
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public Path getPath(String first, String... more) {
        return new DiskPath(more.length == 0 ? first : first + "/" + String.join("/", more));
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(path("/"));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic", "posix");
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }

    private final class Provider extends FileSystemProvider {
        @Override
        public String getScheme() {
            return "simulated";
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            if (directories.contains(path.toString())) {
                return new Channel(path, new Contents(0), true);
            }
            Contents contents = files.get(path.toString());
            if (contents != null && options.contains(StandardOpenOption.CREATE_NEW)) {
                throw new FileAlreadyExistsException(path.toString());
            }
            if (contents == null) {
                if (!options.contains(StandardOpenOption.CREATE) && !options.contains(StandardOpenOption.CREATE_NEW)) {
                    throw new NoSuchFileException(path.toString());
                }
                weather.before(Operation.CREATE, path.toString(), 0);
                contents = new Contents(++changes);
                files.put(path.toString(), contents);
            } else {
                weather.before(Operation.LOOK, path.toString(), 0);
            }
            return new Channel(path, contents, false);
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return newFileChannel(path, options, attributes);
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path directory, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            weather.before(Operation.LIST, directory.toString(), 0);
            List<Path> found = new ArrayList<>();
            for (String file : files.subMap(directory + "/", directory + "0").keySet()) {
                found.add(path(file));
            }
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    return found.iterator();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
            if (!directories.add(directory.toString())) {
                throw new FileAlreadyExistsException(directory.toString());
            }
        }

        @Override
        public void delete(Path path) throws IOException {
            weather.before(Operation.DELETE, path.toString(), 0);
            contents(path);
            files.remove(path.toString());
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isSameFile(Path path, Path path2) {
            return path.equals(path2);
        }

        @Override
        public boolean isHidden(Path path) {
            return false;
        }

        @Override
        public FileStore getFileStore(Path path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            if (!directories.contains(path.toString())) {
                contents(path);
            }
        }

        @Override
        public <V extends FileAttributeView> @Nullable V getFileAttributeView(
                Path path, Class<V> type, LinkOption... options) {
            return null;
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            boolean directory = directories.contains(path.toString());
            if (!directory) {
                weather.before(Operation.LOOK, path.toString(), 0);
            }
            return type.cast(new Attributes(directory ? new Contents(0) : contents(path), directory));
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            return SimulatedDisk.this;
        }

        @Override
        public Path getPath(URI uri) {
            throw new UnsupportedOperationException();
        }
    }

    private record Attributes(Contents contents, boolean isDirectory) implements BasicFileAttributes {
        @Override
        public FileTime lastModifiedTime() {
            return FileTime.fromMillis(contents.modified);
        }

        @Override
        public FileTime lastAccessTime() {
            return lastModifiedTime();
        }

        @Override
        public FileTime creationTime() {
            return lastModifiedTime();
        }

        @Override
        public boolean isRegularFile() {
            return !isDirectory;
        }

        @Override
        public boolean isSymbolicLink() {
            return false;
        }

        @Override
        public boolean isOther() {
            return false;
        }

        @Override
        public long size() {
            return contents.bytes.length;
        }

        @Override
        public Object fileKey() {
            return contents.key;
        }
    }

    private final class Channel extends FileChannel {
        private final String path;
        private final Contents contents;
        private final boolean directory;
        private long position;
        private boolean holdsLock;

        Channel(Path path, Contents contents, boolean directory) {
            this.path = path.toString();
            this.contents = contents;
            this.directory = directory;
        }

        private void requireOpen() throws ClosedChannelException {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            int read = read(to, position);
            position += Math.max(read, 0);
            return read;
        }

        @Override
        public int read(ByteBuffer to, long from) throws IOException {
            requireOpen();
            weather.before(Operation.READ, path, to.remaining());
            int length = (int) Math.min(to.remaining(), contents.bytes.length - from);
            if (length <= 0) {
                return to.hasRemaining() ? -1 : 0;
            }
            to.put(contents.bytes, (int) from, length);
            return length;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            int written = write(from, position);
            position += written;
            return written;
        }

        @Override
        public int write(ByteBuffer from, long at) throws IOException {
            requireOpen();
            int length = from.remaining();
            int written = weather.before(Operation.WRITE, path, length);
            byte[] grown = Arrays.copyOf(contents.bytes, Math.max(contents.bytes.length, (int) at + written));
            from.get(grown, (int) at, written);
            contents.bytes = grown;
            contents.modified = ++changes;
            if (at <= contents.lostFrom) {
                contents.lostFrom = -1;
            }
            if (written < length) {
                weather.afterPart();
            }
            return written;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public FileChannel position(long newPosition) {
            position = newPosition;
            return this;
        }

        @Override
        public long size() throws IOException {
            requireOpen();
            return contents.bytes.length;
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            requireOpen();
            if (size < contents.bytes.length) {
                weather.before(Operation.TRUNCATE, path, 0);
                contents.bytes = Arrays.copyOf(contents.bytes, (int) size);
                contents.modified = ++changes;
            }
            if (size <= contents.lostFrom) {
                contents.lostFrom = -1;
            }
            return this;
        }

        /// After a failure the operating system takes what was not written for written.
        @Override
        public void force(boolean metaData) throws IOException {
            requireOpen();
            try {
                weather.before(directory ? Operation.FORCE_DIRECTORY : Operation.FORCE, path, 0);
            } catch (IOException e) {
                int kept = Arrays.mismatch(contents.bytes, contents.durable);
                contents.lostFrom = contents.lostFrom < 0 ? kept : contents.lostFrom;
                throw e;
            }
            if (directory) {
                files.subMap(path + "/", path + "0").values().forEach(file -> file.nameDurable = true);
            } else {
                contents.durable =
                        contents.lostFrom < 0 ? contents.bytes : Arrays.copyOf(contents.bytes, contents.lostFrom);
            }
        }

        @Override
        public @Nullable FileLock tryLock(long from, long size, boolean shared) throws IOException {
            requireOpen();
            weather.before(Operation.LOCK, path, 0);
            if (!locks.add(path)) {
                return null;
            }
            holdsLock = true;
            return new FileLock(this, from, size, shared) {
                @Override
                public boolean isValid() {
                    return locks.contains(path);
                }

                @Override
                public void release() {
                    locks.remove(path);
                }
            };
        }

        @Override
        protected void implCloseChannel() {
            if (holdsLock) {
                locks.remove(path);
            }
        }

        @Override
        public FileLock lock(long from, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] to, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] from, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long from, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long at, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long from, long size) {
            throw new UnsupportedOperationException();
        }
    }

    /// An absolute path or a plain name.
    private final class DiskPath implements Path {
        private final String text;

        DiskPath(String text) {
            this.text = text;
        }

        @Override
        public FileSystem getFileSystem() {
            return SimulatedDisk.this;
        }

        @Override
        public boolean isAbsolute() {
            return text.startsWith("/");
        }

        @Override
        public @Nullable Path getRoot() {
            return isAbsolute() ? path("/") : null;
        }

        @Override
        public Path getFileName() {
            return path(text.substring(text.lastIndexOf('/') + 1));
        }

        @Override
        public @Nullable Path getParent() {
            int slash = text.lastIndexOf('/');
            return slash < 0 || text.equals("/") ? null : path(slash == 0 ? "/" : text.substring(0, slash));
        }

        @Override
        public Path resolve(Path other) {
            if (!(other instanceof DiskPath)) {
                throw new ProviderMismatchException();
            }
            return other.isAbsolute() ? other : path(text.equals("/") ? "/" + other : text + "/" + other);
        }

        @Override
        public Path toAbsolutePath() {
            return this;
        }

        @Override
        public Path normalize() {
            return this;
        }

        @Override
        public Path toRealPath(LinkOption... options) {
            return this;
        }

        @Override
        public int compareTo(Path other) {
            return text.compareTo(other.toString());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof DiskPath path && path.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return text;
        }

        @Override
        public int getNameCount() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path getName(int index) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path subpath(int begin, int end) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean startsWith(Path other) {
            return text.startsWith(other.toString());
        }

        @Override
        public boolean endsWith(Path other) {
            return text.endsWith(other.toString());
        }

        @Override
        public Path relativize(Path other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public URI toUri() {
            throw new UnsupportedOperationException();
        }

        @Override
        public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
