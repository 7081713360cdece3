package jp.sekisho.registry.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryAnswer.Invalid;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Residents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the adapter answers when the database says what no load has written; more of it stands in the fault matrix.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedDatabaseTest {
    private static final Extract EXTRACT =
            new Extract(OffsetDateTime.parse("2026-11-20T00:00:00+09:00"), Extract.Coverage.PARTIAL, "trial");
    private static final Resident FIRST = Residents.plain(Residents.number(60_940_745_459L));
    private static final Resident SECOND = Residents.full(Residents.number(5_111_777_390L));
    private static final List<IndividualNumber> BOTH = List.of(FIRST.individualNumber(), SECOND.individualNumber());

    private static final String HEADER =
            "{\"snapshot\":{\"asOf\":\"2026-11-20T00:00:00+09:00\",\"coverage\":\"PARTIAL\",\"source\":\"trial\"}}";

    private LoadedDatabase database;

    @BeforeAll
    void start(@TempDir Path shared) throws SQLException {
        database = new LoadedDatabase(shared);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @BeforeEach
    void load() {
        database.load(EXTRACT, List.of(FIRST, SECOND));
    }

    @Test
    void oneResidentChangedInTheDatabaseSpoilsNoOther() {
        byte[] key = new LookUpKeys(database.master).keyOf(FIRST.individualNumber());
        database.database.execute("UPDATE sekisho.resident SET sealed = '' WHERE key = '\\x"
                + HexFormat.of().formatHex(key) + "'");

        assertThat(database.registry.find(BOTH)).containsExactly(new Invalid(), new Found(SECOND, EXTRACT));
    }

    @Test
    void whatIsSealedWithTheKeyAndIsNotTheResidentAskedForIsInvalid() throws SQLException {
        byte[] key = new LookUpKeys(database.master).keyOf(FIRST.individualNumber());
        byte[] salt = new byte[ExtractSeal.SALT_BYTES];
        ExtractSeal seal = new ExtractSeal(database.master, salt, HEADER);
        ByteBuffer resident = SealedResident.write(FIRST, 0, ByteBuffer.allocate(1000));
        int length = resident.remaining();
        for (ByteBuffer plain : List.of(
                SealedResident.write(SECOND, 0, ByteBuffer.allocate(1000)),
                ByteBuffer.allocate(0),
                resident.slice(0, 12),
                resident.slice(0, 2 * Long.BYTES),
                resident.slice(0, length - 1),
                ByteBuffer.allocate(length + 1).put(0, resident, 0, length),
                ByteBuffer.allocate(length).put(0, resident, 0, length).put(2 * Long.BYTES, (byte) 2),
                ByteBuffer.allocate(length).put(0, resident, 0, length).put(2 * Long.BYTES + 1, (byte) -1),
                ByteBuffer.allocate(length).put(0, resident, 0, length).put(length - 1, (byte) 127))) {
            store(HEADER, salt, seal.proof(), key, seal.seal(key, plain));
            assertThat(database.registry.find(List.of(FIRST.individualNumber())))
                    .containsExactly(new Invalid());
        }
        store("{}", salt, new ExtractSeal(database.master, salt, "{}").proof(), key, seal.seal(key, resident.slice()));
        assertThat(database.registry.find(List.of(FIRST.individualNumber()))).containsExactly(new Invalid());
        assertThat(database.registry.state()).isEqualTo(new RegistryState.Down());
        store(HEADER, salt, seal.proof(), key, seal.seal(key, resident.slice()));
        assertThat(database.registry.find(List.of(FIRST.individualNumber())))
                .containsExactly(new Found(FIRST, EXTRACT));
    }

    private void store(String header, byte[] salt, byte[] proof, byte[] key, byte[] sealed) throws SQLException {
        try (Connection connection = database.database.connect();
                PreparedStatement extract =
                        connection.prepareStatement("UPDATE sekisho.extract SET header = ?, salt = ?, proof = ?");
                PreparedStatement resident =
                        connection.prepareStatement("UPDATE sekisho.resident SET sealed = ? WHERE key = ?")) {
            extract.setString(1, header);
            extract.setBytes(2, salt);
            extract.setBytes(3, proof);
            resident.setBytes(1, sealed);
            resident.setBytes(2, key);
            assertThat(extract.executeUpdate() + resident.executeUpdate()).isEqualTo(2);
        }
    }
}
