package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jp.sekisho.testsupport.AuditProfile;
import jp.sekisho.testsupport.CheckExamples;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Drives every path with known values and looks for them in all that comes out: answers, log records of every level,
/// metrics, health, the audit trail.
@QuarkusTest
@TestProfile(AuditProfile.class)
class LeakTest {
    /// What the requests hold. None of it is the caller's own reference, which an answer repeats.
    private static final List<String> SENT = List.of(
            "609407454590",
            "609407454591",
            "111111111118",
            "小林",
            "健一",
            "健太",
            "ｺﾊﾞﾔｼ",
            "コバヤシ",
            "ケンイチ",
            "1964-05-01",
            "1996-02-11",
            "S39.5.1",
            "鶴賀",
            "緑町",
            // Not the digits alone: a gauge of bytes may hold them by chance.
            "1613番地",
            "１６１３",
            "大手",
            "0000000001234567",
            "漏洩");
    /// What only the registry holds about the people asked for.
    private static final List<String> HELD = List.of("丸の内3番7号", "松本市丸の内", "2025-04-01");

    /// What ties tokens to records: the caller alone may see it.
    private final Queue<String> nonces = new ConcurrentLinkedQueue<>();

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            StringWriter text = new StringWriter();
            text.append(new PatternFormatter("%X %s").format(ExtLogRecord.wrap(record)));
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(text));
            }
            logged.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(handler);
    }

    private static List<String> requests() {
        String good = CheckExamples.PASS_REQUEST;
        return List.of(
                good,
                CheckExamples.HOUSEHOLD_SWAP_REQUEST,
                CheckExamples.NAMESAKE_REQUEST,
                CheckExamples.CHECK_DIGIT_REQUEST,
                CheckExamples.NOT_FOUND_REQUEST,
                good.replace("S39.5.1", "S39.2.31"),
                good.replace("\"sex\": \"1\"", "\"sex\": \"2\""),
                good.replace("小林健一", "●林健一"),
                good.replace("小林健一", "漏洩"),
                good.replace("ｺﾊﾞﾔｼ ｹﾝｲﾁ", "コバヤシ　ケンジ"),
                good.replace("長野市鶴賀緑町１６１３", "松本市丸の内3-7"),
                good.replace("長野市鶴賀緑町１６１３", "漏洩市漏洩町1-1"),
                good.replace("shintai-shogaisha-techo", "漏洩"),
                good.replace("SHT-2026-000123", "609407454590"),
                good.replace("\"sex\"", "\"漏洩\""),
                good.replace("\"sex\": \"1\"", "\"sex\": \"漏洩\""),
                good.replace("\"609407454590\"", "609407454590"),
                good.replace("小林健一", "小林\\ud800"),
                good.replace("小林健一", "漏洩".repeat(200)),
                good.substring(0, good.length() - 3),
                good + good,
                "\"609407454590 小林健一\"",
                "漏洩");
    }

    @Test
    void nothingThatWasSentOrHeldComesOut() throws IOException {
        for (String accept : List.of("application/json", "text/html", "小林")) {
            for (String request : requests()) {
                for (String language : List.of("ja", "en", "漏洩")) {
                    look(
                            "answer",
                            given().contentType("application/json; charset=utf-8")
                                    .accept(accept)
                                    .header("Accept-Language", language)
                                    .body(request)
                                    .post("/v1/checks")
                                    .then()
                                    .extract()
                                    .response());
                }
            }
        }
        verifyAnAttestation();
        proposeReleases();
        look("unknown path", given().get("/v1/checks/609407454590/小林"));
        look("unknown policy", given().get("/v1/policies/漏洩"));
        look("wrong type", given().contentType("text/plain").body("漏洩").post("/v1/checks"));
        look("wrong method", given().body("漏洩").put("/v1/checks"));
        for (String accept : List.of("application/x-ndjson", "text/html", "text/markdown", "text/csv")) {
            look("inspection", inspect("application/x-ndjson", accept, String.join("\n", oneLineEach(requests()))));
            look("csv", inspect("text/csv", accept, "事務,管理番号,個人番号,氏名\nx,609407454590,609407454590,小林\n\"漏洩,"));
            look("csv header", inspect("text/csv", accept, "事務,管理番号,個人番号,漏洩\n小林,,,"));
        }
        for (String operator : List.of("609407454590", "6094-0745-4590", "健一")) {
            look(
                    "operator",
                    given().contentType("application/json; charset=utf-8")
                            .header("Sekisho-Operator", operator)
                            .body(CheckExamples.PASS_REQUEST)
                            .post("/v1/checks"));
        }
        for (String id : List.of("609407454590", "6094-0745-4590", "健一")) {
            look("request id", given().header("X-Request-Id", id).body("漏洩").post("/v1/checks"));
        }
        look("metrics", given().get("/q/metrics"));
        look("health", given().get("/q/health"));
        assertThat(logged).as("log records").noneMatch(LeakTest::leaks);
        String trail = trail();
        assertThat(trail.lines()).hasSizeGreaterThan(30);
        assertThat(leaks(trail)).as("the audit trail").isFalse();
        assertThat(nonces)
                .isNotEmpty()
                .noneMatch(trail::contains)
                .allSatisfy(nonce ->
                        assertThat(logged).as("log records with a nonce").noneMatch(record -> record.contains(nonce)));
    }

    private static String trail() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(AuditProfile.directory())) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private void verifyAnAttestation() {
        JsonPath attestation = given().contentType("application/json; charset=utf-8")
                .body(CheckExamples.PASS_REQUEST)
                .post("/v1/checks")
                .jsonPath();
        String nonce = attestation.getString("attestation.nonce");
        nonces.add(nonce);
        String request = CheckExamples.PASS_REQUEST.replace(
                "\"recordRef\": \"SHT-2026-000123\"",
                "\"audience\": \"practice\", \"token\": \"%s\", \"nonce\": \"%s\""
                        .formatted(attestation.getString("attestation.token"), nonce));
        for (String sent : List.of(
                request,
                request.replace("小林健一", "漏洩"),
                request.replace("\"sex\": \"1\"", "\"sex\": \"漏洩\""),
                request.replace("\"practice\"", "\"漏洩\""),
                request.replace(nonce, nonce + "漏洩"),
                request.substring(0, request.length() - 3))) {
            io.restassured.response.Response answer = given().contentType("application/json; charset=utf-8")
                    .body(sent)
                    .post("/v1/attestations/verify");
            look("verification", answer);
            assertThat(answer.statusCode()).isIn(200, 400);
            assertThat(answer.asString()).doesNotContain(nonce);
        }
    }

    private static void proposeReleases() {
        String moved = CheckExamples.PASS_REQUEST.replace("長野市鶴賀緑町１６１３", "松本市丸の内9-9");
        for (String check : List.of(moved, CheckExamples.HOUSEHOLD_SWAP_REQUEST, moved.replace("小林健一", "漏洩"))) {
            for (String explanation : List.of("漏洩を確認", "小林", "6094 0745 4590")) {
                String proposal = "{\"check\": " + check + ", \"code\": \"NOTATION_CONFIRMED\", \"explanation\": \""
                        + explanation + "\", \"person\": \"staff-17\"}";
                look(
                        "proposal",
                        given().contentType("application/json; charset=utf-8")
                                .body(proposal)
                                .post("/v1/releases/proposals"));
            }
        }
    }

    @Test
    void theSearchFindsALeakThatIsThere() {
        Logger.getLogger("jp.sekisho").warning("planted 609407454590");
        Logger.getLogger("jp.sekisho").log(Level.WARNING, "planted", new IllegalStateException("漏洩"));
        assertThat(logged.stream().filter(LeakTest::leaks)).hasSize(2);
    }

    private static List<String> oneLineEach(List<String> requests) {
        return requests.stream().map(request -> request.replace("\n", " ")).toList();
    }

    private static io.restassured.response.Response inspect(String type, String accept, String body) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, ContentType.BINARY)))
                .contentType(type)
                .accept(accept)
                .queryParam("seeded", 5)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/inspections");
    }

    private static void look(String what, io.restassured.response.Response response) {
        String text = response.getHeaders() + "\n" + response.asString();
        assertThat(leaks(text))
                .as("%s %d: %s", what, response.statusCode(), text)
                .isFalse();
    }

    private static boolean leaks(String text) {
        return SENT.stream().anyMatch(text::contains) || HELD.stream().anyMatch(text::contains);
    }
}
