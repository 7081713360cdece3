package jp.sekisho.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.sekisho.registry.RandomChanges;
import jp.sekisho.registry.Residents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckExtractCommandTest {
    @TempDir
    private Path folder;

    private record Told(int exit, String text) {}

    private Told check(String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("extract.ndjson"), content);
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            CommandLine command = new CommandLine(new CheckExtractCommand());
            String[] arguments = new String[options.length + 1];
            System.arraycopy(options, 0, arguments, 0, options.length);
            arguments[options.length] = file.toString();
            return new Told(command.execute(arguments), out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private String extract() throws IOException {
        Path whole = RandomChanges.whole(
                folder.resolve("whole.ndjson"),
                RandomChanges.BASE,
                List.of(Residents.plain(Residents.number(1)), Residents.plain(Residents.number(2))));
        return Files.readString(whole);
    }

    @Test
    void findsNothingInAGoodFile() throws IOException {
        Told told = check(extract());
        assertThat(told.exit()).isZero();
        assertThat(told.text()).contains("2 residents").contains("0 of them unusable");
    }

    @Test
    void namesLineAndPropertyOfWhatCannotBeHeldAndNeverTheValue() throws IOException {
        String odd = extract().replaceFirst("\"birthDate\":\"[^\"]*\"", "\"birthDate\":\"QUUX\"");
        Told told = check(odd, "--max-unusable=100%");
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.text())
                .contains("2")
                .contains("birthDate")
                .contains("1 of them unusable")
                .doesNotContain("QUUX");
        assertThat(told.text()).doesNotContain(RandomChanges.digits(1)).doesNotContain(RandomChanges.digits(2));
    }

    @Test
    void refusesAFileThatIsCutUnlessTheSiteTakesSuch() throws IOException {
        String[] lines = extract().split("\n");
        String cut = lines[0] + "\n" + lines[1] + "\n" + lines[2] + "\n";
        assertThat(check(cut).exit()).isEqualTo(1);
        assertThat(check(cut, "--without-end").exit()).isZero();
    }
}
