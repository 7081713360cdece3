package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.synthetic.prefecture.Prefecture;
import jp.sekisho.synthetic.prefecture.PrefectureFolder;
import jp.sekisho.synthetic.prefecture.Settings;
import jp.sekisho.testsupport.Tool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A synthetic prefecture, inspected by the packaged service: every record is answered as its truth says, and the
/// report is the truth's own table. The same at full scale, 244,246 records, is a command of the README.
class PrefectureIT {
    private static final long SEED = 60;
    private static final int RECORDS = 8_000;
    private static final int WRONG_LINKS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static ServiceProcess service;

    private static int port;

    /// One row of `truth.tsv`.
    private record Truth(String procedure, String cause, String decision, String remedy, boolean suspected) {}

    @BeforeAll
    static void inspectedByTheService() throws IOException {
        OffsetDateTime today = OffsetDateTime.now(ZoneOffset.ofHours(9));
        PrefectureFolder.write(
                Prefecture.generate(Settings.of(SEED, RECORDS, today).withWrongLinks(WRONG_LINKS)), folder);
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        service = ServiceProcess.start(
                        "demo",
                        Map.of(
                                "QUARKUS_HTTP_PORT", Integer.toString(port),
                                "SEKISHO_REGISTRY_SNAPSHOT_PATH",
                                        folder.resolve("residents.ndjson").toString()))
                .awaitStart();
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    private static List<String> inspect(String file, String type, String accept) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/inspections?seeded=50"))
                                    .header("Content-Type", type)
                                    .header("Accept", accept)
                                    .POST(HttpRequest.BodyPublishers.ofFile(folder.resolve(file)))
                                    .build(),
                            BodyHandlers.ofString())
                    .body()
                    .lines()
                    .toList();
        }
    }

    private static List<Truth> truth() throws IOException {
        return Files.readAllLines(folder.resolve("truth.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Truth(cells[2], cells[4], cells[5], cells[6], cells[7].equals("true")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"records.ndjson, application/x-ndjson", "records.csv, text/csv; charset=utf-8"})
    void everyRecordIsAnsweredAsItsTruthSays(String file, String type) throws Exception {
        List<String> lines = inspect(file, type, "application/x-ndjson");
        List<Truth> truth = truth();
        assertThat(lines).hasSize(RECORDS + 1);
        Map<String, Integer> suspected = new HashMap<>();
        Map<String, Integer> checked = new HashMap<>();
        for (int i = 0; i < RECORDS; i++) {
            JsonNode answer = JSON.readTree(lines.get(i));
            Truth wanted = truth.get(i);
            assertThat(answer.get("decision").asText())
                    .as("seed %d, record %d: %s", SEED, i + 1, answer.get("reasons"))
                    .isEqualTo(wanted.decision());
            assertThat(answer.get("remedy").asText(""))
                    .as("seed %d, record %d", SEED, i + 1)
                    .isEqualTo(wanted.remedy());
            checked.merge(wanted.procedure(), 1, Integer::sum);
            suspected.merge(wanted.procedure(), wanted.suspected() ? 1 : 0, Integer::sum);
        }
        JsonNode trailer = JSON.readTree(lines.getLast()).get("trailer");
        assertThat(trailer.get("complete").asBoolean()).isTrue();
        assertThat(trailer.get("total").get("suspectedWrongLinks").asInt()).isEqualTo(WRONG_LINKS);
        for (JsonNode procedure : trailer.get("procedures")) {
            String id = procedure.get("id").asText();
            assertThat(procedure.get("counts").get("checked").asInt()).as(id).isEqualTo(checked.getOrDefault(id, 0));
            assertThat(procedure.get("counts").get("suspectedWrongLinks").asInt())
                    .as(id)
                    .isEqualTo(suspected.getOrDefault(id, 0));
        }
        assertThat(trailer.get("causes").get("applicationForm").asLong())
                .isEqualTo(truth.stream()
                        .filter(row -> row.cause().equals("CAUSE_APPLICATION_FORM"))
                        .count());
        assertThat(trailer.get("causes").get("dataEntry").asLong())
                .isEqualTo(truth.stream()
                        .filter(row -> row.cause().equals("CAUSE_DATA_ENTRY"))
                        .count());
        for (JsonNode recall : trailer.get("detection").get("classes")) {
            assertThat(recall.get("blocked")).isEqualTo(recall.get("seeded"));
        }
    }

    /// Beside the running service, whose port and audit trail it leaves alone.
    @Test
    void theWorkListHasARowForEachBlockedRecord() throws Exception {
        Path answers = Files.write(
                folder.resolve("answers.ndjson"), inspect("records.csv", "text/csv", "application/x-ndjson"));
        Path keys = folder.resolve("jwks.json");
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/.well-known/jwks.json"))
                            .build(),
                    BodyHandlers.ofFile(keys));
        }
        Tool.Run run = Tool.run(
                Path.of(""),
                Map.of(
                        "QUARKUS_PROFILE", "demo",
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "SEKISHO_REGISTRY_SNAPSHOT_PATH",
                                folder.resolve("residents.ndjson").toString()),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar",
                        "work-list",
                        "--records=" + folder.resolve("records.csv"),
                        "--answers=" + answers,
                        "--keys=" + keys,
                        "--out=" + folder.resolve("list.csv"),
                        "--audit=" + folder.resolve("work-lists"),
                        "--key=" + folder.resolve("seal.key"),
                        "--by=staff-17"));

        assertThat(run.exit()).as(run.printed()).isZero();
        long blocked =
                truth().stream().filter(row -> row.decision().equals("BLOCK")).count();
        assertThat(run.printed()).contains("要確認一覧 / work list: " + blocked + " 行");
        assertThat(Files.readAllLines(folder.resolve("list.csv"))).hasSize((int) blocked + 1);
        assertThat(Files.readString(folder.resolve("work-lists/audit-000001.ndjson")))
                .contains("\"request\":\"WORK_LIST_EXPORT\"", "\"operator\":\"staff-17\"", "\"rows\":" + blocked);
    }

    @Test
    void theReportForPeopleHoldsThePrefecturesTable() throws Exception {
        assertThat(inspect("records.ndjson", "application/x-ndjson", "text/markdown"))
                .contains("| 項番 | 事務 | 担当課 | 点検対象 | うち紐付け誤りの疑い | うち要訂正 | うち要確認 | うち判定不能 | 一致 | 読めない行 |")
                .anyMatch(line -> line.startsWith("|  | 合計 |  | 8000 | 60 |"))
                .contains("## 原因別件数");
    }
}
