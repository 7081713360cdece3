package jp.sekisho.registry.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.extract.Fault;
import jp.sekisho.registry.extract.SnapshotFile;
import org.jspecify.annotations.Nullable;

/// A snapshot's lines on their way into the database, each sealed as it comes.
final class SealedLoad implements SnapshotFile.Taker {
    private static final String INSERT =
            "INSERT INTO sekisho.extract (format, header, salt, proof, residents, faults) VALUES (?, ?, ?, ?, ?, ?)";

    /// Twice the longest line of a snapshot.
    private static final int LONGEST = 1 << 17;

    private final MasterKey master;
    private final LookUpKeys keys;
    private final ResidentCopy copy;
    private final Consumer<Extract> requirement;
    private final ByteBuffer plain = ByteBuffer.allocate(LONGEST);
    private final byte[] salt = new byte[ExtractSeal.SALT_BYTES];

    private String header = "";
    private long sequence;
    private @Nullable ExtractSeal seal;

    /// @param requirement throws where the extract is not wanted, before any resident is read
    SealedLoad(MasterKey master, ResidentCopy copy, Consumer<Extract> requirement) {
        this.master = master;
        this.keys = new LookUpKeys(master);
        this.copy = copy;
        this.requirement = requirement;
        new SecureRandom().nextBytes(salt);
    }

    @Override
    public void extract(Extract extract, String line) {
        requirement.accept(extract);
        header = line;
        sequence = extract.sequence();
        seal = new ExtractSeal(master, salt, line);
    }

    @Override
    public void resident(Resident resident) {
        add(resident.individualNumber(), SealedResident.write(resident, sequence, plain));
    }

    @Override
    public void unusable(Fault fault, Set<IndividualNumber> numbers) {
        numbers.forEach(number -> add(number, SealedResident.writeUnusable(number, sequence, plain)));
    }

    private void add(IndividualNumber number, ByteBuffer entry) {
        byte[] key = keys.keyOf(number);
        try {
            copy.add(key, seal().seal(key, entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the row by which the residents can be opened, after the last of them.
    void insertExtract(Connection connection, Census census) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, ExtractLoad.FORMAT);
            insert.setString(2, header);
            insert.setBytes(3, salt);
            insert.setBytes(4, seal().proof());
            insert.setLong(5, census.residents());
            insert.setString(6, census.causes());
            insert.executeUpdate();
        }
    }

    private ExtractSeal seal() {
        if (seal == null) {
            throw new IllegalStateException("a resident before the header");
        }
        return seal;
    }
}
