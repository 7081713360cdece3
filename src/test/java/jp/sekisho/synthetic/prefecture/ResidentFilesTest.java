package jp.sekisho.synthetic.prefecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.command.CheckExtractCommand;
import jp.sekisho.command.ConvertCommand;
import jp.sekisho.synthetic.ResidentFiles;
import jp.sekisho.synthetic.prefecture.Settings.Rates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The prefecture once more, its residents from the files of a site's own system.
class ResidentFilesTest {
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final long SEED = 20_261_127;
    private static final String BASED = "based-on = jumin-kihon\ncharacterSet = GAIJI\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Prefecture prefecture = Prefecture.generate(Settings.of(SEED, 5_000, AS_OF)
                .withWrongLinks(50)
                .withRates(new Rates(200_000, 50_000, 20_000, 20_000, 10_000, 5_000)));
        PrefectureFolder.write(prefecture, folder);
        ResidentFiles.write(prefecture.people(), SEED, folder);
    }

    private Path convert(String file, Path mapping) {
        Path out = folder.resolve(file + ".ndjson");
        assertThat(new CommandLine(new ConvertCommand())
                        .execute(
                                "--mapping=" + mapping,
                                "--gaiji=GAIJI=" + folder.resolve("gaiji.tsv"),
                                "--as-of=" + AS_OF,
                                "--coverage=NATIONAL",
                                "--out=" + out,
                                folder.resolve(file).toString()))
                .as("%s, seed %d", file, SEED)
                .isZero();
        assertThat(new CommandLine(new CheckExtractCommand()).execute(out.toString()))
                .isZero();
        return out;
    }

    private Path mapping(String keys) throws IOException {
        return Files.writeString(folder.resolve("mapping.properties"), BASED + keys);
    }

    private static List<String> withoutSource(Path extract) throws IOException {
        return Files.readAllLines(extract).stream()
                .map(line -> line.replaceFirst("\"source\":\"[^\"]*\"", ""))
                .toList();
    }

    @Test
    void everyFormBecomesTheSameExtractAndTheInspectionAnswersAsWithTheNativeOne() throws IOException {
        List<String> gaiji = Files.readAllLines(folder.resolve("gaiji.tsv"));
        assertThat(gaiji).as("seed %d", SEED).hasSizeGreaterThan(2);
        assertThat(Files.readString(folder.resolve("jumin-kihon.csv"))).contains("\uE000");

        Path extract = convert("jumin-kihon.csv", mapping(""));
        List<String> lines = withoutSource(extract);
        assertThat(lines).hasSizeGreaterThan(5_000);
        assertThat(withoutSource(convert("jumin-kihon-windows-31j.csv", mapping("encoding = Windows-31J"))))
                .isEqualTo(lines);
        assertThat(withoutSource(convert("jumin-kihon.tsv", mapping("format = TSV"))))
                .isEqualTo(lines);
        assertThat(withoutSource(convert("jumin-kihon.txt", Path.of("deploy/mappings/fixed-width.properties"))))
                .isEqualTo(lines);
        assertThat(lines.stream().filter(line -> line.contains("\"previousNames\"")))
                .hasSizeGreaterThan(20);
        assertThat(lines.stream().filter(line -> line.contains("SUPERSEDED"))).isNotEmpty();

        Path residents = folder.resolve("residents.ndjson");
        List<String> records = Files.readAllLines(folder.resolve("records.ndjson"));
        // That somebody moved abroad the standard's status does not say: 転出 is one code.
        List<String> wanted = decisions(residents, records).stream()
                .map(decision -> decision.replace("SUBJECT_ABROAD", "SUBJECT_REMOVED"))
                .toList();
        List<String> found = decisions(extract, records);
        assertThat(IntStream.range(0, wanted.size())
                        .filter(i -> !wanted.get(i).equals(found.get(i)))
                        .mapToObj(i -> "line " + (i + 1) + ": " + wanted.get(i) + " became " + found.get(i)))
                .as("seed %d", SEED)
                .isEmpty();

        Files.move(extract, residents, StandardCopyOption.REPLACE_EXISTING);
        assertThat(Inspection.differences(folder, AS_OF)).as("seed %d", SEED).isEmpty();
    }

    private static List<String> decisions(Path residents, List<String> records) throws IOException {
        return Inspection.decisions(residents, records, DeclaredCodes.NONE, AS_OF);
    }

    @Test
    void theExampleOfAPlainFileIsWhatItsMappingSays() throws IOException {
        Path mapping = Path.of("deploy/mappings/plain-csv.properties");
        // The example stands in the mapping's own first comment.
        String example;
        try (Stream<String> lines = Files.lines(mapping)) {
            example = String.join(
                    "\n",
                    lines.filter(line -> line.startsWith("#   "))
                            .map(line -> line.substring(4))
                            .toList());
        }
        Files.writeString(folder.resolve("plain.csv"), example + "\n");
        assertThat(Files.readAllLines(convert("plain.csv", mapping)))
                .contains(
                        "{\"individualNumber\":\"609407454590\",\"name\":{\"kanji\":\"小林　健一\",\"kana\":\"コバヤシ　ケンイチ\"},"
                                + "\"birthDate\":\"1964-05-01\",\"sex\":\"1\","
                                + "\"address\":{\"text\":\"長野県長野市大字鶴賀緑町1613番地\"}}");
    }
}
