package jp.sekisho.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jp.sekisho.base.Share;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.PersonChange;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.SnapshotRefused;
import jp.sekisho.registry.snapshot.SnapshotRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells whose records must be looked at again, for the operator alone.
@Command(
        name = "changes",
        description = {
            "Compares two states of the registry and writes the numbers whose person changed, one a line with what changed",
            "(DIED, MOVED, NAME ...), into a new file that its owner alone can read. The later state is another snapshot, or",
            "what the files of changes in a folder make of the first. Both are held in memory. Prints counts only."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ChangesCommand implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final Share ALL = Share.of("100%");

    @Parameters(index = "0", paramLabel = "OLD", description = "The earlier snapshot.")
    private Path old = Path.of("");

    @Parameters(index = "1", arity = "0..1", paramLabel = "NEW", description = "The later snapshot.")
    private Optional<Path> later = Optional.empty();

    @Option(
            names = "--deltas",
            paramLabel = "FOLDER",
            description = "In place of NEW: files of changes that follow on OLD.")
    private Optional<Path> deltas = Optional.empty();

    @Option(names = "--out", required = true, description = "The file to write; it must not be there yet.")
    private Path out = Path.of("");

    @Mixin
    private CharacterOptions characters = new CharacterOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (later.isPresent() == deltas.isPresent()) {
            throw new ParameterException(spec.commandLine(), "name either NEW or --deltas");
        }
        ExtractLimits anything = new ExtractLimits(ALL, ALL, false, characters.sets());
        try {
            SnapshotRegistry before = SnapshotRegistry.load(old, anything);
            SnapshotRegistry after = later.isPresent()
                    ? SnapshotRegistry.load(later.get(), anything)
                    : before.changedByAll(
                            deltas.orElseThrow(), anything, Clock.systemUTC().instant());
            write(before, after);
            return 0;
        } catch (SnapshotRefused e) {
            IO.println(e.getMessage());
            return REFUSED;
        }
    }

    private void write(SnapshotRegistry before, SnapshotRegistry after) throws IOException {
        Map<PersonChange, Long> counts = new EnumMap<>(PersonChange.class);
        try (Writer file = Channels.newWriter(
                Files.newByteChannel(
                        out,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
                StandardCharsets.UTF_8)) {
            for (IndividualNumber number : before.numbersWith(after)) {
                List<IndividualNumber> asked = List.of(number);
                Set<PersonChange> changes = PersonChange.between(
                        before.find(asked).getFirst(), after.find(asked).getFirst());
                if (!changes.isEmpty()) {
                    file.write(SnapshotRegistry.digitsOf(number));
                    file.write(changes.stream().map(Enum::name).collect(Collectors.joining(" ", "\t", "\n")));
                    changes.forEach(change -> counts.merge(change, 1L, Long::sum));
                }
            }
        }
        counts.forEach((change, count) -> IO.println(change + " " + count));
    }
}
