package jp.sekisho.synthetic.prefecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.characters.JukiUnified;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import jp.sekisho.synthetic.prefecture.Settings.Rates;
import jp.sekisho.testsupport.JukiText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The prefecture once more, with one side written in 住基ネット統一文字コード.
class JukiPrefectureTest {
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final long SEED = 20_261_127;
    private static final DeclaredCodes JUKI = new DeclaredCodes(JukiUnified.ofTheProgram(), EraCodes.NONE);

    @Test
    void decidesLineByLineAsIfBothSidesWroteUnicode(@TempDir Path folder) throws IOException {
        PrefectureFolder.write(
                Prefecture.generate(Settings.of(SEED, 5_000, AS_OF)
                        .withWrongLinks(50)
                        .withRates(new Rates(200_000, 50_000, 20_000, 20_000, 10_000, 5_000))),
                folder);
        Path residents = folder.resolve("residents.ndjson");
        Path juki = Files.writeString(
                folder.resolve("juki.ndjson"),
                JukiText.of(Files.readString(residents))
                        .replaceFirst("\"asOf\"", "\"characterSet\":\"JUKI_UNIFIED\",\"asOf\""));
        List<String> records = Files.readAllLines(folder.resolve("records.ndjson"));
        List<String> inJuki = records.stream().map(JukiText::of).toList();

        List<String> decisions = Inspection.decisions(residents, records, DeclaredCodes.NONE, AS_OF);

        assertThat(inJuki).as("seed %d", SEED).isNotEqualTo(records);
        assertThat(decisions).hasSizeGreaterThan(4_000).contains("PASS");
        assertThat(differences(decisions, Inspection.decisions(juki, records, DeclaredCodes.NONE, AS_OF)))
                .as("registry in Juki, seed %d", SEED)
                .isEmpty();
        assertThat(differences(decisions, Inspection.decisions(residents, inJuki, JUKI, AS_OF)))
                .as("records in Juki, seed %d", SEED)
                .isEmpty();
        assertThat(differences(decisions, Inspection.decisions(juki, inJuki, JUKI, AS_OF)))
                .as("both in Juki, seed %d", SEED)
                .isEmpty();
    }

    private static List<String> differences(List<String> wanted, List<String> found) {
        return IntStream.range(0, wanted.size())
                .filter(i -> !wanted.get(i).equals(found.get(i)))
                .mapToObj(i -> "line " + (i + 1) + ": " + wanted.get(i) + " became " + found.get(i))
                .toList();
    }
}
