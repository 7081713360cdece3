package jp.sekisho.registry.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer.Disconnected;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryAnswer.Invalid;
import jp.sekisho.registry.RegistryAnswer.TimedOut;
import jp.sekisho.registry.RegistryAnswer.Unavailable;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Residents;
import jp.sekisho.testsupport.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

/// What the adapter answers when the database is away, slow, or says what no load has written.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseTroubleTest {
    private static final Extract EXTRACT =
            new Extract(OffsetDateTime.parse("2026-11-20T00:00:00+09:00"), Extract.Coverage.PARTIAL, "trial");
    private static final Resident FIRST = Residents.plain(Residents.number(60_940_745_459L));
    private static final Resident SECOND = Residents.full(Residents.number(5_111_777_390L));
    private static final List<IndividualNumber> BOTH = List.of(FIRST.individualNumber(), SECOND.individualNumber());

    private static final String HEADER =
            "{\"snapshot\":{\"asOf\":\"2026-11-20T00:00:00+09:00\",\"coverage\":\"PARTIAL\",\"source\":\"trial\"}}";

    /// Beyond the deadline, for a busy machine.
    private static final Duration GRACE = Duration.ofMillis(1500);

    @TempDir
    private Path folder;

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
    void isUnavailableInTimeOnceTheDatabaseHasStopped() throws SQLException {
        LoadedDatabase another = new LoadedDatabase(folder);
        another.load(EXTRACT, List.of(FIRST, SECOND));
        assertThat(another.registry.find(BOTH)).hasOnlyElementsOfType(Found.class);
        another.close();

        assertThat(inTime(() -> another.registry.find(BOTH))).containsExactly(new Disconnected(), new Disconnected());
        assertThat(inTime(another.registry::state)).isEqualTo(new RegistryState.Down());
    }

    @Test
    void timesOutInTimeAndAnswersAgainAfterwards() throws SQLException {
        try (Connection connection = database.database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE sekisho.resident IN ACCESS EXCLUSIVE MODE");

            assertThat(inTime(() -> database.registry.find(BOTH))).containsExactly(new TimedOut(), new TimedOut());
            assertThat(inTime(database.registry::state)).isEqualTo(new RegistryState.Down());
            connection.rollback();
        }

        assertThat(database.registry.find(BOTH)).containsExactly(new Found(FIRST, EXTRACT), new Found(SECOND, EXTRACT));
    }

    @Test
    void timesOutInTimeWhereTheServerDoesNotLookAtItsClock() throws SQLException {
        AgroalDataSource unlimited = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(Driver.class)
                                .jdbcUrl(database.database.jdbcUrl())
                                .principal(new NamePrincipal(EmbeddedDatabase.READER)))));
        try (PostgresqlRegistry registry =
                        new PostgresqlRegistry(unlimited, database.master, LoadedDatabase.DEADLINE);
                Connection connection = database.database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE sekisho.resident IN ACCESS EXCLUSIVE MODE");

            assertThat(inTime(() -> registry.find(BOTH))).containsExactly(new TimedOut(), new TimedOut());
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM sekisho.extract",
                "UPDATE sekisho.extract SET format = 2",
                "ALTER SCHEMA sekisho RENAME TO elsewhere",
                "REVOKE USAGE ON SCHEMA sekisho FROM sekisho_reader"
            })
    void isUnavailableWithoutAnExtractThatItKnows(String change) {
        database.database.execute(change);
        try {
            assertThat(database.registry.find(BOTH)).containsExactly(new Unavailable(), new Unavailable());
            assertThat(database.registry.state()).isEqualTo(new RegistryState.Down());
        } finally {
            database.database.execute(
                    "DO $$ BEGIN ALTER SCHEMA elsewhere RENAME TO sekisho; EXCEPTION WHEN OTHERS THEN NULL; END $$",
                    "GRANT USAGE ON SCHEMA sekisho TO sekisho_reader");
        }
    }

    @Test
    void anotherKeyMakesEveryAnswerInvalidRatherThanEveryNumberUnknown() {
        PostgresqlRegistry registry = database.registryWith(MasterKey.read(database.keyFile("another.key", 2)));

        assertThat(registry.find(BOTH)).containsExactly(new Invalid(), new Invalid());
        assertThat(registry.state()).isEqualTo(new RegistryState.Down());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE sekisho.extract SET header = replace(header, '2026', '2027')",
                "UPDATE sekisho.extract SET header = replace(header, 'PARTIAL', 'NATIONAL')",
                "UPDATE sekisho.extract SET salt = set_byte(salt, 0, 255 - get_byte(salt, 0))",
                "UPDATE sekisho.extract SET proof = ''"
            })
    void aChangedHeaderMakesEveryAnswerInvalid(String change) {
        database.database.execute(change);

        assertThat(database.registry.find(BOTH)).containsExactly(new Invalid(), new Invalid());
        assertThat(database.registry.state()).isEqualTo(new RegistryState.Down());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set_byte(sealed, 0, 255 - get_byte(sealed, 0))",
                "set_byte(sealed, 40, 255 - get_byte(sealed, 40))",
                "set_byte(sealed, length(sealed) - 1, 255 - get_byte(sealed, length(sealed) - 1))",
                "substr(sealed, 1, length(sealed) - 1)",
                "substr(sealed, 1, 12)",
                "''",
            })
    void aResidentChangedInTheDatabaseIsInvalid(String sealed) {
        database.database.execute("UPDATE sekisho.resident SET sealed = " + sealed);

        assertThat(database.registry.find(BOTH)).containsExactly(new Invalid(), new Invalid());
    }

    @Test
    void oneResidentChangedInTheDatabaseSpoilsNoOther() {
        byte[] key = new LookUpKeys(database.master).keyOf(FIRST.individualNumber());
        database.database.execute("UPDATE sekisho.resident SET sealed = '' WHERE key = '\\x"
                + HexFormat.of().formatHex(key) + "'");

        assertThat(database.registry.find(BOTH)).containsExactly(new Invalid(), new Found(SECOND, EXTRACT));
    }

    @Test
    void residentsThatChangedPlacesAreInvalid() {
        database.database.execute(
                "UPDATE sekisho.resident r SET sealed = o.sealed FROM sekisho.resident o WHERE o.key <> r.key");

        assertThat(database.registry.find(BOTH)).containsExactly(new Invalid(), new Invalid());
    }

    @Test
    void residentsOfAnEarlierLoadAreInvalid() {
        database.database.execute("CREATE TABLE kept AS SELECT * FROM sekisho.resident");
        load();
        database.database.execute(
                "UPDATE sekisho.resident r SET sealed = k.sealed FROM kept k WHERE k.key = r.key", "DROP TABLE kept");

        assertThat(database.registry.find(BOTH)).containsExactly(new Invalid(), new Invalid());
    }

    @Test
    void whatIsSealedWithTheKeyAndIsNotTheResidentAskedForIsInvalid() throws SQLException {
        byte[] key = new LookUpKeys(database.master).keyOf(FIRST.individualNumber());
        byte[] salt = new byte[ExtractSeal.SALT_BYTES];
        ExtractSeal seal = new ExtractSeal(database.master, salt, HEADER);
        for (String line : List.of(line("051117773900"), "{}", "no JSON")) {
            store(HEADER, salt, seal.proof(), key, seal.seal(key, line));
            assertThat(database.registry.find(List.of(FIRST.individualNumber())))
                    .as(line)
                    .containsExactly(new Invalid());
        }
        store("{}", salt, new ExtractSeal(database.master, salt, "{}").proof(), key, seal.seal(key, "{}"));
        assertThat(database.registry.find(List.of(FIRST.individualNumber()))).containsExactly(new Invalid());
        assertThat(database.registry.state()).isEqualTo(new RegistryState.Down());
        store(HEADER, salt, seal.proof(), key, seal.seal(key, line("609407454590")));
        assertThat(database.registry.find(List.of(FIRST.individualNumber()))).hasOnlyElementsOfType(Found.class);
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

    private static String line(String number) {
        return "{\"individualNumber\":\"" + number + "\",\"name\":{\"kanji\":\"小林　健一\"},\"birthDate\":\"1964-05-01\","
                + "\"sex\":\"1\",\"address\":{\"text\":\"長野市緑町1\"}}";
    }

    private static <T> T inTime(Supplier<T> question) {
        long start = System.nanoTime();
        T answer = question.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LoadedDatabase.DEADLINE.plus(GRACE));
        return answer;
    }
}
