package jp.sekisho.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.conversion.Conversion;
import jp.sekisho.registry.conversion.Conversion.Counts;
import jp.sekisho.registry.conversion.ConversionRefused;
import jp.sekisho.registry.conversion.Mapping;
import jp.sekisho.registry.conversion.Rejection;
import jp.sekisho.registry.extract.ExtractHeader;
import jp.sekisho.registry.extract.SnapshotWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes an extract of a site's own resident file.
@Command(
        name = "convert",
        description = {
            "Makes a resident snapshot (NDJSON; compressed where its name ends in .gz) of a file of the site's own: CSV, TSV",
            "or fixed width, as a mapping says. Rows that cannot be used are listed by line, column and cause, never with a",
            "value; their residents are set aside, so that every check of them asks for a look. The exit code is 0 where all",
            "was used, 1 where rows were rejected, and 2 where nothing was written."
        },
        mixinStandardHelpOptions = true)
public final class ConvertCommand implements Callable<Integer> {
    private static final int REJECTED = 1;
    private static final int REFUSED = 2;
    private static final int BUFFER = 64 * 1024;
    private static final int TOLD_WITHOUT_FILE = 20;

    @Parameters(paramLabel = "FILE", description = "The site's file.")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "What the columns mean; without it those of the resident standard (jumin-kihon).")
    private Optional<Path> mappingFile = Optional.empty();

    @Option(names = "--as-of", required = true, description = "When the data was taken from the registry.")
    private OffsetDateTime asOf = OffsetDateTime.MIN;

    @Option(
            names = "--coverage",
            defaultValue = "PARTIAL",
            description = "NATIONAL, or PARTIAL (unless said) where a missing number may belong to somebody elsewhere.")
    private Extract.Coverage coverage = Extract.Coverage.PARTIAL;

    @Option(names = "--source", description = "Where it came from, a word; without it the file's name.")
    private Optional<String> source = Optional.empty();

    @Option(names = "--sequence", description = "The number of this state, where files of changes follow on it.")
    private long sequence = Extract.NO_SEQUENCE;

    @Option(
            names = "--out",
            defaultValue = "residents.ndjson",
            description = "The snapshot, ${DEFAULT-VALUE} unless said; replaced when whole.")
    private Path out = Path.of("residents.ndjson");

    @Option(names = "--rejected", description = "The list of rejected rows; without it OUT.rejected.tsv.")
    private Optional<Path> rejected = Optional.empty();

    @Option(
            names = "--dry-run",
            description = "Write nothing: tell what would be done, and the first rows that would be rejected.")
    private boolean dryRun;

    @Mixin
    private CharacterOptions characters = new CharacterOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Extract extract =
                new Extract(asOf, coverage, source.orElseGet(() -> String.valueOf(file.getFileName())), sequence);
        if (extract.isAheadOf(Clock.systemUTC().instant())) {
            throw new ParameterException(spec.commandLine(), "--as-of is a time that the clock has not reached");
        }
        try {
            Mapping mapping = mapping(characters.sets());
            Counts counts = dryRun ? tell(mapping) : write(mapping, extract);
            IO.println(counts.rows() + " rows: " + counts.residents() + " residents, " + counts.replaced()
                    + " replaced numbers, " + counts.setAside() + " set aside, " + counts.withoutNumber()
                    + " former residents without a number left out; " + counts.rejectedRows() + " rows rejected");
            return counts.rejectedRows() == 0 ? 0 : REJECTED;
        } catch (ConversionRefused e) {
            IO.println("refused, nothing was written: " + e.getMessage());
            return REFUSED;
        } catch (IOException e) {
            IO.println("refused, nothing was written: a file cannot be read or written ("
                    + e.getClass().getSimpleName() + ")");
            return REFUSED;
        }
    }

    private Mapping mapping(CharacterSets sets) {
        return mappingFile
                .map(path -> Mapping.read(path, sets))
                .orElseGet(() -> Mapping.profile(Mapping.RESIDENT_STANDARD, sets));
    }

    private Counts tell(Mapping mapping) throws IOException {
        mapping.told().forEach(IO::println);
        return run(mapping, new Conversion.Taker() {
            private int told;

            @Override
            public void resident(Resident resident) {}

            @Override
            public void unusable(IndividualNumber number) {}

            @Override
            public void rejected(Rejection rejection) {
                told++;
                if (told <= TOLD_WITHOUT_FILE) {
                    IO.println("line " + rejection.line() + " " + rejection.column() + " " + rejection.cause());
                }
            }
        });
    }

    private Counts write(Mapping mapping, Extract extract) throws IOException {
        Path list = rejected.orElseGet(() -> out.resolveSibling(out.getFileName() + ".rejected.tsv"));
        try (NewFile whole = new NewFile(out);
                NewFile rejections = new NewFile(list)) {
            Counts counts;
            try (SnapshotWriter residents = new SnapshotWriter(
                            whole.bytes(),
                            new ExtractHeader(extract, mapping.characterSetOfExtract(), Optional.empty()));
                    Writer rows = rejections.text()) {
                rows.write("line\tcolumn\tcause\n");
                counts = run(mapping, new Written(residents, rows));
            }
            rejections.moveIntoPlace();
            whole.moveIntoPlace();
            return counts;
        }
    }

    private Counts run(Mapping mapping, Conversion.Taker taker) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Progress.of(file), BUFFER)) {
            return Conversion.run(bytes, mapping, taker);
        }
    }

    private record Written(SnapshotWriter residents, Writer rejections) implements Conversion.Taker {
        @Override
        public void resident(Resident resident) throws IOException {
            residents.write(resident);
        }

        @Override
        public void unusable(IndividualNumber number) throws IOException {
            residents.writeUnusable(number);
        }

        @Override
        public void rejected(Rejection rejection) throws IOException {
            rejections.write(rejection.line() + "\t" + rejection.column() + "\t" + rejection.cause() + "\n");
        }
    }
}
