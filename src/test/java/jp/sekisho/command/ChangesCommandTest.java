package jp.sekisho.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import jp.sekisho.registry.RandomChanges;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Residents;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ChangesCommandTest {
    private static final Resident SAME = Residents.plain(Residents.number(1));
    private static final Resident DEAD = with(Residents.plain(Residents.number(2)), Resident.Status.DECEASED, true);
    private static final Resident GONE = Residents.plain(Residents.number(3));
    private static final Resident CAME = Residents.plain(Residents.number(4));

    @TempDir
    private Path folder;

    private Path old = Path.of("");

    private static Resident with(Resident plain, Resident.Status status, boolean isProtected) {
        return new Resident(
                plain.individualNumber(),
                plain.numberStatus(),
                status,
                plain.name(),
                plain.birthDate(),
                plain.sex(),
                plain.address(),
                List.of(),
                List.of(),
                isProtected);
    }

    @BeforeEach
    void write() {
        Resident alive = Residents.plain(Residents.number(2));
        old = RandomChanges.whole(folder.resolve("old.ndjson"), RandomChanges.BASE, List.of(SAME, alive, GONE));
    }

    private int run(String... arguments) {
        return new CommandLine(new ChangesCommand()).execute(arguments);
    }

    private void assertTold(Path out) throws IOException {
        assertThat(Files.readAllLines(out))
                .containsExactlyInAnyOrder(
                        RandomChanges.digits(2) + "\tDIED PROTECTED",
                        RandomChanges.digits(3) + "\tGONE",
                        RandomChanges.digits(4) + "\tCAME");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-------");
    }

    @Test
    void tellsWhoChangedBetweenTwoExtractsToItsOwnerAlone() throws IOException {
        Path later =
                RandomChanges.whole(folder.resolve("new.ndjson"), RandomChanges.after(18), List.of(SAME, DEAD, CAME));
        Path out = folder.resolve("changes.tsv");

        assertThat(run(old.toString(), later.toString(), "--out=" + out)).isZero();
        assertTold(out);
        assertThat(run(old.toString(), later.toString(), "--out=" + out)).isNotZero();
    }

    @Test
    void tellsTheSameOfTheChangesInAFolder() throws IOException {
        Path deltas = Files.createDirectory(folder.resolve("deltas"));
        Path out = folder.resolve("changes.tsv");
        Files.writeString(
                deltas.resolve("a.ndjson"),
                RandomChanges.delta(
                        17,
                        18,
                        List.of(
                                RandomChanges.line(DEAD),
                                RandomChanges.line(CAME),
                                "{\"removed\":\"" + RandomChanges.digits(3) + "\"}")));

        assertThat(run(old.toString(), "--deltas=" + deltas, "--out=" + out)).isZero();
        assertTold(out);
    }

    @Test
    void refusesChangesThatDoNotFollow() throws IOException {
        Path deltas = Files.createDirectory(folder.resolve("deltas"));
        Path out = folder.resolve("changes.tsv");
        Files.writeString(deltas.resolve("a.ndjson"), RandomChanges.delta(18, 19, List.of()));

        assertThat(run(old.toString(), "--deltas=" + deltas, "--out=" + out)).isEqualTo(1);
        assertThat(out).doesNotExist();
    }
}
