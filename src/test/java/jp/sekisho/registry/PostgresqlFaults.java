package jp.sekisho.registry;

import static jp.sekisho.registry.GatewayFaults.DEADLINE;
import static jp.sekisho.registry.GatewayFaults.LIMITS;
import static jp.sekisho.testsupport.EmbeddedDatabase.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.guard.GuardedRegistry;
import jp.sekisho.registry.postgresql.LoadedDatabase;
import jp.sekisho.testsupport.Scratch;

/// Every way in which a database has been thought to fail, on a real one that all rows share.
final class PostgresqlFaults {
    private static final IndividualNumber NUMBER = Residents.number(60_940_745_459L);
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    static final Extract EXTRACT = new Extract(AS_OF, Extract.Coverage.NATIONAL, "test");
    static final List<Resident> RESIDENTS =
            List.of(Residents.plain(NUMBER), Residents.full(Residents.number(5_111_777_390L)));

    static final LoadedDatabase DATABASE = database();

    private PostgresqlFaults() {}

    private static LoadedDatabase database() {
        try {
            LoadedDatabase database = new LoadedDatabase(Scratch.folder());
            database.load(EXTRACT, RESIDENTS);
            return database;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Fault> all() {
        return Stream.of(connections(), answers(), rows(), extracts()).flatMap(faults -> faults);
    }

    /// What is done to the database; what is added to the list is undone by closing it.
    private interface Mischief {
        void befall(List<AutoCloseable> undo) throws Exception;
    }

    /// A fault that comes when a look-up has gone well.
    private static Fault midway(String name, ReasonCode reason, Mischief mischief) {
        return new Fault("database " + name, reason, (_, open) -> {
            ResidentRegistry registry = serving(open);
            assertThat(registry.find(List.of(NUMBER)).getFirst()).isInstanceOf(RegistryAnswer.Answered.class);
            befall(mischief, open);
            return registry;
        });
    }

    private static Fault at(String name, ReasonCode reason, String jdbcUrl, String role) {
        return new Fault(
                "database " + name, reason, (_, open) -> guarded(jdbcUrl, role, 1, RegistryListener.NONE, open));
    }

    private static Fault executed(String name, ReasonCode reason, String change) {
        return midway(name, reason, undo -> {
            undo.add(() -> DATABASE.load(EXTRACT, RESIDENTS));
            DATABASE.database.execute(change);
        });
    }

    private static Fault loaded(String name, ReasonCode reason, Extract extract, Resident... residents) {
        return midway(name, reason, undo -> {
            undo.add(() -> DATABASE.load(EXTRACT, RESIDENTS));
            DATABASE.load(extract, List.of(residents));
        });
    }

    private static Stream<Fault> connections() {
        return Stream.of(
                at("refuses connections", ReasonCode.REGISTRY_UNAVAILABLE, url(closedPort()), READER),
                at("of no known host", ReasonCode.REGISTRY_UNAVAILABLE, "jdbc:postgresql://db.invalid/db", READER),
                greeting("closes without a word", ReasonCode.REGISTRY_UNAVAILABLE, ""),
                greeting("speaks another protocol", ReasonCode.REGISTRY_UNAVAILABLE, "SSH-2.0-database\r\n\r\n"),
                new Fault(
                        "database accepts and is silent",
                        ReasonCode.REGISTRY_TIMEOUT,
                        (_, open) -> guarded(url(listening(open)), READER, 1, RegistryListener.NONE, open)),
                at("knows no such role", ReasonCode.REGISTRY_UNAVAILABLE, DATABASE.database.jdbcUrl(), "nobody"),
                new Fault("database has no connection left", ReasonCode.REGISTRY_UNAVAILABLE, (_, open) -> {
                    open.add(() -> DATABASE.database.execute("ALTER ROLE " + READER + " CONNECTION LIMIT -1"));
                    DATABASE.database.execute("ALTER ROLE " + READER + " CONNECTION LIMIT 0");
                    return serving(open);
                }),
                midway("stops", ReasonCode.REGISTRY_UNAVAILABLE, undo -> {
                    undo.add(DATABASE.database::start);
                    DATABASE.database.stop();
                }),
                midway("freezes", ReasonCode.REGISTRY_TIMEOUT, undo -> {
                    List<String> sessions = DATABASE.database.query(
                            "SELECT pid::text FROM pg_stat_activity WHERE usename = '" + READER + "'");
                    undo.add(() -> signal("-CONT", sessions));
                    signal("-STOP", sessions);
                }));
    }

    private static Stream<Fault> answers() {
        return Stream.of(
                midway("is slow", ReasonCode.REGISTRY_TIMEOUT, PostgresqlFaults::lockResidents),
                new Fault(
                        "database is slow, its connections are taken, a look-up waits",
                        ReasonCode.REGISTRY_TIMEOUT,
                        (_, open) -> {
                            ResidentRegistry registry = serving(open);
                            befall(PostgresqlFaults::lockResidents, open);
                            askAtOnce(registry, LIMITS.concurrent(), open);
                            await().atMost(1, TimeUnit.MINUTES).until(() -> waitingForTheLock() == LIMITS.concurrent());
                            return registry;
                        }),
                new Fault(
                        "database is slow, its connections and the queue are taken",
                        ReasonCode.OVERLOADED,
                        (_, open) -> {
                            AtomicBoolean full = new AtomicBoolean();
                            RegistryListener listener = new RegistryListener() {
                                @Override
                                public void rejected() {
                                    full.set(true);
                                }
                            };
                            ResidentRegistry registry = guarded(DATABASE.database.jdbcUrl(), READER, 1, listener, open);
                            befall(PostgresqlFaults::lockResidents, open);
                            askAtOnce(registry, LIMITS.concurrent() + LIMITS.waiting() + 1, open);
                            await().atMost(1, TimeUnit.MINUTES).untilTrue(full);
                            return registry;
                        }),
                executed("has no extract", ReasonCode.REGISTRY_UNAVAILABLE, "DELETE FROM sekisho.extract"),
                executed(
                        "holds another format",
                        ReasonCode.REGISTRY_UNAVAILABLE,
                        "UPDATE sekisho.extract SET format = format + 1"),
                midway("has no schema", ReasonCode.REGISTRY_UNAVAILABLE, undo -> {
                    undo.add(() -> DATABASE.database.execute("ALTER SCHEMA elsewhere RENAME TO sekisho"));
                    DATABASE.database.execute("ALTER SCHEMA sekisho RENAME TO elsewhere");
                }),
                midway("lets the reader read no more", ReasonCode.REGISTRY_UNAVAILABLE, undo -> {
                    undo.add(() -> DATABASE.database.execute("GRANT USAGE ON SCHEMA sekisho TO " + READER));
                    DATABASE.database.execute("REVOKE USAGE ON SCHEMA sekisho FROM " + READER);
                }));
    }

    private static Stream<Fault> rows() {
        Stream<Fault> changes = Stream.of(
                        "extract SET header = replace(header, '2026', '2027')",
                        "extract SET header = replace(header, 'NATIONAL', 'PARTIAL')",
                        "extract SET salt = set_byte(salt, 0, 255 - get_byte(salt, 0))",
                        "extract SET proof = ''",
                        "resident SET sealed = set_byte(sealed, 0, 255 - get_byte(sealed, 0))",
                        "resident SET sealed = set_byte(sealed, 40, 255 - get_byte(sealed, 40))",
                        "resident SET sealed = set_byte(sealed, length(sealed) - 1, 255 - get_byte(sealed, length(sealed) - 1))",
                        "resident SET sealed = substr(sealed, 1, length(sealed) - 1)",
                        "resident SET sealed = substr(sealed, 1, 12)",
                        "resident SET sealed = ''",
                        "resident r SET sealed = o.sealed FROM sekisho.resident o WHERE o.key <> r.key")
                .map(change -> executed(change, ReasonCode.REGISTRY_INVALID_ANSWER, "UPDATE sekisho." + change));
        return Stream.concat(
                changes,
                Stream.of(
                        midway("has a row of an earlier load", ReasonCode.REGISTRY_INVALID_ANSWER, undo -> {
                            undo.add(() -> DATABASE.load(EXTRACT, RESIDENTS));
                            DATABASE.database.execute("CREATE TABLE kept AS SELECT * FROM sekisho.resident");
                            DATABASE.load(EXTRACT, RESIDENTS);
                            DATABASE.database.execute(
                                    "UPDATE sekisho.resident r SET sealed = k.sealed FROM kept k WHERE k.key = r.key",
                                    "DROP TABLE kept");
                        }),
                        new Fault(
                                "database was loaded with another key",
                                ReasonCode.REGISTRY_INVALID_ANSWER,
                                (_, open) ->
                                        guarded(DATABASE.database.jdbcUrl(), READER, 2, RegistryListener.NONE, open))));
    }

    private static Stream<Fault> extracts() {
        Resident resident = RESIDENTS.getFirst();
        return Stream.of(
                loaded("holds two residents of one number", ReasonCode.REGISTRY_AMBIGUOUS, EXTRACT, resident, resident),
                executed(
                        "has a row twice",
                        ReasonCode.REGISTRY_AMBIGUOUS,
                        "INSERT INTO sekisho.resident SELECT * FROM sekisho.resident"),
                loaded("holds a stale extract", ReasonCode.REGISTRY_STALE, asOf(AS_OF.minusDays(50)), resident),
                loaded("is ahead of a clock set back", ReasonCode.REGISTRY_STALE, asOf(AS_OF.plusDays(4)), resident),
                loaded(
                        "holds synthetic people",
                        ReasonCode.REGISTRY_INVALID_ANSWER,
                        new Extract(AS_OF, Extract.Coverage.NATIONAL, Extract.SYNTHETIC),
                        resident),
                loaded("holds nobody of this number", ReasonCode.NUMBER_NOT_FOUND, EXTRACT, RESIDENTS.getLast()));
    }

    static Extract asOf(OffsetDateTime asOf) {
        return new Extract(asOf, EXTRACT.coverage(), EXTRACT.source());
    }

    static ResidentRegistry serving(List<AutoCloseable> open) {
        return guarded(DATABASE.database.jdbcUrl(), READER, 1, RegistryListener.NONE, open);
    }

    private static ResidentRegistry guarded(
            String jdbcUrl, String role, long keySeed, RegistryListener listener, List<AutoCloseable> open) {
        GuardedRegistry guarded = new GuardedRegistry(
                DATABASE.registry(jdbcUrl, role, keySeed, LIMITS.concurrent(), DEADLINE),
                LIMITS,
                extract -> !extract.source().equals(Extract.SYNTHETIC),
                listener);
        open.add(guarded);
        return guarded;
    }

    private static void befall(Mischief mischief, List<AutoCloseable> undo) {
        try {
            mischief.befall(undo);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void lockResidents(List<AutoCloseable> undo) throws SQLException {
        Connection connection = DATABASE.database.connect();
        undo.add(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE sekisho.resident IN ACCESS EXCLUSIVE MODE");
        }
    }

    private static int waitingForTheLock() {
        return DATABASE.database
                .query("SELECT pid::text FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = '" + READER
                        + "'")
                .size();
    }

    private static void askAtOnce(ResidentRegistry registry, int times, List<AutoCloseable> open) {
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        open.add(callers);
        for (int i = 0; i < times; i++) {
            callers.execute(() -> registry.find(List.of(NUMBER)));
        }
    }

    private static void signal(String signal, List<String> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private static Fault greeting(String name, ReasonCode reason, String greeting) {
        return new Fault("database " + name, reason, (_, open) -> {
            ServerSocket server = listening(open);
            Thread.ofVirtual().start(() -> {
                while (true) {
                    try (Socket client = server.accept()) {
                        client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException e) {
                        if (server.isClosed()) {
                            return;
                        }
                    }
                }
            });
            return guarded(url(server), READER, 1, RegistryListener.NONE, open);
        });
    }

    private static ServerSocket listening(List<AutoCloseable> open) {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            open.add(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket closedPort() {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(ServerSocket server) {
        return "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/postgres";
    }
}
