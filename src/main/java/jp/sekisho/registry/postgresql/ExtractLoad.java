package jp.sekisho.registry.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.extract.SnapshotFile;
import jp.sekisho.registry.extract.SnapshotRefused;
import org.flywaydb.core.Flyway;

/// Puts a snapshot file into the database in place of what is there, as the owner of the schema.
///
/// Old and new change places in one transaction. Readers wait for nothing and see the one or the other; a file that is
/// refused, or a load that is broken off, changes nothing. Hence rows are deleted and not a table truncated: a
/// truncated table would be empty for a statement that began before.
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

    /// The file was taken before the extract that is there.
    public static final class Older extends RuntimeException {
        private Older(Extract there, Extract file) {
            super("読み込み済みの住民情報（" + there.asOf() + "）より古いファイル（" + file.asOf()
                    + "）です。前の住民情報に戻す場合は --roll-back を付けてください。 / the file (" + file.asOf()
                    + ") is older than the extract that is loaded (" + there.asOf()
                    + "); to go back to it, add --roll-back");
        }
    }

    /// Replaces the extract by one that is not older.
    ///
    /// @throws SnapshotRefused if the file is at fault
    /// @throws Older if it is older
    /// @throws SQLException if the database is at fault; in each case nothing has changed
    public Loaded load(Path file) throws SQLException {
        return load(file, ExtractLoad::requireNotOlder);
    }

    /// Replaces the extract by any other: the way back from one that should not have been loaded.
    ///
    /// @throws SnapshotRefused if the file is at fault
    /// @throws SQLException if the database is; in either case nothing has changed
    public Loaded rollBackTo(Path file) throws SQLException {
        return load(file, (_, _) -> {});
    }

    private static void requireNotOlder(Extract there, Extract file) {
        if (file.asOf().isBefore(there.asOf())) {
            throw new Older(there, file);
        }
    }

    private Loaded load(Path file, BiConsumer<Extract, Extract> requirement) throws SQLException {
        // Closed without a commit, the connection takes back whatever was done.
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Loaded loaded = replace(connection, file, requirement);
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

    private Loaded replace(Connection connection, Path file, BiConsumer<Extract, Extract> requirement)
            throws SQLException {
        Optional<Extract> there;
        try (Statement statement = connection.createStatement()) {
            // One load at a time; readers go on.
            statement.execute("LOCK TABLE sekisho.extract IN SHARE ROW EXCLUSIVE MODE");
            there = loaded(statement);
            statement.execute("DELETE FROM sekisho.extract");
            statement.execute("DELETE FROM sekisho.resident");
        }
        try {
            SealedLoad lines;
            Extract extract;
            try (ResidentCopy copy = new ResidentCopy(connection)) {
                lines = new SealedLoad(
                        master, copy, header -> there.ifPresent(loaded -> requirement.accept(loaded, header)));
                extract = SnapshotFile.read(file, lines);
            }
            lines.insertExtract(connection);
            return new Loaded(extract, lines.residents());
        } catch (IOException | UncheckedIOException e) {
            throw new SQLException("the connection broke", e);
        }
    }

    private static Optional<Extract> loaded(Statement statement) throws SQLException {
        try (ResultSet header = statement.executeQuery("SELECT header FROM sekisho.extract")) {
            return header.next() ? Optional.of(SnapshotFile.extract(header.getString(1))) : Optional.empty();
        } catch (SnapshotRefused _) {
            // Nothing that any service would answer from.
            return Optional.empty();
        }
    }
}
