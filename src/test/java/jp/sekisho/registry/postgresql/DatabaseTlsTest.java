package jp.sekisho.registry.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryAnswer.Disconnected;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryAnswer.Unavailable;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Residents;
import jp.sekisho.testsupport.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A database that speaks TLS, under a certificate for `localhost` that is made here. It takes sessions without TLS
/// too, so that whoever fell back to one would be answered.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseTlsTest {
    private static final Extract EXTRACT =
            new Extract(OffsetDateTime.parse("2026-11-20T00:00:00+09:00"), Extract.Coverage.PARTIAL, "trial");
    private static final Resident RESIDENT = Residents.full(Residents.number(60_940_745_459L));

    /// The first handshake of a process takes its time.
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /// The driver's name for what the environment calls PGPASSFILE.
    private static final String PASSWORD_FILE = "org.postgresql.pgpassfile";

    private static final String READERS_SESSIONS =
            "SELECT s.ssl::text || ' ' || coalesce(s.version, '') FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid)"
                    + " WHERE a.usename = 'sekisho_reader'";

    private final List<AutoCloseable> open = new ArrayList<>();

    private Path folder = Path.of("");
    private LoadedDatabase database;

    @BeforeAll
    void start(@TempDir Path shared) throws Exception {
        folder = shared;
        certificate("database");
        certificate("stranger");
        Path key = Files.setPosixFilePermissions(
                folder.resolve("database.key"), PosixFilePermissions.fromString("rw-------"));
        database = new LoadedDatabase(
                folder,
                new EmbeddedDatabase(Map.of(
                        "ssl", "on",
                        "ssl_cert_file", folder.resolve("database.crt").toString(),
                        "ssl_key_file", key.toString())));
        database.load(EXTRACT, List.of(RESIDENT));
    }

    private void certificate(String name) throws Exception {
        new CertificateGenerator(folder, true)
                .generate(new CertificateRequest()
                        .withName(name)
                        .withCN(name)
                        .withSubjectAlternativeName("DNS:localhost")
                        .withFormats(List.of(Format.PEM)));
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable it : open.reversed()) {
            it.close();
        }
    }

    @Test
    void answersOverTlsFromTheDatabaseThatItTrusts() throws SQLException {
        assertThat(answer("localhost", "database", Optional.empty())).isEqualTo(new Found(RESIDENT, EXTRACT));
        assertThat(database.database.query(READERS_SESSIONS)).containsExactly("true TLSv1.3");
    }

    @ParameterizedTest
    @CsvSource({"localhost, stranger", "127.0.0.1, database"})
    void sendsNothingToADatabaseOfAnotherAuthorityOrName(String host, String authority) throws SQLException {
        assertThat(answer(host, authority, Optional.empty())).isEqualTo(new Disconnected());
        assertThat(database.database.query(READERS_SESSIONS)).isEmpty();
    }

    @Test
    void neverAsksInTheClearWhereTheDatabaseSpeaksNoTls() throws SQLException {
        try (EmbeddedDatabase plain = new EmbeddedDatabase()) {
            assertThat(answer("localhost", plain.port(), "database", Optional.empty()))
                    .isEqualTo(new Disconnected());
            assertThat(plain.query(READERS_SESSIONS)).isEmpty();
        }
    }

    @Test
    void showsThePasswordOfTheSettingOrOfThePasswordFile() throws Exception {
        Path rules = Path.of(database.database.query("SHOW hba_file").getFirst());
        String trusting = Files.readString(rules);
        open.add(() -> {
            System.clearProperty(PASSWORD_FILE);
            Files.writeString(rules, trusting);
            reload("ALTER ROLE sekisho_reader PASSWORD NULL");
        });
        Files.writeString(rules, "hostssl all sekisho_reader all scram-sha-256\nhost all postgres all trust\n");
        reload("ALTER ROLE sekisho_reader PASSWORD 'a password'");
        Path file = folder.resolve("reader.pgpass");

        assertThat(answer("localhost", "database", Optional.of("a password"))).isInstanceOf(Found.class);
        assertThat(answer("localhost", "database", Optional.of("another"))).isEqualTo(new Unavailable());

        System.setProperty(PASSWORD_FILE, file.toString());
        Files.writeString(file, "localhost:*:*:sekisho_reader:another\n");
        assertThat(answer("localhost", "database", Optional.empty())).isEqualTo(new Unavailable());
        Files.writeString(file, "localhost:*:*:sekisho_reader:a password\n");
        assertThat(answer("localhost", "database", Optional.empty())).isInstanceOf(Found.class);
    }

    private void reload(String change) {
        database.database.execute(change, "SELECT pg_reload_conf()");
    }

    private RegistryAnswer answer(String host, String authority, Optional<String> password) throws SQLException {
        return answer(host, database.database.port(), authority, password);
    }

    private RegistryAnswer answer(String host, int port, String authority, Optional<String> password)
            throws SQLException {
        Path trusted = folder.resolve(authority + ".crt");
        assertThat(trusted).exists();
        String jdbcUrl =
                "jdbc:postgresql://" + host + ":" + port + "/postgres?sslmode=verify-full&sslrootcert=" + trusted;
        PostgresqlRegistry registry = new PostgresqlRegistry(
                RegistryPool.open(jdbcUrl, EmbeddedDatabase.READER, password, 1, DEADLINE), database.master, DEADLINE);
        open.add(registry);
        return registry.find(List.of(RESIDENT.individualNumber())).getFirst();
    }
}
