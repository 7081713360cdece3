package jp.sekisho.registry.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.extract.DeltaFile;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.Fault;
import jp.sekisho.registry.extract.SnapshotFile;
import jp.sekisho.registry.extract.SnapshotFile.Content;
import jp.sekisho.registry.extract.SnapshotRefused;
import org.flywaydb.core.Flyway;

/// Puts a snapshot file into the database in place of what is there, as the owner of the schema.
///
/// Old and new change places in one transaction. Readers wait for nothing and see the one or the other; a file
/// that is refused, or a load that is broken off, changes nothing. Hence rows are deleted and not a table
/// truncated: a truncated table would be empty for a statement that began before.
public final class ExtractLoad {
    /// Of what stands in the rows. A change of it needs a new load, not only a migration.
    static final int FORMAT = 4;

    private static final byte[] NONE = {};

    private final DataSource database;
    private final MasterKey master;
    private final ExtractLimits limits;
    private final Clock clock;

    /// @param database as the owner of the schema `sekisho`, or as somebody who may create it
    public ExtractLoad(DataSource database, MasterKey master, ExtractLimits limits, Clock clock) {
        this.database = database;
        this.master = master;
        this.limits = limits;
        this.clock = clock;
    }

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

    /// The file holds fewer residents than allowed against the extract that is there.
    public static final class Shrunk extends RuntimeException {
        private Shrunk(long there, long file) {
            super("住民が" + there + "人から" + file + "人に減るファイルです。正しければ --max-shrink を広げてください。 / the file holds " + file
                    + " residents in place of " + there + "; if that is right, give a wider --max-shrink");
        }
    }

    /// What is there before a load.
    private record There(Extract extract, long residents) {}

    /// Replaces the extract by one that is neither older nor shrunk.
    ///
    /// @throws SnapshotRefused if the file is at fault
    /// @throws Older if it is older
    /// @throws Shrunk if it has shrunk
    /// @throws SQLException if the database is at fault; in each case nothing has changed
    public Content load(Path file) throws SQLException {
        return load(file, true);
    }

    /// Replaces the extract by any other: the way back from one that should not have been loaded.
    ///
    /// @throws SnapshotRefused if the file is at fault
    /// @throws SQLException if the database is; in either case nothing has changed
    public Content rollBackTo(Path file) throws SQLException {
        return load(file, false);
    }

    private void require(Optional<There> there, Extract file) {
        if (file.isAheadOf(clock.instant())) {
            throw SnapshotRefused.aheadOfClock();
        }
        there.filter(loaded -> file.asOf().isBefore(loaded.extract().asOf())).ifPresent(loaded -> {
            throw new Older(loaded.extract(), file);
        });
    }

    private void require(Optional<There> there, Census file) {
        there.filter(loaded -> limits.isShrunk(loaded.residents(), file.residents()))
                .ifPresent(loaded -> {
                    throw new Shrunk(loaded.residents(), file.residents());
                });
    }

    /// The file of changes does not follow on what is there.
    public static final class OutOfOrder extends RuntimeException {
        private OutOfOrder(Extract there, DeltaFile.Header file) {
            super("読み込み済みの通番は" + there.sequence() + "です。基準" + file.base() + "、通番" + file.sequence()
                    + "の差分は続きではありません。 / the extract that is loaded has the sequence " + there.sequence()
                    + "; changes from " + file.base() + " to " + file.sequence() + " do not follow on it");
        }
    }

    /// Applies a file of changes to what is there: all of them or, whatever happens, none.
    ///
    /// @return the state after it
    /// @throws SnapshotRefused if the file is at fault
    /// @throws OutOfOrder if it follows on another state
    /// @throws Older if it was taken before what is there
    /// @throws Shrunk if too many residents are gone with it
    /// @throws SQLException if the database is at fault; in each case nothing has changed
    public Content change(Path file) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Content changed = change(connection, file);
            connection.commit();
            return changed;
        }
    }

    private Content change(Connection connection, Path file) throws SQLException {
        DeltaFile.Header header = DeltaFile.header(file);
        SealedChanges changes = SealedChanges.of(connection, master, header.sequence());
        Extract there = changes.there();
        if (there.sequence() == Extract.NO_SEQUENCE || header.base() != there.sequence()) {
            throw new OutOfOrder(there, header);
        }
        Extract after = there.after(header.sequence(), header.asOf());
        if (after.asOf().isBefore(there.asOf())) {
            throw new Older(there, after);
        }
        if (after.isAheadOf(clock.instant())) {
            throw SnapshotRefused.aheadOfClock();
        }
        Map<FaultCode, Long> faults = DeltaFile.read(file, limits.characterSets(), changes);
        Census census = changes.write(header, faults);
        if (limits.maxUnusable().isExceededBy(census.unusable(), census.residents())) {
            throw new SnapshotRefused(new Fault(1, "", FaultCode.TOO_MANY_UNUSABLE));
        }
        if (limits.isShrunk(changes.residentsBefore(), census.residents())) {
            throw new Shrunk(changes.residentsBefore(), census.residents());
        }
        return new Content(after, census);
    }

    private Content load(Path file, boolean onlyForward) throws SQLException {
        // Closed without a commit, the connection takes back whatever was done.
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Content loaded = replace(connection, file, onlyForward);
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

    private Content replace(Connection connection, Path file, boolean onlyForward) throws SQLException {
        Optional<There> there;
        try (Statement statement = connection.createStatement()) {
            // One load at a time; readers go on.
            statement.execute("LOCK TABLE sekisho.extract IN SHARE ROW EXCLUSIVE MODE");
            there = onlyForward ? loaded(statement) : Optional.empty();
            statement.execute("DELETE FROM sekisho.extract");
            statement.execute("DELETE FROM sekisho.resident");
        }
        try {
            SealedLoad lines;
            Content content;
            try (ResidentCopy copy = new ResidentCopy(connection)) {
                lines = new SealedLoad(master, copy, header -> require(there, header));
                content = SnapshotFile.read(file, limits, lines);
            }
            require(there, content.census());
            lines.insertExtract(connection, content.census());
            return content;
        } catch (IOException | UncheckedIOException e) {
            throw new SQLException("the connection broke", e);
        }
    }

    private static Optional<There> loaded(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT header, residents, delta FROM sekisho.extract")) {
            return row.next()
                    ? Optional.of(new There(
                            LookUp.ExtractRow.of(row.getString(1), NONE, NONE, row.getString(3), NONE)
                                    .state(),
                            row.getLong(2)))
                    : Optional.empty();
        } catch (SnapshotRefused _) {
            // Nothing that any service would answer from.
            return Optional.empty();
        }
    }
}
