package jp.sekisho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.sekisho.audit.TrailFindings.Broken;
import jp.sekisho.audit.TrailFindings.Kind;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.KeySet;
import jp.sekisho.signing.SigningKey;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done to a sealed trail afterwards is found, and its place is told.
class TamperedTrailTest {
    private static final long SEED = 20261123;
    private static final int FILES = 3;

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);

    @BeforeEach
    void write() throws IOException {
        System.getLogger(TamperedTrailTest.class.getName()).log(System.Logger.Level.INFO, "seed " + SEED);
        TrailOptions options = Trails.filesOf(directory, 4_000);
        try (FileTrail trail = Trails.open(options)) {
            for (AuditEntry entry : Trails.entries(24)) {
                trail.append(List.of(entry)).toCompletableFuture().join();
            }
        }
        assertThat(TrailDirectory.files(directory)).hasSize(FILES);
        assertThat(Trails.verify(directory).broken()).isEmpty();
    }

    private static String name(int file) {
        return "audit-%06d.ndjson".formatted(file);
    }

    private Path path(int file) {
        return directory.resolve(name(file));
    }

    private Broken broken() {
        return Trails.verify(directory).broken().orElseThrow(() -> new AssertionError("not found"));
    }

    private interface Change {
        void apply(List<String> lines);
    }

    private Broken afterChange(int file, Change change) throws IOException {
        byte[] before = Files.readAllBytes(path(file));
        List<String> lines = new ArrayList<>(Trails.lines(path(file)));
        change.apply(lines);
        Files.write(path(file), lines);
        Broken broken = broken();
        Files.write(path(file), before);
        return broken;
    }

    @Test
    void everyByteThatIsChanged() throws IOException {
        for (int file = 1; file <= FILES; file++) {
            byte[] good = Files.readAllBytes(path(file));
            for (int at = 0; at < good.length; at++) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(path(file), bad);
                Assertions.assertThat(Trails.verify(directory).broken())
                        .as("seed %d, file %d, byte %d of %s", SEED, file, at, new String(good, ISO_8859_1))
                        .isPresent();
            }
            Files.write(path(file), good);
        }
    }

    @Test
    void aChangedValueIsToldByItsLine() throws IOException {
        for (int file = 1; file <= FILES; file++) {
            for (int line = 1; line < Trails.lines(path(file)).size(); line++) {
                int at = line;
                assertThat(afterChange(
                                file, lines -> lines.set(at, lines.get(at).replace("welfare", "welfarf"))))
                        .as("file %d line %d", file, line + 1)
                        .isEqualTo(new Broken(name(file), line + 1, Kind.CHANGED));
            }
        }
    }

    @Test
    void everyLineThatIsRemoved() throws IOException {
        for (int file = 1; file <= FILES; file++) {
            int size = Trails.lines(path(file)).size();
            for (int line = 0; line < size; line++) {
                int at = line;
                Broken broken = afterChange(file, lines -> lines.remove(at));
                assertThat(broken)
                        .as("file %d line %d", file, line + 1)
                        .isIn(
                                new Broken(name(file), line + 1, Kind.REMOVED),
                                // The last line of a file is missed at the first line of the next, or by the head.
                                new Broken(name(file + 1), 1, Kind.REMOVED),
                                new Broken(name(FILES), size - 1, Kind.CUT));
            }
        }
    }

    @Test
    void linesThatChangedPlaces() throws IOException {
        int size = Trails.lines(path(2)).size();
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                int one = i;
                int other = j;
                assertThat(afterChange(2, lines -> lines.set(one, lines.set(other, lines.get(one)))))
                        .as("lines %d and %d", i + 1, j + 1)
                        .matches(broken -> broken.file().equals(name(2)) && broken.line() == one + 1)
                        .extracting(Broken::kind)
                        .isIn(Kind.REORDERED, Kind.CHANGED);
            }
        }
    }

    @Test
    void aLineThatIsInserted() throws IOException {
        int size = Trails.lines(path(2)).size();
        for (int line = 2; line < size; line++) {
            int at = line;
            assertThat(afterChange(2, lines -> lines.add(at, lines.get(at - 1))))
                    .as("copied to %d", line + 1)
                    .isEqualTo(new Broken(name(2), line + 1, Kind.INSERTED));
            assertThat(afterChange(2, lines -> lines.add(at, lines.get(at).replace("welfare", "other"))))
                    .as("forged at %d", line + 1)
                    .matches(broken -> broken.line() >= at + 1)
                    .extracting(Broken::kind)
                    .isIn(Kind.INSERTED, Kind.CHANGED);
        }
    }

    @Test
    void aFileThatIsRemoved() throws IOException {
        for (int file = 1; file <= FILES; file++) {
            byte[] before = Files.readAllBytes(path(file));
            Files.delete(path(file));
            assertThat(broken()).isEqualTo(new Broken(name(file), 0, Kind.REMOVED));
            Files.write(path(file), before);
        }
    }

    @Test
    void aTailThatIsCutOffBeforeTheLastHead() throws IOException {
        byte[] good = Files.readAllBytes(path(FILES));
        for (int round = 0; round < 200; round++) {
            int length = random.nextInt(good.length);
            Files.write(path(FILES), java.util.Arrays.copyOf(good, length));
            assertThat(broken().kind())
                    .as("seed %d, %d bytes left", SEED, length)
                    .isEqualTo(Kind.CUT);
        }
        Files.write(path(FILES), good);
    }

    @Test
    void aTailThatIsCutOffTogetherWithItsHeadsIsFoundByAHeadKeptElsewhere() throws IOException {
        Path kept = directory.resolveSibling("kept-" + directory.getFileName());
        Files.writeString(
                kept,
                "Nov 23 sekisho: "
                        + TrailHeads.read(directory.resolve("audit-000003.heads"))
                                .getLast() + "\n");
        Files.delete(path(3));
        Files.delete(directory.resolve("audit-000003.heads"));
        assertThat(Trails.verify(directory).broken())
                .as("cannot be known from the directory alone")
                .isEmpty();
        assertThat(TrailVerifier.verify(directory, Trails.KEY_SETS, List.of(kept), false)
                        .broken())
                .get()
                .extracting(Broken::kind)
                .isEqualTo(Kind.CUT);
        Files.delete(kept);
    }

    @Test
    void aHeadThatIsChangedOrSignedByAnotherKey() throws IOException {
        Path heads = directory.resolve("audit-000001.heads");
        String good = Files.readString(heads);
        String[] parts = good.split("\\.");
        Files.writeString(
                heads, parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2].strip()).reverse() + "\n");
        assertThat(broken()).isEqualTo(new Broken("audit-000001.heads", 1, Kind.CHANGED));
        Files.writeString(heads, good);
        KeySet others = new KeyRing(SigningKey.ephemeral(Instant.MAX), List.of()).keySet();
        assertThat(TrailVerifier.verify(directory, List.of(others), List.of(), false)
                        .broken())
                .get()
                .extracting(Broken::kind)
                .isEqualTo(Kind.NOT_SIGNED);
        TrailFindings both =
                TrailVerifier.verify(directory, List.of(others, Trails.KEY_SETS.getFirst()), List.of(), false);
        assertThat(both.broken()).isEmpty();
        assertThat(both.headsVerified()).isEqualTo(both.headsCompared()).isPositive();
    }

    @Test
    void aChainThatWasWrittenAnewDoesNotAgreeWithItsHeads(@TempDir Path other) throws IOException {
        try (FileTrail trail = Trails.open(Trails.filesOf(other, 4_000))) {
            for (AuditEntry entry : Trails.entries(20)) {
                trail.append(List.of(entry)).toCompletableFuture().join();
            }
        }
        for (int file = 1; file <= FILES; file++) {
            Files.copy(other.resolve(name(file)), path(file), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(broken().kind()).isEqualTo(Kind.CHANGED);
    }

    @Test
    void earlierFilesMayBeKeptElsewhereWhereThatIsSaid() throws IOException {
        Files.delete(path(1));
        assertThat(broken()).isEqualTo(new Broken(name(1), 0, Kind.REMOVED));
        TrailFindings findings = TrailVerifier.verify(directory, Trails.KEY_SETS, List.of(), true);
        assertThat(findings.broken()).isEmpty();
        assertThat(findings.files()).isEqualTo(2);
    }
}
