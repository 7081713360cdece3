package jp.sekisho.registry.postgresql;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Residents;
import jp.sekisho.registry.extract.ExtractHeader;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.SnapshotFile;
import jp.sekisho.registry.extract.SnapshotWriter;
import jp.sekisho.testsupport.EmbeddedDatabase;

/// A database with the adapter's schema, its key file, and the adapter on the service's own pool.
public final class LoadedDatabase implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(5);

    public final EmbeddedDatabase database;
    final MasterKey master;
    final PostgresqlRegistry registry;

    private final Path folder;
    private final ExtractLoad load;
    private final ExtractLoad anything;

    public LoadedDatabase(Path folder) throws SQLException {
        this(folder, new EmbeddedDatabase());
    }

    LoadedDatabase(Path folder, EmbeddedDatabase database) throws SQLException {
        this.folder = folder;
        this.database = database;
        master = MasterKey.read(keyFile("registry.key", 1));
        registry = registry(database.jdbcUrl(), EmbeddedDatabase.READER, master, 8, DEADLINE);
        load = new ExtractLoad(database.as(EmbeddedDatabase.LOADER), master, ExtractLimits.USUAL, Clock.systemUTC());
        load.migrate();
        anything =
                new ExtractLoad(database.as(EmbeddedDatabase.LOADER), master, Residents.ANY_SHARE, Clock.systemUTC());
    }

    /// Whatever stands there, a newer extract too.
    SnapshotFile.Content load(Path file) throws SQLException {
        SnapshotFile.Content loaded = load.rollBackTo(file);
        // As the command does: the plan of a look-up depends on what the server knows of the table.
        load.vacuum();
        return loaded;
    }

    public SnapshotFile.Content load(Extract extract, List<Resident> residents) {
        return load(new ExtractHeader(extract, Optional.empty(), Optional.empty()), residents);
    }

    SnapshotFile.Content load(ExtractHeader extract, List<Resident> residents) {
        try {
            return anything.rollBackTo(file(extract, residents));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    Path file(Extract extract, List<Resident> residents) {
        return file(new ExtractHeader(extract, Optional.empty(), Optional.empty()), residents);
    }

    private Path file(ExtractHeader extract, List<Resident> residents) {
        Path file = folder.resolve("residents.ndjson");
        try (OutputStream out = Files.newOutputStream(file);
                SnapshotWriter writer = new SnapshotWriter(out, extract)) {
            for (Resident resident : residents) {
                writer.write(resident);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    PostgresqlRegistry registry(String jdbcUrl, String username, MasterKey key, int connections, Duration deadline) {
        try {
            return new PostgresqlRegistry(
                    RegistryPool.open(jdbcUrl, username, Optional.empty(), connections, deadline), key, deadline);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// The adapter on a pool of its own.
    ///
    /// @param keySeed of the key file: 1 for the one that the extract was loaded with
    public PostgresqlRegistry registry(
            String jdbcUrl, String username, long keySeed, int connections, Duration deadline) {
        return registry(jdbcUrl, username, MasterKey.read(keyFile("key-" + keySeed, keySeed)), connections, deadline);
    }

    Path keyFile(String name, long seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        try {
            Path file =
                    Files.writeString(folder.resolve(name), Base64.getEncoder().encodeToString(key) + "\n");
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        registry.close();
        database.close();
    }
}
