package jp.sekisho.registry.postgresql;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.extract.DeltaFile;
import jp.sekisho.registry.extract.SnapshotFile;
import org.jspecify.annotations.Nullable;

/// The adapter's one statement. That it is one is what makes a batch consistent: extract and residents are read as of
/// one moment, before a load or after it.
final class LookUp {
    private static final String STATEMENT = """
            SELECT header, salt, proof, NULL::bytea AS key, NULL::bytea AS sealed, delta, delta_proof
            FROM sekisho.extract WHERE format = ?
            UNION ALL
            SELECT NULL, NULL, NULL, key, sealed, NULL, NULL
            FROM sekisho.resident WHERE key = ANY (?)""";

    private static final String COUNTS = "SELECT residents, faults FROM sekisho.extract";

    /// PostgreSQL's `query_canceled`, which is what `statement_timeout` does.
    private static final String CANCELED = "57014";

    private final AgroalDataSource database;
    private final Duration deadline;

    LookUp(AgroalDataSource database, Duration deadline) {
        this.database = database;
        this.deadline = deadline;
    }

    /// By which the residents of an extract can be opened.
    ///
    /// @param delta the header of the last changes; empty where there were none since the load
    record ExtractRow(String header, byte[] salt, byte[] proof, String delta, byte[] deltaProof) {
        static ExtractRow of(
                String header, byte[] salt, byte[] proof, @Nullable String delta, byte @Nullable [] deltaProof) {
            return new ExtractRow(
                    header, salt, proof, delta == null ? "" : delta, deltaProof == null ? new byte[0] : deltaProof);
        }

        boolean isSameAs(ExtractRow other) {
            return header.equals(other.header)
                    && Arrays.equals(salt, other.salt)
                    && Arrays.equals(proof, other.proof)
                    && delta.equals(other.delta)
                    && Arrays.equals(deltaProof, other.deltaProof);
        }

        boolean isProven(ExtractSeal seal) {
            return seal.isProvenBy(proof) && (delta.isEmpty() || seal.isProvenBy(deltaProof, delta));
        }

        /// The sequence of the extract that was loaded whole.
        ///
        /// @throws SnapshotRefused if the header is none
        long whole() {
            return SnapshotFile.extract(header).sequence();
        }

        /// The state that the rows are in.
        ///
        /// @throws SnapshotRefused if a header is none
        Extract state() {
            Extract extract = SnapshotFile.extract(header);
            if (delta.isEmpty()) {
                return extract;
            }
            DeltaFile.Header changes = DeltaFile.header(delta);
            return extract.after(changes.sequence(), changes.asOf());
        }
    }

    /// What became of the statement.
    sealed interface Result {
        /// The extract's row and those residents that were found.
        ///
        /// @param sealed the rows by their key
        record Rows(ExtractRow extract, Map<ByteBuffer, List<byte[]>> sealed) implements Result {}

        /// The connection could not be made, or broke.
        record Disconnected() implements Result {}

        /// The database refuses, or the schema or an extract in a format that is known is not there.
        record Unavailable() implements Result {}

        record TimedOut() implements Result {}
    }

    Result rows(byte[][] keys) {
        long start = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            // The server's own timeout does not fire where the server has stopped or the network is cut.
            connection.setNetworkTimeout(Runnable::run, remainingMillis(start));
            return rows(connection, keys);
        } catch (SQLException e) {
            // Its text may quote anything.
            return trouble(e, start);
        }
    }

    /// What the load counted: for operators, so that nothing depends on it.
    Census census() {
        long start = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, remainingMillis(start));
            try (PreparedStatement statement = connection.prepareStatement(COUNTS);
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? new Census(row.getLong(1), faults(row.getString(2)), List.of()) : Census.UNKNOWN;
            }
        } catch (SQLException _) {
            return Census.UNKNOWN;
        }
    }

    static Map<FaultCode, Long> faults(String causes) {
        Map<FaultCode, Long> faults = new EnumMap<>(FaultCode.class);
        for (FaultCode code : FaultCode.values()) {
            Matcher count = Pattern.compile("\\b" + code + "=([0-9]{1,18})\\b").matcher(causes);
            if (count.find()) {
                faults.put(code, Long.valueOf(count.group(1)));
            }
        }
        return faults;
    }

    private Result trouble(SQLException e, long start) {
        if (isTimeout(e) || hasWaitedInVain(start)) {
            return new Result.TimedOut();
        }
        if (ConnectionFailure.isOne(e)) {
            // Its neighbours in the pool went with it: each would fail one more look-up.
            database.flush(FlushMode.IDLE);
            return new Result.Disconnected();
        }
        return new Result.Unavailable();
    }

    private static Result rows(Connection connection, byte[][] keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATEMENT)) {
            statement.setInt(1, ExtractLoad.FORMAT);
            statement.setArray(2, connection.createArrayOf("bytea", keys));
            try (ResultSet rows = statement.executeQuery()) {
                return rows(rows);
            }
        }
    }

    private static Result rows(ResultSet rows) throws SQLException {
        Optional<ExtractRow> extract = Optional.empty();
        Map<ByteBuffer, List<byte[]>> sealed = new HashMap<>();
        while (rows.next()) {
            byte[] key = rows.getBytes(4);
            if (rows.wasNull()) {
                extract = Optional.of(ExtractRow.of(
                        rows.getString(1), rows.getBytes(2), rows.getBytes(3), rows.getString(6), rows.getBytes(7)));
            } else {
                sealed.computeIfAbsent(ByteBuffer.wrap(key), _ -> new ArrayList<>(1))
                        .add(rows.getBytes(5));
            }
        }
        return extract.<Result>map(row -> new Result.Rows(row, sealed)).orElseGet(Result.Unavailable::new);
    }

    private static boolean isTimeout(SQLException e) {
        return CANCELED.equals(e.getSQLState()) || e.getCause() instanceof SocketTimeoutException;
    }

    /// The pool gives up without a state to tell it by; what failed only now was slow in any case.
    private boolean hasWaitedInVain(long start) {
        return System.nanoTime() - start >= RegistryPool.longestWait(deadline).toNanos();
    }

    /// At least one: zero would mean no timeout at all.
    private int remainingMillis(long start) {
        return (int) Math.max(1, deadline.minusNanos(System.nanoTime() - start).toMillis());
    }
}
