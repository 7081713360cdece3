package jp.sekisho.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.audit.AuditTrail.Append;
import jp.sekisho.audit.TrailListener.Trouble;
import jp.sekisho.audit.TrailOptions.Durability;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.testsupport.SetClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileTrailTest {
    @TempDir
    private Path folder;

    private Path directory() {
        return folder.resolve("audit");
    }

    private static Append append(AuditTrail trail, List<AuditEntry> entries) {
        return trail.append(entries).toCompletableFuture().join();
    }

    private Path file(int number) {
        return directory().resolve("audit-%06d.ndjson".formatted(number));
    }

    @Test
    void aLineHoldsWhatTheListAllowsAndNothingElse() {
        try (FileTrail trail = Trails.open(Trails.options(directory()))) {
            append(trail, List.of(Trails.pass(1), Trails.block(2)));
        }
        List<String> lines = Trails.lines(file(1));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .matches(
                        "\\{\"seq\":1,\"prev\":\"first\",\"time\":\"[^\"]+Z\",\"file\":1,\"format\":1,\"instance\":\"[0-9a-f]{32}\"}");
        assertThat(lines.get(1).replaceFirst("\"prev\":\"[0-9a-f]{64}\"", "\"prev\":\"-\""))
                .isEqualTo("{\"seq\":2,\"prev\":\"-\",\"time\":\"2026-11-23T14:00:00.123456Z\",\"request\":\"CHECK\","
                        + "\"checkId\":\"01990000-0000-7000-8000-000000000001\",\"caller\":\"welfare\",\"operator\":\"clerk-7\","
                        + "\"procedure\":\"shintai-shogaisha-techo\",\"recordRef\":\"SHT-2026-1\",\"decision\":\"PASS\",\"reasons\":[],"
                        + "\"policySha256\":\"e683d959edac6340a8e7b0b8c09e3ab69cffc13b7cea865e45645d59d9d836ab\","
                        + "\"registryAsOf\":\"2026-11-19T15:00:00Z\",\"latencyMicros\":412,"
                        + "\"attestation\":\"01990000-0000-7000-8000-000000000001\"}");
        assertThat(lines.get(2))
                .contains(
                        "\"decision\":\"BLOCK\",\"remedy\":\"CORRECT\",\"reasons\":[\"BIRTH_DATE_MISMATCH\",\"NAME_MISMATCH\"]")
                .doesNotContain("attestation");
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        Trails.open(Trails.options(directory())).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(directory())) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void whatManyHandOverAtOnceIsWrittenOnceEach(Durability durability) throws Exception {
        TrailOptions options =
                new TrailOptions(directory(), durability, 50_000, true, Trails.NEVER, Duration.ofSeconds(3));
        Set<Integer> numbers = new HashSet<>();
        try (FileTrail trail = Trails.open(options)) {
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(thread -> Thread.ofPlatform().start(() -> {
                        for (int i = 0; i < 100; i++) {
                            assertThat(append(trail, List.of(Trails.pass(1_000 * thread + i))))
                                    .isEqualTo(Append.WRITTEN);
                            synchronized (numbers) {
                                numbers.add(1_000 * thread + i);
                            }
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(numbers).hasSize(800);
        String all = String.join("\n", Trails.lines(options));
        assertThat(numbers).allSatisfy(number -> assertThat(all).containsOnlyOnce("\"SHT-2026-" + number + "\""));
        TrailFindings findings = Trails.verify(directory());
        assertThat(findings.broken()).isEmpty();
        assertThat(findings.lines()).isEqualTo(800L + findings.files());
        assertThat(findings.files()).isGreaterThan(5);
        assertThat(findings.linesAfterLastHead()).isZero();
    }

    @Test
    void goesOnWithTheChainOfTheLastStart() throws IOException {
        TrailOptions options = Trails.options(directory());
        for (int start = 0; start < 3; start++) {
            try (FileTrail trail = Trails.open(options)) {
                append(trail, List.of(Trails.pass(start)));
            }
        }
        assertThat(TrailDirectory.files(directory())).hasSize(3);
        assertThat(Trails.verify(directory()).broken()).isEmpty();
        assertThat(Trails.verify(directory()).lines()).isEqualTo(6);
        String instance = Trails.lines(file(1)).getFirst().replaceFirst(".*\"instance\"", "");
        assertThat(Trails.lines(file(3)).getFirst()).endsWith(instance).startsWith("{\"seq\":5,");
    }

    @Test
    void itsFilesAreNamedAlikeInEveryLanguageOfTheMachine() throws IOException {
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.of("ar", "EG"));
        try {
            Trails.open(Trails.options(directory())).close();
            try (FileTrail trail = Trails.open(Trails.options(directory()))) {
                append(trail, List.of(Trails.pass(1)));
            }
        } finally {
            Locale.setDefault(machine);
        }
        assertThat(directory().resolve("audit-000001.ndjson")).exists();
        assertThat(directory().resolve("audit-000001.heads")).exists();
        assertThat(TrailVerifier.verify(directory(), Trails.KEY_SETS, List.of(), false)
                        .broken())
                .isEmpty();
    }

    @Test
    void aNewDayBeginsANewFile() {
        SetClock clock = new SetClock(Instant.parse("2026-11-23T23:59:59Z"));
        try (FileTrail trail =
                FileTrail.open(Trails.options(directory()), Trails.signer(clock), clock, new Trails.Recorded())) {
            append(trail, List.of(Trails.pass(1)));
            clock.now = Instant.parse("2026-11-24T00:00:00Z");
            append(trail, List.of(Trails.pass(2)));
        }
        assertThat(Trails.lines(file(1))).hasSize(2);
        assertThat(Trails.lines(file(2))).hasSize(2);
        assertThat(Trails.verify(directory()).broken()).isEmpty();
    }

    @Test
    void cutsOffWhatTheEndOfTheProcessLeftUnfinished() throws IOException {
        TrailOptions options = Trails.options(directory());
        try (FileTrail trail = Trails.open(options)) {
            append(trail, Trails.entries(5));
        }
        Files.writeString(file(1), "{\"seq\":7,\"prev", StandardOpenOption.APPEND);
        Trails.Recorded recorded = new Trails.Recorded();
        try (FileTrail trail = Trails.open(options, recorded)) {
            append(trail, List.of(Trails.pass(9)));
        }
        assertThat(recorded.cuts).containsExactly(14L);
        assertThat(Trails.verify(directory()).broken()).isEmpty();
        assertThat(Trails.lines(file(2)).get(1)).startsWith("{\"seq\":8,");
    }

    @Test
    void aFileWhoseFirstLineWasNotFinishedNeverWas() throws IOException {
        TrailOptions options = Trails.options(directory());
        Trails.open(options).close();
        Files.writeString(file(2), "{\"seq\":2,\"prev");
        Trails.open(options).close();
        assertThat(Trails.lines(file(2))).hasSize(1);
        assertThat(Trails.verify(directory()).broken()).isEmpty();
    }

    @Test
    void refusesToGoOnWithLinesThatDoNotChain() throws IOException {
        TrailOptions options = Trails.options(directory());
        try (FileTrail trail = Trails.open(options)) {
            append(trail, Trails.entries(5));
        }
        List<String> lines = new ArrayList<>(Trails.lines(file(1)));
        lines.set(3, lines.get(3).replace("SHT", "SHX"));
        Files.write(file(1), lines);
        assertThatThrownBy(() -> Trails.open(options))
                .isInstanceOf(TrailRefused.class)
                .hasMessageStartingWith(directory().toString())
                .hasMessageContaining("audit-000001.ndjson line 5 ")
                .hasMessageContaining("verify-audit");
    }

    @Test
    void refusesToGoOnWhereLinesAreMissingThatAHeadSpeaksOf() throws IOException {
        TrailOptions options = Trails.options(directory());
        try (FileTrail trail = Trails.open(options)) {
            append(trail, Trails.entries(5));
        }
        Files.write(file(1), Trails.lines(file(1)).subList(0, 4));
        assertThatThrownBy(() -> Trails.open(options))
                .isInstanceOf(TrailRefused.class)
                .hasMessageContaining("missing");
        Files.delete(file(1));
        assertThatThrownBy(() -> Trails.open(options))
                .isInstanceOf(TrailRefused.class)
                .hasMessageContaining("missing");
    }

    @Test
    void twoDoNotWriteOneDirectory() {
        TrailOptions options = Trails.options(directory());
        FileTrail first = Trails.open(options);
        assertThatThrownBy(() -> Trails.open(options))
                .isInstanceOf(TrailRefused.class)
                .hasMessageStartingWith(directory().toString())
                .hasMessageContaining("another process");
        first.close();
        Trails.open(options).close();
    }

    @Test
    void signsTheHeadAtTheIntervalWhileLinesCome() {
        TrailOptions options = new TrailOptions(
                directory(), Durability.OS, 1 << 20, true, Duration.ofMillis(20), Duration.ofSeconds(1));
        Trails.Recorded recorded = new Trails.Recorded();
        try (FileTrail trail = Trails.open(options, recorded)) {
            assertThat(recorded.heads).hasSize(1);
            append(trail, List.of(Trails.pass(1)));
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> recorded.heads.size() == 2);
            Awaitility.await()
                    .atMost(1, TimeUnit.MINUTES)
                    .during(Duration.ofMillis(200))
                    .until(() -> recorded.heads.size() == 2 && trail.isWritable());
        }
        assertThat(recorded.heads).hasSize(2);
    }

    @Test
    void linesAreWrittenAlsoWhereTheHeadCannotBeSigned() {
        KeyRing ended = new KeyRing(SigningKey.ephemeral(Instant.EPOCH), List.of());
        Trails.Recorded recorded = new Trails.Recorded();
        try (FileTrail trail = FileTrail.open(
                Trails.options(directory()),
                new AttestationSigner("sekisho", () -> ended, Clock.systemUTC()),
                Clock.systemUTC(),
                recorded)) {
            assertThat(append(trail, Trails.entries(3))).isEqualTo(Append.WRITTEN);
        }
        assertThat(recorded.troubles).containsOnly(Trouble.NO_HEAD);
        assertThat(Trails.verify(directory()).broken())
                .get()
                .extracting(TrailFindings.Broken::kind)
                .isEqualTo(TrailFindings.Kind.NOT_SIGNED);
    }

    @Test
    void aFileThatIsRenamedTakesNoMoreAndAnotherOneFollows() throws IOException {
        TrailOptions options = Trails.options(directory());
        Trails.Recorded recorded = new Trails.Recorded();
        Path elsewhere = folder.resolve("elsewhere");
        try (FileTrail trail = Trails.open(options, recorded)) {
            append(trail, List.of(Trails.pass(1)));
            Files.move(file(1), elsewhere);
            assertThat(append(trail, List.of(Trails.pass(2)))).isEqualTo(Append.NOT_WRITTEN);
            assertThat(trail.isWritable()).isFalse();
            assertThat(append(trail, List.of(Trails.pass(3)))).isEqualTo(Append.WRITTEN);
            assertThat(trail.isWritable()).isTrue();
        }
        assertThat(recorded.troubles).containsExactly(Trouble.MOVED);
        assertThat(recorded.recovered).isEqualTo(1);
        assertThat(Trails.lines(file(2)).get(1)).contains("SHT-2026-3\"").startsWith("{\"seq\":4,");
        // What the renamed file took last was answered by nobody.
        Files.write(file(1), Trails.lines(elsewhere).subList(0, 2));
        assertThat(Trails.verify(directory()).broken()).isEmpty();
    }

    @Test
    void nothingCountsAsWrittenWhileTheDirectoryIsGone() throws IOException {
        TrailOptions options = Trails.options(directory());
        Trails.Recorded recorded = new Trails.Recorded();
        Path elsewhere = folder.resolve("elsewhere");
        try (FileTrail trail = Trails.open(options, recorded)) {
            append(trail, List.of(Trails.pass(1)));
            Files.move(directory(), elsewhere);
            for (int i = 0; i < 5; i++) {
                assertThat(append(trail, List.of(Trails.pass(10 + i)))).isEqualTo(Append.NOT_WRITTEN);
            }
            assertThat(directory()).doesNotExist();
            Files.move(elsewhere, directory());
            assertThat(append(trail, List.of(Trails.pass(3)))).isEqualTo(Append.WRITTEN);
        }
        assertThat(recorded.troubles).hasSize(5).containsOnly(Trouble.MOVED);
        assertThat(String.join("\n", Trails.lines(options)))
                .contains("SHT-2026-3\"")
                .doesNotContainPattern("SHT-2026-1[0-9]");
        assertThat(Trails.verify(directory()).broken()).isEmpty();
    }

    @Test
    void whatCannotBeWrittenInTimeIsNotWritten() throws Exception {
        TrailOptions options =
                new TrailOptions(directory(), Durability.OS, 1 << 20, true, Trails.NEVER, Duration.ofMillis(50));
        CompletableFuture<Void> release = new CompletableFuture<>();
        TrailListener hanging = new TrailListener() {
            @Override
            public void written(int lines, Duration took) {
                release.join();
            }

            @Override
            public void failed(Trouble trouble, String detail) {}

            @Override
            public void recovered() {}

            @Override
            public void headSigned(String jws) {}

            @Override
            public void cut(String file, long bytes) {}
        };
        try (FileTrail trail = Trails.open(options, hanging)) {
            trail.append(List.of(Trails.pass(1)));
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> !trail.isWritable());
            assertThat(append(trail, List.of(Trails.pass(2)))).isEqualTo(Append.NOT_WRITTEN);
            release.complete(null);
            assertThat(append(trail, List.of(Trails.pass(3)))).isEqualTo(Append.WRITTEN);
        }
        assertThat(Files.readString(file(1), UTF_8))
                .doesNotContain("SHT-2026-2\"")
                .contains("SHT-2026-3\"");
    }

    @Test
    void nothingIsTakenAfterTheEnd() {
        FileTrail trail = Trails.open(Trails.options(directory()));
        trail.close();
        assertThat(append(trail, List.of(Trails.pass(1)))).isEqualTo(Append.NOT_WRITTEN);
        assertThat(trail.isWritable()).isFalse();
    }

    @Test
    void anEmptyFileThatAFailedAttemptLeftIsNotInTheWayOfTheNextOne() throws IOException {
        try (FileTrail trail = Trails.open(Trails.filesOf(directory(), 1))) {
            Files.createFile(file(2));
            assertThat(append(trail, List.of(Trails.pass(1)))).isEqualTo(Append.WRITTEN);
            assertThat(append(trail, List.of(Trails.pass(2)))).isEqualTo(Append.WRITTEN);
        }
        assertThat(Trails.verify(directory()).broken()).isEmpty();
    }
}
