package jp.sekisho.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.SnapshotWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes a registry of synthetic people. The committed one comes from the defaults.
@Command(
        name = "synthesize",
        description = "Writes a resident snapshot of synthetic people.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class SynthesizeCommand implements Callable<Integer> {
    @Option(names = "--seed", description = "The same seed gives the same bytes.", defaultValue = "244246")
    private long seed;

    @Option(names = "--size", description = "Number of residents.", defaultValue = "2400")
    private int size;

    @Option(names = "--as-of", description = "When the extract was taken.", defaultValue = "2026-11-20T00:00:00+09:00")
    private OffsetDateTime asOf = OffsetDateTime.MIN;

    @Option(names = "--out", description = "The file to write.", defaultValue = "residents.ndjson")
    private Path out = Path.of("residents.ndjson");

    @Override
    public Integer call() throws IOException {
        Population population = Population.generate(seed, size, asOf.toLocalDate());
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out))) {
            SnapshotWriter.write(population, asOf, stream);
        }
        IO.println("seed " + seed + ": " + population.residents().size() + " residents");
        return 0;
    }
}
