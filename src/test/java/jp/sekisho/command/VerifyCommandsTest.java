package jp.sekisho.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.ReportDraft;
import jp.sekisho.attestation.ReportTrailer;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Keys;
import jp.sekisho.signing.Sha256;
import jp.sekisho.signing.Signing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What the two commands say to honest files and to others, and that they say nothing of the person.
class VerifyCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ISSUER = "https://sekisho.example";
    private static final String LINES = """
            {"line":1,"recordRef":"SHT-1","decision":"PASS"}
            {"line":2,"recordRef":"SHT-2","decision":"BLOCK"}
            """;

    @TempDir
    private Path folder;

    private Path keys = Path.of("");

    @BeforeEach
    void writeKeys() throws IOException {
        keys = write("jwks.json", vectors().get("jwks").toString());
    }

    private static JsonNode vectors() throws IOException {
        return JSON.readTree(Path.of("openapi/attestation/vectors.json").toFile());
    }

    static Stream<JsonNode> everyVector() throws IOException {
        return vectors().get("vectors").valueStream();
    }

    private static JsonNode firstVector() throws IOException {
        return vectors().at("/vectors/0");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private record Said(int exit, String text) {}

    private static Said run(Object command, String... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        int exit = new CommandLine(command).setOut(out).setErr(out).execute(arguments);
        return new Said(exit, text.toString());
    }

    private static ObjectNode pair(JsonNode vector) {
        return JSON.createObjectNode()
                .put("token", vector.get("token").asText())
                .put("nonce", vector.get("nonce").asText());
    }

    private Said attestation(JsonNode vector, String record) throws IOException {
        return attestation(vector, record, pair(vector));
    }

    private Said attestation(JsonNode vector, String record, JsonNode shown) throws IOException {
        return run(
                new VerifyAttestationCommand(),
                "--attestation=" + write("attestation.json", shown.toString()),
                "--record=" + write("record.json", record),
                "--keys=" + keys,
                "--issuer=" + ISSUER,
                "--audience=" + vector.get("audience").asText(),
                "--at=" + vector.get("at").asText(),
                "--withdrawn-policy=" + "0d".repeat(32));
    }

    @ParameterizedTest
    @MethodSource("everyVector")
    void saysOfEveryVectorWhatIsPublished(JsonNode vector) throws IOException {
        String expected = vector.get("expected").asText();

        Said said = attestation(vector, vector.get("record").toString());

        if (expected.equals("VALID")) {
            assertThat(said.exit()).isZero();
            assertThat(said.text()).contains("有効", "valid: shintai-shogaisha-techo, check 019936a6-2bd8-7c56");
        } else {
            assertThat(said.exit()).as(said.text()).isEqualTo(1);
            assertThat(said.text()).contains("無効 " + expected, "not valid, " + expected);
        }
        assertThat(said.text())
                .doesNotContain("609407454590", "小林", "0000000001234567", "昭和", "長野")
                .doesNotContain(vector.get("token").asText() + "\"");
    }

    @Test
    void takesTheAnswerToTheCheckAsItIs() throws IOException {
        JsonNode vector = firstVector();
        ObjectNode answer = JSON.createObjectNode().put("decision", "PASS");
        answer.set("attestation", pair(vector));
        assertThat(attestation(vector, vector.get("record").toString(), answer).exit())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"sex\":\"1\"', '\"sex\":1', /sex must be a text",
        "'\"sex\":\"1\"', '\"sex\":\"1\",\"gender\":\"1\"', a property that no attestation knows",
        "'\"sex\":\"1\"', '\"sex\":\"1\",\"sex\":\"1\"', is no JSON object",
        "'\"procedure\"', '\"jimu\"', /procedure must be a text",
        "'\"0000000001234567\"', '\"\"', needs a destination key",
        "'}}', '}', is no JSON object"
    })
    void readsNoRecordLoosely(String text, String other, String reason) throws IOException {
        String record = firstVector().get("record").toString();
        assertThat(record).contains(text);

        Said said = attestation(firstVector(), record.replace(text, other));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains("検証できません / not verified", reason).doesNotContain("609407454590", "小林");
    }

    @Test
    void isNotVerifiedWithoutTheGatesKeys() throws IOException {
        keys = write("jwks.json", "{\"keys\":[]}");
        Said said = attestation(firstVector(), firstVector().get("record").toString());
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains("is no key set of this service");
    }

    @ParameterizedTest
    @EnumSource
    void tellsEveryRefusalInBothLanguages(Refusal refusal) {
        assertThat(RefusalText.of(refusal).ja()).endsWith("。");
        assertThat(RefusalText.of(refusal).en()).endsWith(".");
    }

    private enum Report {
        INSPECTION,
        RECONCILIATION
    }

    /// A report over lines, as the gate writes it.
    private static String report(Report kind, String lines, boolean complete) {
        var signer = new AttestationSigner(
                ISSUER,
                () -> new KeyRing(Keys.signing("current"), List.of()),
                Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));
        String digest = Sha256.of(lines.getBytes(StandardCharsets.UTF_8)).hex();
        var draft = new ReportDraft(
                "i-1",
                lines.lines().count(),
                complete,
                digest,
                ReportTrailer.unsigned("{\"trailer\":{\"complete\":" + complete + ",\"resultsSha256\":\"" + digest
                        + "\",\"signature\":null}}"));
        return switch (switch (kind) {
            case INSPECTION -> signer.inspection(draft);
            case RECONCILIATION -> signer.reconciliation(draft);
        }) {
            case Signing.Signed(var trailer) -> lines + trailer + "\n";
            case Signing.NotSigned(var trouble, var _) -> throw new AssertionError(trouble);
        };
    }

    private Said verified(String report) throws IOException {
        return run(
                new VerifyReportCommand(),
                write("report.ndjson", report).toString(),
                "--keys=" + keys,
                "--issuer=" + ISSUER);
    }

    @ParameterizedTest
    @EnumSource
    void aReportAsItWasAnsweredIsValid(Report kind) throws IOException {
        Said said = verified(report(kind, LINES, true));
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text()).contains("完了、改変なし: 2 行", "complete and as it was answered: 2 lines");
        assertThat(verified(report(kind, "", true)).exit()).isZero();
        assertThat(verified(report(kind, LINES, true).stripTrailing()).exit()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aReportOfMoreThanAChunkIsReadToItsEnd(Report kind) throws IOException {
        String lines = LINES.repeat(3_000);
        assertThat(verified(report(kind, lines, true)).exit()).isZero();
        assertThat(verified(report(kind, lines, true).replaceFirst("SHT-2", "SHT-3"))
                        .exit())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void anIncompleteReportIsGenuineAndNotClean(Report kind) throws IOException {
        Said said = verified(report(kind, LINES, false));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text()).contains("未完了", "not complete");
    }

    @ParameterizedTest
    @CsvSource({
        "BLOCK, PASS, the lines before it are not the 2",
        "'SHT-1', 'SHT-9', the lines before it are not the 2",
        "'{\"line\":2', '{\"line\":1}\n{\"line\":2', the lines before it are not the 2",
        "'\"complete\":true', '\"complete\":false', OTHER_RECORD",
        "'}}\n', '}} \n', MALFORMED",
        "'}}\n', '}}\n\n', MALFORMED",
        "'}}\n', '}}\n{\"line\":3}\n', MALFORMED"
    })
    void anEditIsSeen(String text, String other, String reason) throws IOException {
        String report = report(Report.INSPECTION, LINES, true);
        assertThat(report).contains(text);

        Said said = verified(report.replace(text, other));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text()).contains(reason).doesNotContain("SHT-");
    }

    @Test
    void linesWithoutTheirTrailerAreNoReport() throws IOException {
        assertThat(verified(LINES).text()).contains("not valid, MALFORMED");
        assertThat(verified("").exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void otherLineBreaksAreOtherLines(String lineBreak) throws IOException {
        String report = report(Report.INSPECTION, LINES, true);
        assertThat(verified(report.replace("\n", lineBreak)).exit()).isEqualTo(lineBreak.length() - 1);
    }

    @Test
    void aFileThatIsNotThereIsNotVerified() {
        Said said = run(new VerifyReportCommand(), folder.resolve("none").toString(), "--keys=" + keys);
        assertThat(said.exit()).isEqualTo(2);
        assertThat(run(new VerifyReportCommand()).exit()).isEqualTo(2);
    }
}
