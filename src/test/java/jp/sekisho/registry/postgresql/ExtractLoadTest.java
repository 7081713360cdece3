package jp.sekisho.registry.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.sekisho.command.LoadRegistryCommand;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RandomChanges;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Residents;
import jp.sekisho.registry.Unchanged;
import jp.sekisho.registry.extract.SnapshotFile;
import jp.sekisho.registry.extract.SnapshotRefused;
import jp.sekisho.testsupport.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtractLoadTest {
    private static final Extract OCTOBER = extract("2026-10-20T00:00:00+09:00");
    private static final Extract NOVEMBER = extract("2026-11-20T00:00:00+09:00");

    private Path folder = Path.of("");
    private LoadedDatabase database;

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        this.folder = folder;
        database = new LoadedDatabase(folder);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void loadsTwentyThousandPeopleAndFindsEachAndNobodyElse() throws SQLException {
        List<Resident> residents = LongStream.range(0, 20_000)
                .mapToObj(n -> Residents.plain(Residents.number(3 * n)))
                .toList();

        assertThat(database.load(database.file(NOVEMBER, residents)))
                .isEqualTo(new SnapshotFile.Content(NOVEMBER, new Census(20_000, Map.of(), List.of())));
        assertThat(database.registry.find(numbers(residents)))
                .isEqualTo(residents.stream()
                        .map(resident -> new Found(resident, NOVEMBER))
                        .toList());
        assertThat(database.registry.find(LongStream.range(0, 20_000)
                        .mapToObj(n -> Residents.number(3 * n + 1))
                        .toList()))
                .isEqualTo(Collections.nCopies(20_000, new RegistryAnswer.NotFound(NOVEMBER)));
    }

    @Test
    void readersSeeTheOldExtractOrTheNewOneAndNeverBothNorNone() throws Exception {
        List<Resident> before = people(Residents::plain);
        List<Resident> after = people(Residents::full);
        List<RegistryAnswer> october = found(before, OCTOBER);
        List<RegistryAnswer> november = found(after, NOVEMBER);
        database.load(OCTOBER, before);
        AtomicBoolean loading = new AtomicBoolean(true);

        try (ExecutorService readers = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> reads = new ArrayList<>();
            for (int reader = 0; reader < 4; reader++) {
                reads.add(readers.submit(() -> {
                    int count = 0;
                    while (loading.get() || count == 0) {
                        assertThat(database.registry.find(numbers(before))).isIn(october, november);
                        count++;
                    }
                    return count;
                }));
            }
            try {
                for (int load = 0; load < 6; load++) {
                    database.load(NOVEMBER, after);
                    database.load(OCTOBER, before);
                }
            } finally {
                loading.set(false);
            }
            for (Future<Integer> read : reads) {
                assertThat(read.get()).isPositive();
            }
        }
    }

    @Test
    void aFileThatIsRefusedChangesNothing() throws IOException {
        List<Resident> before = people(Residents::plain);
        database.load(OCTOBER, before);
        Path file = database.file(NOVEMBER, people(Residents::full));
        Files.writeString(
                file, Files.readString(file).replaceAll("\"sex\":\"2\"(?=[^\n]*\n[^\n]*\n$)", "\"sex\":\"女\""));

        assertThatThrownBy(() -> database.load(file))
                .isInstanceOf(SnapshotRefused.class)
                .hasMessageContaining("line 301")
                .hasMessageContaining("/sex")
                .hasMessageNotContaining("女");
        assertThat(database.registry.find(numbers(before))).isEqualTo(found(before, OCTOBER));
        assertThat(database.registry.state()).isEqualTo(new RegistryState.Serving(OCTOBER));
    }

    @Test
    void theCommandLoadsAFileOrRefusesItWithAnExitCode() throws IOException {
        List<Resident> residents = people(Residents::plain);
        Path file = database.file(NOVEMBER, residents);

        assertThat(command(file)).isZero();
        assertThat(database.registry.find(numbers(residents))).isEqualTo(found(residents, NOVEMBER));

        Files.writeString(file, "{}");
        assertThat(command(file)).isEqualTo(1);
        assertThat(command(file.resolveSibling("none"))).isEqualTo(1);
        assertThat(database.registry.state()).isEqualTo(new RegistryState.Serving(NOVEMBER));
    }

    @Test
    void theCommandGoesBackToAnOlderFileWhenItIsToldSo() throws IOException {
        List<Resident> residents = people(Residents::plain);
        Path october = Files.copy(database.file(OCTOBER, residents), folder.resolve("october.ndjson"));
        assertThat(command(database.file(NOVEMBER, people(Residents::full)))).isZero();

        assertThat(command(october)).isEqualTo(1);
        assertThat(database.registry.state()).isEqualTo(new RegistryState.Serving(NOVEMBER));

        assertThat(command(october, "--roll-back")).isZero();
        assertThat(database.registry.find(numbers(residents))).isEqualTo(found(residents, OCTOBER));
        assertThat(command(october)).isZero();
    }

    private int command(Path file, String... options) {
        return new CommandLine(new LoadRegistryCommand())
                .execute(Stream.concat(Stream.of(options), arguments(file)).toArray(String[]::new));
    }

    private Stream<String> arguments(Path file) {
        return Stream.of(
                "--jdbc-url=" + database.database.jdbcUrl(),
                "--username=" + EmbeddedDatabase.LOADER,
                "--key-file=" + database.keyFile("registry.key", 1),
                file.toString());
    }

    @Test
    void tenThousandChangesInAnyCutsComeToWhatAFullLoadHolds() throws Exception {
        long seed = 20_261_127;
        Random cuts = new Random(seed);
        RandomChanges people = new RandomChanges(seed);
        database.load(RandomChanges.BASE, people.residents());
        long sequence = RandomChanges.BASE.sequence();
        Path delta = folder.resolve("delta.ndjson");
        for (int made = 0; made < 10_000; ) {
            int count = Math.min(10_000 - made, 1 + cuts.nextInt(1_000));
            Files.writeString(delta, RandomChanges.delta(sequence, ++sequence, people.change(count)));
            assertThat(command(delta, "--delta", "--max-unusable=100%", "--max-shrink=100%"))
                    .as("seed %d", seed)
                    .isZero();
            made += count;
        }
        List<RegistryAnswer> changed = database.registry.find(RandomChanges.numbers());
        RegistryState state = database.registry.state();

        database.load(RandomChanges.after(sequence), people.residents());
        assertThat(state).isEqualTo(database.registry.state());
        assertThat(changed).as("seed %d", seed).isEqualTo(database.registry.find(RandomChanges.numbers()));
    }

    @Test
    void changesThatDoNotFollowOrAreCutChangeNothing() throws Exception {
        Resident before = Residents.plain(Residents.number(1));
        String after = RandomChanges.line(Residents.full(Residents.number(1)));
        database.load(RandomChanges.BASE, List.of(before));
        Path delta = folder.resolve("delta.ndjson");
        for (String file : List.of(
                RandomChanges.delta(18, 19, List.of(after)),
                RandomChanges.delta(16, 17, List.of(after)),
                RandomChanges.delta(16, 18, List.of(after)),
                RandomChanges.delta(17, 18, List.of(after)).replace("{\"end\"", "{\"en"),
                RandomChanges.delta(17, 18, List.of(after, "{\"individualNumber\":\"6\"}")))) {
            Files.writeString(delta, file);
            assertThat(command(delta, "--delta")).isEqualTo(1);
            assertThat(database.registry.find(List.of(before.individualNumber())))
                    .containsExactly(new Found(before, RandomChanges.BASE));
        }
        Files.writeString(delta, RandomChanges.delta(17, 18, List.of(after)));
        assertThat(command(delta, "--delta")).isZero();
        assertThat(database.registry.state()).isEqualTo(new RegistryState.Serving(RandomChanges.after(18)));
        assertThat(command(delta, "--delta")).isEqualTo(1);
    }

    @Test
    void tellsWhoIsUnchangedSinceAState() throws Exception {
        Resident first = Residents.plain(Residents.number(1));
        Resident second = Residents.plain(Residents.number(2));
        Resident third = Residents.plain(Residents.number(3));
        database.load(RandomChanges.BASE, List.of(first, second, third));
        List<IndividualNumber> asked = numbers(List.of(first, second, third, Residents.plain(Residents.number(4))));
        Path delta = folder.resolve("delta.ndjson");
        Files.writeString(delta, RandomChanges.delta(17, 18, List.of(RandomChanges.line(first))));
        assertThat(command(delta, "--delta")).isZero();
        Files.writeString(
                delta, RandomChanges.delta(18, 19, List.of("{\"removed\":\"" + RandomChanges.digits(2) + "\"}")));
        assertThat(command(delta, "--delta", "--max-shrink=100%")).isZero();

        assertThat(database.registry.unchangedSince(asked, 17))
                .isEqualTo(new Unchanged.Told(RandomChanges.after(19), List.of(false, false, true, false)));
        assertThat(database.registry.unchangedSince(asked, 18))
                .isEqualTo(new Unchanged.Told(RandomChanges.after(19), List.of(true, false, true, false)));
        assertThat(database.registry.unchangedSince(asked, 16)).isEqualTo(new Unchanged.NotReached(17, 19));
        assertThat(database.registry.unchangedSince(asked, 20)).isEqualTo(new Unchanged.NotReached(17, 19));
        database.load(NOVEMBER, List.of(first));
        assertThat(database.registry.unchangedSince(asked, 17)).isEqualTo(new Unchanged.NotKept());
    }

    @Test
    void nothingOfAPersonStandsInTheDatabaseInTheClear() throws SQLException {
        database.load(NOVEMBER, List.of(Residents.full(Residents.number(60_940_745_459L))));

        // Bytes as Latin-1: a text in UTF-8 would be found as its bytes.
        StringBuilder stored = new StringBuilder();
        try (Connection connection = database.database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT r.key, r.sealed, convert_to(e::text, 'UTF8')"
                        + " FROM sekisho.resident r, sekisho.extract e")) {
            while (rows.next()) {
                for (int column = 1; column <= 3; column++) {
                    stored.append(new String(rows.getBytes(column), StandardCharsets.ISO_8859_1));
                }
            }
        }

        assertThat(stored).contains("NATIONAL").hasSizeGreaterThan(500);
        for (String personal :
                List.of("609407454590", "王", "麗", "WANG", "1988", "松本市", "SUPERSEDED", "ABROAD", "kanji")) {
            assertThat(stored)
                    .doesNotContain(new String(personal.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void theServiceMayReadAndNothingElse() throws SQLException {
        database.load(NOVEMBER, people(Residents::plain));

        try (Connection connection =
                        database.database.as(EmbeddedDatabase.READER).getConnection();
                Statement statement = connection.createStatement()) {
            for (String change : List.of(
                    "DELETE FROM sekisho.resident",
                    "UPDATE sekisho.extract SET format = 1",
                    "INSERT INTO sekisho.resident VALUES ('a', 'b')",
                    "TRUNCATE sekisho.resident",
                    "CREATE TABLE sekisho.another (a int)")) {
                assertThatThrownBy(() -> statement.execute(change))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).as(change).isEqualTo("42501"));
            }
        }
    }

    private interface Invention {
        Resident resident(IndividualNumber number);
    }

    private static List<Resident> people(Invention invention) {
        return LongStream.range(0, 300)
                .mapToObj(n -> invention.resident(Residents.number(7 * n)))
                .toList();
    }

    private static List<IndividualNumber> numbers(List<Resident> residents) {
        return residents.stream().map(Resident::individualNumber).toList();
    }

    private static List<RegistryAnswer> found(List<Resident> residents, Extract extract) {
        return residents.stream()
                .<RegistryAnswer>map(resident -> new Found(resident, extract))
                .toList();
    }

    private static Extract extract(String asOf) {
        return new Extract(OffsetDateTime.parse(asOf), Extract.Coverage.NATIONAL, "trial");
    }
}
