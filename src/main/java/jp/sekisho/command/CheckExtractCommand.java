package jp.sekisho.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.extract.Fault;
import jp.sekisho.registry.extract.SnapshotFile;
import jp.sekisho.registry.extract.SnapshotFile.Content;
import jp.sekisho.registry.extract.SnapshotRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Tells all that is wrong with a resident snapshot before it is put in place.
@Command(
        name = "check-extract",
        description = {
            "Lists every fault of a resident snapshot (NDJSON, plain or .gz): line, property and cause, never a value.",
            "Residents that could not be used count as faults; what does no harm (a byte order mark, CRLF, an unknown",
            "property) is told where it stands first, with its number. The exit code is 1 where there is any fault."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class CheckExtractCommand implements Callable<Integer> {
    private static final int FAULTS = 1;

    @Parameters(paramLabel = "FILE", description = "The snapshot.")
    private Path file = Path.of("");

    @Mixin
    private ExtractOptions extract = new ExtractOptions();

    @Override
    public Integer call() {
        try {
            Content content = SnapshotFile.read(file, extract.limits(), new Faults());
            if (content.extract().isAheadOf(Clock.systemUTC().instant())) {
                throw SnapshotRefused.aheadOfClock();
            }
            Census census = content.census();
            IO.println(
                    census.residents() + " residents as of " + content.extract().asOf() + ", " + census.unusable()
                            + " of them unusable" + (census.faults().isEmpty() ? "" : ": " + census.causes()));
            return census.unusable() == 0 ? 0 : FAULTS;
        } catch (SnapshotRefused e) {
            IO.println(e.getMessage());
            return FAULTS;
        }
    }

    private static final class Faults implements SnapshotFile.Taker {
        private final Set<FaultCode> told = EnumSet.noneOf(FaultCode.class);

        @Override
        public void resident(Resident resident) {}

        @Override
        public void unusable(Fault fault, Set<IndividualNumber> numbers) {
            IO.println(fault.toString());
        }

        @Override
        public void odd(Fault fault) {
            if (told.add(fault.code())) {
                IO.println(fault + " (accepted)");
            }
        }
    }
}
