package jp.sekisho.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.ResidentFiles;
import jp.sekisho.synthetic.prefecture.Prefecture;
import jp.sekisho.synthetic.prefecture.PrefectureFolder;
import jp.sekisho.synthetic.prefecture.Settings;
import jp.sekisho.synthetic.prefecture.Settings.Rates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Writes a synthetic prefecture, or its residents alone. The committed residents come from `--people-only` and the
/// defaults.
@Command(
        name = "synthesize",
        description = {
            "Writes a prefecture of synthetic people into a folder: residents.ndjson (the resident snapshot),",
            "records.ndjson and records.csv (what its business systems hold, wrong links among it), and truth.tsv (what",
            "a check must say to each record)."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class SynthesizeCommand implements Callable<Integer> {
    @Option(names = "--out", description = "The folder to write into.", defaultValue = "prefecture")
    private Path out = Path.of("prefecture");

    @Option(names = "--records", description = "Number of records, and of residents.", defaultValue = "244246")
    private int records;

    @Option(names = "--seed", description = "The same seed gives the same bytes.", defaultValue = "244246")
    private long seed;

    @Option(
            names = "--noise",
            description = "Share of the records that are written in another way than the registry's, 0 to 1.",
            defaultValue = "0.05")
    private double noise;

    @Option(
            names = "--wrong-links",
            description = "Number of wrong links, at most one in a hundred records; default: 60 in 244,246.")
    private Optional<Integer> wrongLinks = Optional.empty();

    @Option(names = "--as-of", description = "When the extract was taken.", defaultValue = "2026-11-20T00:00:00+09:00")
    private OffsetDateTime asOf = OffsetDateTime.MIN;

    @Option(
            names = "--people-only",
            paramLabel = "RESIDENTS",
            arity = "0..1",
            fallbackValue = "2400",
            description = "Write residents.ndjson alone, with so many residents; 2400 unless a number is given.")
    private Optional<Integer> peopleOnly = Optional.empty();

    @Option(
            names = "--resident-files",
            description = {
                "Write the residents once more as a site's own system exports them: jumin-kihon.csv, .tsv, .txt (fixed",
                "width) and in Windows-31J, with gaiji.tsv, for the command convert."
            })
    private boolean residentFiles;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (peopleOnly.isPresent()) {
            Population people = Population.generate(seed, peopleOnly.get(), asOf.toLocalDate());
            PrefectureFolder.writeResidents(people, asOf, out);
            writeResidentFiles(people);
            IO.println("seed " + seed + ": " + people.residents().size() + " residents");
            return 0;
        }
        Settings settings = settings();
        Prefecture prefecture = Prefecture.generate(settings);
        PrefectureFolder.write(prefecture, out);
        writeResidentFiles(prefecture.people());
        IO.println("seed " + seed + ": " + prefecture.people().residents().size() + " residents, " + records
                + " records, " + settings.wrongLinks() + " wrong links");
        return 0;
    }

    private void writeResidentFiles(Population people) throws IOException {
        if (residentFiles) {
            ResidentFiles.write(people, seed, out);
        }
    }

    private Settings settings() {
        if (!(noise >= 0 && noise <= 1)) {
            throw new ParameterException(spec.commandLine(), "--noise must be from 0 to 1");
        }
        try {
            Settings settings = Settings.of(seed, records, asOf)
                    .withRates(Rates.USUAL.withNotation((int) Math.round(noise * 1_000_000)));
            return wrongLinks.map(settings::withWrongLinks).orElse(settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--records, --wrong-links: " + e.getMessage(), e);
        }
    }
}
