package jp.sekisho.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConvertCommandTest {
    private static final String HEADER = "番号,氏名,生年月日,性別,住所\n";
    private static final String FIRST = "609407454590,小林　健一,昭和39年5月1日,1,長野市青葉町1丁目2番3号\n";
    private static final String SECOND = "051117773900,田中　花,平成2年3月4日,2,長野市青葉町1丁目2番4号\n";
    private static final String MAPPING = """
            format = CSV
            encoding = UTF-8
            individualNumber = 番号
            status = "ACTIVE"
            name.kanji = 氏名
            birthDate = 生年月日
            sex = 性別
            address.text = 住所
            addressProtected = "false"
            """;

    @TempDir
    private Path folder;

    private Path out = Path.of("");
    private Path rejected = Path.of("");

    private record Told(int exit, String text) {}

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("mapping.properties"), MAPPING);
        out = folder.resolve("residents.ndjson");
        rejected = folder.resolve("residents.ndjson.rejected.tsv");
    }

    private Told convert(String content, String... options) throws IOException {
        return convertAsOf("2026-11-20T00:00:00+09:00", content, options);
    }

    private Told convertAsOf(String asOf, String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("site.csv"), content);
        return run(
                new ConvertCommand(),
                Stream.concat(
                                Stream.of(
                                        "--mapping=" + folder.resolve("mapping.properties"),
                                        "--as-of=" + asOf,
                                        "--out=" + out,
                                        file.toString()),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    private static Told run(Object command, String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
            return new Told(new CommandLine(command).execute(arguments), told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesAnExtractForItsOwnerAloneThatCheckExtractFindsNothingIn() throws IOException {
        assertThat(convert(HEADER + FIRST + SECOND).exit()).isZero();
        assertThat(Files.readAllLines(out).getFirst())
                .isEqualTo(
                        "{\"snapshot\":{\"asOf\":\"2026-11-20T00:00+09:00\",\"coverage\":\"PARTIAL\",\"source\":\"site.csv\"}}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejected)))
                .isEqualTo("rw-------");
        assertThat(files())
                .containsExactly("mapping.properties", "residents.ndjson", "residents.ndjson.rejected.tsv", "site.csv");
        Told checked = run(new CheckExtractCommand(), out.toString());
        assertThat(checked.exit()).isZero();
        assertThat(checked.text()).contains("2 residents").contains("0 of them unusable");
    }

    @Test
    void listsWhatWasRejectedWithoutValuesAndSetsItsResidentAside() throws IOException {
        Told told = convert(HEADER + FIRST + SECOND.replace(",2,", ",QUUX,"));
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.text()).contains("1 rows rejected").doesNotContain("QUUX");
        assertThat(Files.readAllLines(rejected)).containsExactly("line\tcolumn\tcause", "3\t性別\tUNKNOWN_CODE");
        assertThat(Files.readAllLines(out)).contains("{\"individualNumber\":\"051117773900\"}");
        Told checked = run(new CheckExtractCommand(), "--max-unusable=100%", out.toString());
        assertThat(checked.text()).contains("1 of them unusable");
    }

    @Test
    void leavesTheOldExtractWhereTheFileIsRefused() throws IOException {
        convert(HEADER + FIRST);
        byte[] before = Files.readAllBytes(out);
        assertThat(convert("番号,氏名\n").exit()).isEqualTo(2);
        assertThat(convert(HEADER).exit()).isEqualTo(2);
        assertThat(convert("").exit()).isEqualTo(2);
        assertThat(out).hasBinaryContent(before);
        assertThat(files()).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void aFileThatCannotBeReadIsNoRejectedRow() {
        String gone = folder.resolve("gone.csv").toString();
        assertThat(run(new ConvertCommand(), "--as-of=2026-11-20T00:00:00+09:00", "--out=" + out, gone)
                        .exit())
                .isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    @Test
    void dryRunTellsAndWritesNothing() throws IOException {
        Told told = convert(HEADER + FIRST + SECOND.replace(",2,", ",QUUX,"), "--dry-run");
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.text())
                .contains("birthDate = 生年月日")
                .contains("line 3 性別 UNKNOWN_CODE")
                .contains("1 residents")
                .doesNotContain("QUUX");
        assertThat(files()).containsExactly("mapping.properties", "site.csv");
    }

    @Test
    void refusesATimeThatTheClockHasNotReached() throws IOException {
        assertThat(convertAsOf("2999-01-01T00:00:00+09:00", HEADER + FIRST).exit())
                .isEqualTo(2);
        assertThat(out).doesNotExist();
    }
}
