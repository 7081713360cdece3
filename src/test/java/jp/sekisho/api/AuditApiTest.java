package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.testsupport.AuditProfile;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in the trail when an answer leaves, and that none leaves where nothing can be written.
@QuarkusTest
@TestProfile(AuditProfile.class)
class AuditApiTest {
    private static RequestSpecification sending(String body) {
        return given().contentType("application/json; charset=utf-8").body(body);
    }

    private static Response inspect(String... records) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)))
                .contentType("application/x-ndjson; charset=utf-8")
                .queryParam("attest", true)
                .header("Sekisho-Operator", "clerk-9")
                .body(Stream.of(records)
                        .map(line -> line.replace("\n", " ") + "\n")
                        .reduce("", String::concat))
                .post("/v1/inspections");
    }

    private static List<JsonPath> lines() {
        try (Stream<Path> files = Files.list(AuditProfile.directory())) {
            return files.filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .flatMap(AuditApiTest::lines)
                    .map(JsonPath::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonPath line(String checkId) {
        return lines().stream()
                .filter(line -> checkId.equals(line.getString("checkId")))
                .findAny()
                .orElseThrow(() -> new AssertionError("no line for " + checkId));
    }

    @Test
    void aPassHasItsLineWhenItIsAnswered() {
        JsonPath answer = sending(CheckExamples.PASS_REQUEST)
                .header("Sekisho-Operator", "clerk-7")
                .post("/v1/checks")
                .jsonPath();
        JsonPath line = line(answer.getString("checkId"));
        assertThat(line.getString("decision")).isEqualTo("PASS").isEqualTo(answer.getString("decision"));
        assertThat(line.getString("request")).isEqualTo("CHECK");
        assertThat(line.getString("caller")).isEqualTo("practice");
        assertThat(line.getString("operator")).isEqualTo("clerk-7");
        assertThat(line.getString("procedure")).isEqualTo("shintai-shogaisha-techo");
        assertThat(line.getString("recordRef")).isEqualTo("SHT-2026-000123");
        assertThat(line.getString("policySha256")).isEqualTo(answer.getString("policy.sha256"));
        assertThat(line.getString("attestation")).isEqualTo(answer.getString("checkId"));
        assertThat(line.getLong("latencyMicros")).isPositive();
        assertThat(line.getString("remedy")).isNull();
    }

    @Test
    void aBlockHasItsLineWithAllReasons() {
        JsonPath answer =
                sending(CheckExamples.HOUSEHOLD_SWAP_REQUEST).post("/v1/checks").jsonPath();
        JsonPath line = line(answer.getString("checkId"));
        assertThat(line.getString("decision")).isEqualTo("BLOCK");
        assertThat(line.getString("remedy")).isEqualTo("CORRECT");
        assertThat(line.getList("reasons")).isEqualTo(answer.getList("reasons.code"));
        assertThat(line.getString("operator")).isNull();
        assertThat(line.getString("attestation")).isNull();
    }

    /// A record whose address differs, proposed for release.
    private static Response proposal() {
        String moved = CheckExamples.PASS_REQUEST.replace("長野市鶴賀緑町１６１３", "松本市丸の内9-9");
        return sending(
                        "{\"check\": " + moved
                                + ", \"code\": \"ADDRESS_CHANGE_CONFIRMED\", \"explanation\": \"転入届で確認\", \"person\": \"staff-17\"}")
                .post("/v1/releases/proposals");
    }

    @Test
    void aStepOfAReleaseHasItsLineWithThePersonAndTheToken() {
        JsonPath answer = proposal().jsonPath();
        String token = answer.getString("proposal.token");
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        JsonPath line = line(answer.getString("checkId"));
        assertThat(line.getString("request")).isEqualTo("PROPOSAL");
        assertThat(line.getString("operator")).isEqualTo("staff-17");
        assertThat(line.getString("decision")).isEqualTo("BLOCK");
        assertThat(line.getString("attestation")).isEqualTo(new JsonPath(claims).getString("jti"));
    }

    @Test
    void everyRecordOfAnInspectionHasItsLine() {
        List<JsonPath> answers = inspect(
                        CheckExamples.PASS_REQUEST,
                        "no record",
                        CheckExamples.NAMESAKE_REQUEST,
                        CheckExamples.NOT_FOUND_REQUEST)
                .asString()
                .lines()
                .map(JsonPath::new)
                .toList();
        assertThat(answers.getLast().getList("trailer.incomplete", String.class))
                .containsExactly("INVALID_LINES");
        for (int record : List.of(0, 2, 3)) {
            JsonPath line = line(answers.get(record).getString("checkId"));
            assertThat(line.getString("request")).isEqualTo("INSPECTION");
            assertThat(line.getString("operator")).isEqualTo("clerk-9");
            assertThat(line.getString("decision")).isEqualTo(answers.get(record).getString("decision"));
        }
        assertThat(line(answers.getFirst().getString("checkId")).getString("attestation"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "609407454590",
                "6094-0745-4590",
                "a b",
                "a\"b",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void anOperatorIsAnOpaqueIdOrNothing(String operator) {
        int before = lines().size();
        for (String path : List.of("/v1/checks", "/v1/inspections")) {
            given().contentType(path.equals("/v1/checks") ? "application/json" : "application/x-ndjson")
                    .config(RestAssured.config()
                            .encoderConfig(EncoderConfig.encoderConfig()
                                    .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)))
                    .body(CheckExamples.PASS_REQUEST.replace("\n", " "))
                    .header("Sekisho-Operator", operator)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_REQUEST"))
                    .body("decision", equalTo("BLOCK"))
                    .body("violations[0].code", equalTo("OPERATOR"));
        }
        assertThat(lines()).hasSize(before);
    }

    @Test
    void nothingIsDecidedWhileTheTrailCannotBeWritten() throws IOException {
        Path directory = AuditProfile.directory();
        Path elsewhere = directory.resolveSibling("elsewhere");
        Files.move(directory, elsewhere);
        try {
            for (String request : List.of(CheckExamples.PASS_REQUEST, CheckExamples.HOUSEHOLD_SWAP_REQUEST)) {
                sending(request)
                        .header("Accept-Language", "en")
                        .post("/v1/checks")
                        .then()
                        .statusCode(503)
                        .header("Retry-After", equalTo("5"))
                        .contentType("application/problem+json")
                        .body("code", equalTo("AUDIT_UNAVAILABLE"))
                        .body("decision", equalTo("BLOCK"))
                        .body("remedy", equalTo("RETRY"))
                        .body("title", containsString("audit trail"));
            }
            List<JsonPath> answers = inspect(CheckExamples.PASS_REQUEST, CheckExamples.NAMESAKE_REQUEST)
                    .asString()
                    .lines()
                    .map(JsonPath::new)
                    .toList();
            assertThat(answers.subList(0, 2)).allSatisfy(answer -> {
                assertThat(answer.getString("decision")).isEqualTo("BLOCK");
                assertThat(answer.getString("remedy")).isEqualTo("RETRY");
                assertThat(answer.getList("reasons.code")).isEqualTo(List.of("AUDIT_UNAVAILABLE"));
                assertThat(answer.<Object>get("attestation")).isNull();
            });
            assertThat(answers.getLast().getBoolean("trailer.complete")).isFalse();
            assertThat(answers.getLast().getList("trailer.incomplete")).isEqualTo(List.of("UNDECIDED_LINES"));
            assertThat(answers.getLast().getInt("trailer.total.undecided")).isEqualTo(2);
            proposal().then().statusCode(503).body("code", equalTo("AUDIT_UNAVAILABLE"));
            given().get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'audit' }.data.degraded", equalTo(true));
        } finally {
            Files.move(elsewhere, directory);
        }
        aPassHasItsLineWhenItIsAnswered();
        given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'audit' }.data.degraded", equalTo(false))
                .body("checks.status", everyItem(equalTo("UP")));
        given().get("/q/metrics")
                .then()
                .body(containsString("sekisho_audit_failures_total{trouble=\"MOVED\"}"))
                .body(containsString("sekisho_audit_lines_total"))
                .body(containsString("sekisho_audit_waiting"))
                .body(containsString("sekisho_audit_head_age_seconds"))
                .body(containsString("sekisho_audit_appends_seconds_count"))
                .body(containsString("sekisho_reasons_total{reason=\"AUDIT_UNAVAILABLE\"}"));
    }
}
