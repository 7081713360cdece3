package jp.sekisho.registry.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.snapshot.SnapshotFile;
import jp.sekisho.registry.snapshot.SnapshotRefused;
import org.flywaydb.core.Flyway;

/// Puts a snapshot file into the database in place of what is there, as the owner of the schema.
///
/// Old and new change places in one transaction. Readers wait for nothing and see the one or the other; a file that is
/// refused, or a load that is broken off, changes nothing. Hence rows are deleted and not a table truncated: a
/// truncated
/// table would be empty for a statement that began before.
public final class ExtractLoad {
    /// Of what stands in the rows. A change of it needs a new load, not only a migration.
    static final int FORMAT = 2;

    private final DataSource database;
    private final MasterKey master;

    /// @param database as the owner of the schema `sekisho`, or as somebody who may create it
    public ExtractLoad(DataSource database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /// What was loaded.
    public record Loaded(Extract extract, long residents) {}

    /// Brings the schema up to date.
    public void migrate() {
        Flyway.configure(ExtractLoad.class.getClassLoader())
                .dataSource(database)
                .schemas("sekisho")
                .locations("classpath:db/registry")
                .load()
                .migrate();
    }

    /// Replaces the extract.
    ///
    /// @throws SnapshotRefused if the file is at fault
    /// @throws SQLException if the database is; in either case nothing has changed
    public Loaded load(Path file) throws SQLException {
        // Closed without a commit, the connection takes back whatever was done.
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Loaded loaded = replace(connection, file);
            connection.commit();
            return loaded;
        }
    }

    /// Gives the room of the former residents back, for the next load to use.
    public void vacuum() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE) sekisho.resident");
        }
    }

    private Loaded replace(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // One load at a time; readers go on.
            statement.execute("LOCK TABLE sekisho.extract IN SHARE ROW EXCLUSIVE MODE");
            statement.execute("DELETE FROM sekisho.extract");
            statement.execute("DELETE FROM sekisho.resident");
        }
        try {
            SealedLines lines;
            Extract extract;
            try (ResidentCopy copy = new ResidentCopy(connection)) {
                lines = new SealedLines(master, copy);
                extract = SnapshotFile.read(file, lines);
            }
            lines.insertExtract(connection);
            return new Loaded(extract, lines.residents());
        } catch (IOException | UncheckedIOException e) {
            throw new SQLException("the connection broke", e);
        }
    }
}
