package jp.sekisho.registry.postgresql;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.snapshot.SnapshotWriter;
import jp.sekisho.testsupport.EmbeddedDatabase;

/// A database with the adapter's schema, its key file, and the adapter on the service's own pool.
final class LoadedDatabase implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(1);

    final EmbeddedDatabase database = new EmbeddedDatabase();
    final MasterKey master;
    final PostgresqlRegistry registry;

    private final Path folder;
    private final AgroalDataSource pool;
    private final ExtractLoad load;

    LoadedDatabase(Path folder) throws SQLException {
        this.folder = folder;
        master = MasterKey.read(keyFile("registry.key", 1));
        pool = RegistryPool.open(database.jdbcUrl(), EmbeddedDatabase.READER, Optional.empty(), 8, DEADLINE);
        registry = new PostgresqlRegistry(pool, master, DEADLINE);
        load = new ExtractLoad(database.as(EmbeddedDatabase.LOADER), master);
        load.migrate();
    }

    ExtractLoad.Loaded load(Path file) throws SQLException {
        return load.load(file);
    }

    ExtractLoad.Loaded load(Extract extract, List<Resident> residents) {
        try {
            return load.load(file(extract, residents));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    Path file(Extract extract, List<Resident> residents) {
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

    PostgresqlRegistry registryWith(MasterKey key) {
        return new PostgresqlRegistry(pool, key, DEADLINE);
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
        pool.close();
        database.close();
    }
}
