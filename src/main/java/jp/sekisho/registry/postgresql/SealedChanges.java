package jp.sekisho.registry.postgresql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.extract.DeltaFile;
import jp.sekisho.registry.extract.Fault;

/// Changes on their way into the database, sealed with the keys of the extract that they change. They are gathered
/// first, since the last of several about one number holds.
final class SealedChanges implements DeltaFile.Taker {
    /// Twice the longest line of a file.
    private static final int LONGEST = 1 << 17;

    private final Connection connection;
    private final LookUpKeys keys;
    private final LookUp.ExtractRow row;
    private final ExtractSeal seal;
    private final long sequence;
    private final long residents;
    private final Map<FaultCode, Long> faults;
    private final ByteBuffer plain = ByteBuffer.allocate(LONGEST);

    /// By the key of their row; empty where nobody has the number any more.
    private final Map<ByteBuffer, Optional<byte[]>> sealed = new LinkedHashMap<>();

    private SealedChanges(
            Connection connection,
            MasterKey master,
            LookUp.ExtractRow row,
            ExtractSeal seal,
            long sequence,
            long residents,
            Map<FaultCode, Long> faults) {
        this.connection = connection;
        this.keys = new LookUpKeys(master);
        this.row = row;
        this.seal = seal;
        this.sequence = sequence;
        this.residents = residents;
        this.faults = faults;
    }

    /// Holds the extract that is there against other loads, until the transaction ends.
    ///
    /// @param sequence of the state after them
    /// @throws SQLException if there is none, or none that was loaded under this key in this format
    static SealedChanges of(Connection connection, MasterKey master, long sequence) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE sekisho.extract IN SHARE ROW EXCLUSIVE MODE");
            try (ResultSet found = statement.executeQuery(
                    "SELECT header, salt, proof, delta, delta_proof, residents, faults FROM sekisho.extract WHERE format = "
                            + ExtractLoad.FORMAT)) {
                if (!found.next()) {
                    throw new SQLException("no extract of this format is loaded: load one without --delta");
                }
                LookUp.ExtractRow row = LookUp.ExtractRow.of(
                        found.getString(1),
                        found.getBytes(2),
                        found.getBytes(3),
                        found.getString(4),
                        found.getBytes(5));
                ExtractSeal seal = new ExtractSeal(master, row.salt(), row.header());
                if (!row.isProven(seal)) {
                    throw new SQLException("the extract that is loaded was loaded under another key, or changed since");
                }
                return new SealedChanges(
                        connection, master, row, seal, sequence, found.getLong(6), LookUp.faults(found.getString(7)));
            }
        }
    }

    Extract there() {
        return row.state();
    }

    long residentsBefore() {
        return residents;
    }

    @Override
    public void resident(Resident resident) {
        put(resident.individualNumber(), SealedResident.write(resident, sequence, plain));
    }

    @Override
    public void unusable(Fault fault, Set<IndividualNumber> numbers) {
        numbers.forEach(number -> put(number, SealedResident.writeUnusable(number, sequence, plain)));
    }

    @Override
    public void removed(IndividualNumber number) {
        sealed.put(ByteBuffer.wrap(keys.keyOf(number)), Optional.empty());
    }

    private void put(IndividualNumber number, ByteBuffer entry) {
        byte[] key = keys.keyOf(number);
        sealed.put(ByteBuffer.wrap(key), Optional.of(seal.seal(key, entry)));
    }

    /// Puts the changed rows in the place of the old ones.
    Census write(DeltaFile.Header header, Map<FaultCode, Long> added) throws SQLException {
        long gone = delete();
        long come = insert();
        Map<FaultCode, Long> all = new EnumMap<>(FaultCode.class);
        all.putAll(faults);
        added.forEach((code, count) -> all.merge(code, count, Long::sum));
        Census census = new Census(residents - gone + come, all, List.of());
        String line = DeltaFile.line(header);
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE sekisho.extract SET delta = ?, delta_proof = ?, residents = ?, faults = ?, loaded_at = now()")) {
            update.setString(1, line);
            update.setBytes(2, seal.proof(line));
            update.setLong(3, census.residents());
            update.setString(4, census.causes());
            update.executeUpdate();
        }
        return census;
    }

    private long delete() throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM sekisho.resident WHERE key = ANY (?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bytea",
                            sealed.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new)));
            return delete.executeLargeUpdate();
        }
    }

    private long insert() throws SQLException {
        long come = 0;
        try (ResidentCopy copy = new ResidentCopy(connection)) {
            for (Map.Entry<ByteBuffer, Optional<byte[]>> entry : sealed.entrySet()) {
                if (entry.getValue().isPresent()) {
                    copy.add(entry.getKey().array(), entry.getValue().get());
                    come++;
                }
            }
            return come;
        } catch (IOException e) {
            throw new SQLException("the connection broke", e);
        }
    }
}
