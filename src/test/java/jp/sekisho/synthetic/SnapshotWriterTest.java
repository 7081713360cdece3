package jp.sekisho.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.command.SynthesizeCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SnapshotWriterTest {
    /// The defaults of `sekisho synthesize --people-only`.
    private static final long SEED = 244_246;

    private static final int SIZE = 2_400;
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");

    private static final JsonMapper JSON = new JsonMapper();

    private static byte[] snapshot(long seed, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SnapshotWriter.write(Population.generate(seed, size, AS_OF.toLocalDate()), AS_OF, out);
        return out.toByteArray();
    }

    private static List<String> lines(byte[] snapshot) {
        return new String(snapshot, StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] committed() throws IOException {
        try (InputStream in = SnapshotWriterTest.class.getResourceAsStream("/synthetic/residents.ndjson")) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    @Test
    void theCommittedSnapshotComesFromTheDocumentedSeed() throws IOException {
        // Not isEqualTo, which would print the file.
        assertThat(Arrays.equals(committed(), snapshot(SEED, SIZE)))
                .as("write the snapshot again with the command synthesize --people-only")
                .isTrue();
    }

    @Test
    void sameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        assertThat(snapshot(7, 300)).isEqualTo(snapshot(7, 300)).isNotEqualTo(snapshot(8, 300));
    }

    @Test
    void beginsWithTheHeaderAndEndsWithALineFeed() throws IOException {
        byte[] snapshot = snapshot(7, 300);
        assertThat(lines(snapshot).getFirst())
                .isEqualTo(
                        "{\"snapshot\":{\"asOf\":\"2026-11-20T00:00:00+09:00\",\"coverage\":\"NATIONAL\",\"source\":\"synthetic\"}}");
        assertThat(snapshot[snapshot.length - 1]).isEqualTo((byte) '\n');
        assertThat(lines(snapshot)).hasSize(302).last().isEqualTo("{\"end\":{\"residents\":300}}");
    }

    @Test
    void writesKobayashiAsTheDocumentsShowHim() throws IOException {
        assertThat(lines(snapshot(7, 11)).get(1))
                .isEqualTo("{\"individualNumber\":\"609407454590\",\"numberStatus\":\"CURRENT\",\"status\":\"ACTIVE\","
                        + "\"name\":{\"kanji\":\"小林　健一\",\"kana\":\"コバヤシ　ケンイチ\"},"
                        + "\"birthDate\":\"1964-05-01\",\"sex\":\"1\","
                        + "\"address\":{\"municipalityCode\":\"202011\",\"text\":\"長野県長野市大字鶴賀緑町1613番地\"},"
                        + "\"previousAddresses\":[{\"text\":\"長野県松本市丸の内3番7号\",\"until\":\"2025-04-01\"}]}");
    }

    @Test
    void writesHistoryForeignNamesAndProtectionWhereTheyAreHeld() throws IOException {
        List<String> lines = lines(snapshot(7, 11));
        assertThat(lines.get(7))
                .contains("\"kanji\":\"髙橋　惠子\"")
                .endsWith("\"previousNames\":[{\"kanji\":\"渡邉　惠子\",\"kana\":\"ワタナベ　ケイコ\",\"until\":\"1976-10-10\"}]}");
        assertThat(lines.get(8))
                .contains(
                        "\"name\":{\"kana\":\"グエン　ヴァン　アン\",\"roman\":\"NGUYEN VAN ANH\",\"alias\":\"山本　アン\",\"aliasKana\":\"ヤマモト　アン\"}")
                .endsWith("\"building\":\"ハイツアルプス202号室\"}}");
        assertThat(lines.get(9)).contains("\"status\":\"DECEASED\"");
        assertThat(lines.get(10)).contains("\"numberStatus\":\"SUPERSEDED\"");
        assertThat(lines.get(11)).endsWith("\"addressProtected\":true}");
    }

    @Test
    void leavesOutWhatIsEmptyAndKeepsEveryResident() throws IOException {
        Population population = Population.generate(9, 2_000, AS_OF.toLocalDate());
        List<String> lines = lines(snapshot(9, 2_000));
        Set<String> fields = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            JsonNode line = JSON.readTree(lines.get(i + 1));
            SyntheticResident resident = population.residents().get(i);
            assertThat(lines.get(i + 1)).as("resident %d of seed 9", i).doesNotContain("\"\"", "[]", "null", "\\u");
            assertThat(line.get("individualNumber").textValue()).isEqualTo(resident.individualNumber());
            assertThat(line.at("/name/kanji").asText())
                    .isEqualTo(resident.name().kanji());
            assertThat(line.at("/name/roman").asText())
                    .isEqualTo(resident.name().roman());
            assertThat(line.at("/address/text").asText())
                    .isEqualTo(resident.address().text());
            assertThat(line.at("/address/building").asText())
                    .isEqualTo(resident.address().building());
            assertThat(line.path("previousAddresses")).hasSameSizeAs(resident.previousAddresses());
            assertThat(line.path("previousNames")).hasSameSizeAs(resident.previousNames());
            line.fieldNames().forEachRemaining(fields::add);
        }
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "individualNumber",
                        "numberStatus",
                        "status",
                        "name",
                        "birthDate",
                        "sex",
                        "address",
                        "previousNames",
                        "previousAddresses",
                        "addressProtected");
    }

    @Test
    void theCommandLineWritesWhatItIsTold(@TempDir Path folder) throws IOException {
        int status = new CommandLine(new SynthesizeCommand())
                .execute(
                        "--seed",
                        "5",
                        "--people-only",
                        "50",
                        "--as-of",
                        "2025-01-02T03:04:05+09:00",
                        "--out",
                        folder.toString());
        assertThat(status).isZero();
        ByteArrayOutputStream wanted = new ByteArrayOutputStream();
        OffsetDateTime asOf = OffsetDateTime.parse("2025-01-02T03:04:05+09:00");
        SnapshotWriter.write(Population.generate(5, 50, asOf.toLocalDate()), asOf, wanted);
        assertThat(Files.readAllBytes(folder.resolve("residents.ndjson"))).isEqualTo(wanted.toByteArray());
    }
}
