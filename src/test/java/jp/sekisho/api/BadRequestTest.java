package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.security.Caller;
import jp.sekisho.security.NamedCallers;
import jp.sekisho.testsupport.CheckExamples;
import jp.sekisho.testsupport.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not a request of the contract gets a problem with a pointer and a code, never the value, never a 500.
@QuarkusTest
class BadRequestTest {
    private static final String GOOD = CheckExamples.PASS_REQUEST;
    /// Stands in every bad value, so that an echo would be seen.
    private static final String MARK = "Zq7ヌ";

    private static RequestSpecification json() {
        return given().contentType("application/json");
    }

    private static Arguments bad(String body, String pointer, String code) {
        return Arguments.of(body, pointer, code);
    }

    static List<Arguments> requests() {
        return List.of(
                bad("{}", "/procedure", "REQUIRED"),
                bad("null", "", "REQUIRED"),
                bad(GOOD.replace("\"recordRef\": \"SHT-2026-000123\",", ""), "/recordRef", "REQUIRED"),
                bad(
                        GOOD.replace("\"individualNumber\": \"609407454590\",", ""),
                        "/subject/individualNumber",
                        "REQUIRED"),
                bad(GOOD.replace("\"609407454590\"", "null"), "/subject/individualNumber", "REQUIRED"),
                bad(GOOD.replace("\"609407454590\"", "609407454590"), "/subject/individualNumber", "TYPE"),
                bad(GOOD.replace("\"609407454590\"", "true"), "/subject/individualNumber", "TYPE"),
                bad(GOOD.replace("\"609407454590\"", "[\"" + MARK + "\"]"), "/subject/individualNumber", "TYPE"),
                bad(GOOD.replace("\"1\"", "1"), "/subject/sex", "TYPE"),
                bad(GOOD.replace("\"1\"", "\"3\""), "/subject/sex", "UNKNOWN_VALUE"),
                bad(GOOD.replace("\"1\"", "\"" + MARK + "\""), "/subject/sex", "UNKNOWN_VALUE"),
                bad(GOOD.replace("\"1\"", "\"MALE\""), "/subject/sex", "UNKNOWN_VALUE"),
                bad(GOOD.replace("\"1\"", "\"\""), "/subject/sex", "UNKNOWN_VALUE"),
                bad(GOOD.replace("\"1\"", "\" \""), "/subject/sex", "UNKNOWN_VALUE"),
                bad(GOOD.replace("\"1\"", "\"1 \""), "/subject/sex", "UNKNOWN_VALUE"),
                bad(GOOD.replace("\"1\"", "\"1\\u0000\""), "/subject/sex", "UNKNOWN_VALUE"),
                bad(GOOD.replace("小林健一", "小林" + "\\ud842"), "/subject/name/kanji", "TEXT"),
                bad(GOOD.replace("小林健一", "小林" + "\\udf9f"), "/subject/name/kanji", "TEXT"),
                bad(GOOD.replace("小林健一", MARK + "\\u0000"), "/subject/name/kanji", "TEXT"),
                bad(GOOD.replace("小林健一", MARK.repeat(200)), "/subject/name/kanji", "LENGTH"),
                bad(GOOD.replace("202011", "20201"), "/subject/address/municipalityCode", "FORMAT"),
                bad(GOOD.replace("SHT-2026-000123", "609407454590"), "/recordRef", "RECORD_REF"),
                bad(GOOD.replace("SHT-2026-000123", "A-609407454590-B"), "/recordRef", "RECORD_REF"),
                bad(GOOD.replace("SHT-2026-000123", "6094-0745-4590"), "/recordRef", "RECORD_REF"),
                bad(GOOD.replace("SHT-2026-000123", "SHT.16094_0745.45901"), "/recordRef", "RECORD_REF"),
                bad(
                        GOOD.replace("SHT-2026-000123", "6094-0745-4590")
                                .replace("\"609407454590\"", "\"６０９４０７４５４５９０\""),
                        "/recordRef",
                        "RECORD_REF"),
                bad(GOOD.replace("SHT-2026-000123", MARK), "/recordRef", "RECORD_REF"),
                bad(GOOD.replace("SHT-2026-000123", "x".repeat(65)), "/recordRef", "RECORD_REF"),
                bad(GOOD.replace("0000000001234567", MARK), "/destinationKey", "FORMAT"),
                bad(GOOD.replace("\"sex\"", "\"" + MARK + "\""), "/subject", "UNKNOWN_PROPERTY"),
                bad(GOOD.replace("\"procedure\"", "\"" + MARK + "\": 1, \"procedure\""), "", "UNKNOWN_PROPERTY"),
                bad(GOOD.replace("\"sex\"", "\"sex\": \"2\", \"sex\""), "/subject/sex", "DUPLICATE_PROPERTY"),
                bad(GOOD.replace("{\"kanji\"", "\"" + MARK + "\", \"x\": {\"kanji\""), "/subject/name", "TYPE"),
                bad("[]", "", "TYPE"),
                bad("\"" + MARK + "\"", "", "TYPE"),
                bad("[".repeat(10_000), "", "TYPE"),
                bad("{\"subject\":".repeat(5_000), "/subject", "JSON"),
                bad("{", "", "JSON"),
                bad(MARK, "", "JSON"),
                bad("", "", "REQUIRED"),
                bad(GOOD + MARK, "", "JSON"),
                bad(GOOD.replace("}}}", ""), "/subject/address", "JSON"));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("requests")
    void tellsWhereAndWhatButNeverTheValue(String body, String pointer, String code) {
        Response response = json().body(body).post("/v1/checks");
        response.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("decision", equalTo("BLOCK"))
                .body("violations.pointer", hasItem(pointer))
                .body("violations.code", hasItem(code));
        assertThat(response.asString()).doesNotContain(MARK, "609407454590", "小林");
    }

    /// A tenth of its requests may be refused; who sends more does not heed answers.
    @Test
    void whoIsRefusedAgainAndAgainWaits() {
        String caller = NamedCallers.header("stubborn", "stubborn", "*", Caller.Detail.FULL, 1_000, 200);
        for (int i = 0; i < 20; i++) {
            json().header(NamedCallers.HEADER, caller)
                    .body("{}")
                    .post("/v1/checks")
                    .then()
                    .statusCode(400);
        }
        json().header(NamedCallers.HEADER, caller)
                .body(GOOD)
                .post("/v1/checks")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("QUOTA_EXCEEDED"));
    }

    /// Also where no endpoint is found, or none that takes such a request.
    @ParameterizedTest
    @CsvSource({
        "GET, /v1/nothing, 404",
        "GET, /v1/checks, 405",
        "POST, /v1/checks, 415",
        "POST, /v1/codes, 405",
        "POST, /v1/checks, 403"
    })
    void whatIsRefusedBeforeAnEndpointIsFoundCountsToo(String method, String path, int status) {
        String caller = NamedCallers.header(
                "stubborn-" + status + path.length(), "x", "nothing", Caller.Detail.COARSE, 1_000, 200);
        for (int i = 0; i < 20; i++) {
            given().header(NamedCallers.HEADER, caller)
                    .contentType(status == 415 ? "text/plain" : "application/json; charset=utf-8")
                    .body(method.equals("GET") ? "" : GOOD)
                    .request(method, path)
                    .then()
                    .statusCode(status);
        }
        json().header(NamedCallers.HEADER, caller)
                .body(GOOD)
                .post("/v1/checks")
                .then()
                .statusCode(429);
    }

    @Test
    void listsEveryViolationAtOnce() {
        json().body(
                        "{\"recordRef\": \"\", \"subject\": {\"individualNumber\": null, \"address\": {\"municipalityCode\": \"x\"}}}")
                .post("/v1/checks")
                .then()
                .statusCode(400)
                .body(
                        "violations.pointer",
                        hasItems(
                                "/procedure",
                                "/recordRef",
                                "/subject/individualNumber",
                                "/subject/address/municipalityCode"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-31j", "EUC-JP", "UTF-16LE"})
    void readsUtf8Only(String charset) {
        byte[] body = GOOD.getBytes(Charset.forName(charset));
        assertThat(RestAssured.given()
                        .config(RestAssured.config()
                                .encoderConfig(RestAssured.config()
                                        .getEncoderConfig()
                                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/checks")
                        .statusCode())
                .isEqualTo(400);
    }

    /// An A in two bytes, a slash in three, a surrogate, a code point beyond the last, a byte that begins nothing, one
    /// cut.
    private static final List<String> NO_UTF_8 =
            List.of("C181", "E080AF", "EDA080", "F4908080", "F08080AF", "80", "FF", "E5B0");

    private static byte[] withBytes(String text, String mark, String bytes) {
        byte[] whole = text.replace(mark, "~").getBytes(StandardCharsets.UTF_8);
        int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf('~');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, at);
        out.writeBytes(HexFormat.of().parseHex(bytes));
        out.write(whole, at + 1, whole.length - at - 1);
        return out.toByteArray();
    }

    @Test
    void refusesBytesThatAreNoUtf8InEveryBody() {
        for (String bytes : NO_UTF_8) {
            json().body(withBytes(GOOD, "小林健一", bytes))
                    .post("/v1/checks")
                    .then()
                    .statusCode(400)
                    .body("violations.code", hasItem("JSON"))
                    .body("decision", equalTo("BLOCK"));
            String line = GOOD.replaceAll("\\R\\s*", " ") + "\n";
            Response lines = given().contentType("application/x-ndjson")
                    .body(withBytes(line + line.replace("小林健一", "~"), "~", bytes))
                    .post("/v1/inspections");
            assertThat(lines.asString().lines().toList())
                    .as(bytes)
                    .satisfies(
                            answers -> assertThat(answers.get(0)).contains("\"decision\":\"PASS\""),
                            answers -> assertThat(answers.get(1))
                                    .contains("\"decision\":\"BLOCK\"", "\"problem\"")
                                    .doesNotContain("reasons"));
            String csv = "procedure,recordRef,individualNumber,nameKanji,birthDate,sex,address\n"
                    + "shintai-shogaisha-techo,A-1,609407454590,~,1964-05-01,1,長野県長野市大字鶴賀緑町1613番地\n";
            assertThat(given().contentType("text/csv; charset=UTF-8")
                            .body(withBytes(csv, "~", bytes))
                            .post("/v1/inspections")
                            .asString()
                            .lines()
                            .findFirst())
                    .as(bytes)
                    .hasValueSatisfying(answer -> assertThat(answer)
                            .contains("\"decision\":\"BLOCK\"")
                            .doesNotContain("reasons"));
        }
    }

    @Test
    void refusesAMegabyteOfText() {
        String body = GOOD.replace("小林健一", "あ".repeat(1_000_000));
        json().body(body).post("/v1/checks").then().statusCode(413).body("decision", equalTo("BLOCK"));
    }

    /// A client that does not tell the length must not get around the limit.
    @Test
    void refusesAMegabyteOfTextOfUndeclaredLength() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(
                    "POST /v1/checks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("2000\r\n" + " ".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 128; i++) {
                    out.write(chunk);
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException closedByTheServer) {
                // It need not read what it refuses.
            }
            String answer = new String(answerOf(socket.getInputStream()), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("content-type: application/problem+json");
            String problem = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            Contract.validate("Problem", problem);
            assertThat(new ObjectMapper().readTree(problem)).isEqualTo(new ObjectMapper().readTree("""
                    {"type": "urn:sekisho:problem:too-large", "title": "本文が大きすぎます。1回の突合は1件、64KiBまでです。",
                     "status": 413, "code": "TOO_LARGE", "decision": "BLOCK"}"""));
        }
    }

    /// Headers and a body of the length that they tell.
    private static byte[] answerOf(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        while (!answer.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            assertThat(next).as("the answer breaks off: %s", answer).isNotNegative();
            answer.write(next);
        }
        Matcher length =
                Pattern.compile("(?i)content-length: ([0-9]+)").matcher(answer.toString(StandardCharsets.US_ASCII));
        assertThat(length.find()).as(answer.toString(StandardCharsets.US_ASCII)).isTrue();
        answer.write(in.readNBytes(Integer.parseInt(length.group(1))));
        return answer.toByteArray();
    }

    @Test
    void answersTheFrameworksOwnErrorsAsProblems() {
        json().get("/v1/nothing").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        json().get("/nothing/at/all").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        json().get("/v1/policies/nothing").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        json().get("/v1/checks").then().statusCode(405).body("code", equalTo("METHOD_NOT_ALLOWED"));
        json().accept("text/html")
                .body(GOOD)
                .post("/v1/checks")
                .then()
                .statusCode(406)
                .body("code", equalTo("NOT_ACCEPTABLE"));
        given().contentType("text/plain")
                .body(GOOD)
                .post("/v1/checks")
                .then()
                .statusCode(415)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void neverRedirectsAndNeverHasA202() {
        for (String path : List.of("/v1/checks/", "//v1/checks", "/v1/./checks", "/v1/checks;x=1", "/v1/%63hecks")) {
            given().urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .contentType("application/json")
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(not(equalTo(202)))
                    .statusCode(org.hamcrest.Matchers.greaterThanOrEqualTo(400));
        }
    }
}
