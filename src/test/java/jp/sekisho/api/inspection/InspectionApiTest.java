package jp.sekisho.api.inspection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.sekisho.security.Caller;
import jp.sekisho.security.NamedCallers;
import jp.sekisho.testsupport.CheckExamples;
import jp.sekisho.testsupport.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `POST /v1/inspections` on the synthetic people.
@QuarkusTest
class InspectionApiTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final String PASS = oneLine(CheckExamples.PASS_REQUEST);
    private static final String HOUSEHOLD_SWAP = oneLine(CheckExamples.HOUSEHOLD_SWAP_REQUEST);
    private static final String NAMESAKE = oneLine(CheckExamples.NAMESAKE_REQUEST);
    private static final String CHECK_DIGIT = oneLine(CheckExamples.CHECK_DIGIT_REQUEST);
    private static final String CSV = """
            事務,管理番号,個人番号,氏名,氏名カナ,生年月日,性別,住所,申請書個人番号
            shintai-shogaisha-techo,SHT-1,609407454590,小林健一,ｺﾊﾞﾔｼ ｹﾝｲﾁ,S39.5.1,1,長野市鶴賀緑町１６１３,609407454590
            shintai-shogaisha-techo,SHT-2,609407454590,"小林　健太","コバヤシ　ケンタ",1996-02-11,1,長野県長野市大字鶴賀緑町1613番地,
            """;

    private static String oneLine(String json) {
        return json.replace("\n", " ");
    }

    private static RequestSpecification ndjson() {
        return sent("application/x-ndjson");
    }

    /// Sends bytes under exactly this content type: REST Assured would add a character set of its own.
    private static RequestSpecification sent(String contentType) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/x-ndjson", ContentType.BINARY)
                                .encodeContentTypeAs("text/csv", ContentType.BINARY)
                                .encodeContentTypeAs("text/tab-separated-values", ContentType.BINARY)
                                .encodeContentTypeAs("application/vnd.ms-excel", ContentType.BINARY)
                                .encodeContentTypeAs("text/plain", ContentType.BINARY)))
                .contentType(contentType);
    }

    private static byte[] utf8(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> lines(Response response) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("application/x-ndjson");
        return response.body().asString().lines().map(InspectionApiTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            Contract.validate(
                    json.has("trailer") ? "TrailerLine" : json.has("problem") ? "InvalidLine" : "CheckedLine", line);
            return json;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode trailer(List<JsonNode> lines) {
        return lines.getLast().get("trailer");
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void answersOnlyWhatSomebodyMustLookAtWhereAskedTo() {
        List<JsonNode> lines = lines(ndjson().queryParam("blockedOnly", true)
                .body(utf8(PASS, NAMESAKE, PASS, "no record"))
                .post("/v1/inspections"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("line").asInt()).isEqualTo(2);
        assertThat(lines.get(1).get("line").asInt()).isEqualTo(4);
        assertThat(trailer(lines).get("lines").asInt()).isEqualTo(4);
    }

    @Test
    void tellsTheColumnsThatATableMayHave() {
        given().get("/v1/inspections/columns")
                .then()
                .statusCode(200)
                .body("find { it.name == 'individualNumber' }.nameJa", equalTo("個人番号"))
                .body("findAll { it.required }.name", contains("procedure", "recordRef", "individualNumber"));
    }

    @Test
    void answersEachLineAsASingleCheckDoesAndEndsWithTheReport() throws Exception {
        Response response =
                ndjson().body(utf8(PASS, HOUSEHOLD_SWAP, NAMESAKE, CHECK_DIGIT)).post("/v1/inspections");
        List<JsonNode> lines = lines(response);
        assertThat(lines).hasSize(5);
        List<String> single = List.of(
                CheckExamples.PASS_RESPONSE,
                CheckExamples.HOUSEHOLD_SWAP_RESPONSE,
                CheckExamples.NAMESAKE_RESPONSE,
                CheckExamples.CHECK_DIGIT_RESPONSE);
        for (int i = 0; i < single.size(); i++) {
            JsonNode wanted = JSON.readTree(single.get(i));
            assertThat(lines.get(i).get("line").asInt()).isEqualTo(i + 1);
            for (String property : List.of(
                    "decision", "remedy", "procedure", "recordRef", "outcomes", "reasons", "diagnoses", "notes")) {
                assertThat(lines.get(i).get(property)).as(property).isEqualTo(wanted.get(property));
            }
        }
        JsonNode trailer = trailer(lines);
        assertThat(trailer.get("complete").asBoolean()).isTrue();
        assertThat(trailer.get("lines").asInt()).isEqualTo(4);
        assertThat(trailer.get("procedures")).hasSize(17);
        JsonNode counts = trailer.get("procedures").get(6).get("counts");
        assertThat(counts).isEqualTo(JSON.readTree("""
                        {"checked": 4, "passed": 1, "suspectedWrongLinks": 2, "correct": 0, "review": 1, "undecided": 0, "invalid": 0}"""));
        assertThat(trailer.get("total")).isEqualTo(counts);
        assertThat(trailer.get("causes"))
                .isEqualTo(JSON.readTree("{\"applicationForm\": 1, \"dataEntry\": 0, \"unknown\": 1}"));
        assertThat(trailer.get("reasons").get("NAMESAKE_RISK").asInt()).isEqualTo(1);
        assertThat(trailer.get("diagnoses").get("SWAP_SUSPECTED_HOUSEHOLD").asInt())
                .isEqualTo(1);
        assertThat(trailer.get("findings").get(0).get("diagnosis").asText()).isEqualTo("NUMBER_REUSED");
    }

    /// U+B6A9 is Hangul to Unicode, and 祖 to the registry network; seven digits are a date by a table only.
    @Test
    void readsRecordsInTheCodesThatTheStreamDeclares() {
        String legacy = PASS.replaceFirst("\"birthDate\": \"[^\"]*\"", "\"birthDate\": \"3390501\"");
        String other = legacy.replace("小林", "\uB6A9林");
        assertThat(legacy).contains("3390501");
        String parameters = "?characterSet=JUKI_UNIFIED&dateCodes=JUKI";

        List<JsonNode> declared = lines(ndjson().body(utf8(legacy, other)).post("/v1/inspections" + parameters));
        List<JsonNode> undeclared = lines(ndjson().body(utf8(legacy, other)).post("/v1/inspections"));

        assertThat(declared.get(0).at("/decision").asText()).isEqualTo("PASS");
        assertThat(declared.get(1).at("/outcomes/nameKanji").asText()).isEqualTo("MISMATCH");
        assertThat(undeclared.get(0).at("/reasons/0/code").asText()).isEqualTo("BIRTH_DATE_INVALID");
        assertThat(lines(ndjson().body(utf8(PASS.replace("小林", "\uB6A9林"))).post("/v1/inspections"))
                        .getFirst()
                        .at("/outcomes/nameKanji")
                        .asText())
                .isEqualTo("NOT_COMPARABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"characterSet=EBCDIC", "dateCodes=NONE", "dateCodes=juki"})
    void refusesCodesThatItDoesNotKnow(String parameter) {
        ndjson().body(utf8(PASS))
                .post("/v1/inspections?" + parameter)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"))
                .body("violations[0].code", equalTo("UNKNOWN_VALUE"));
    }

    @Test
    void refusesChangesThatTheRegistryDoesNotCount() {
        ndjson().body(utf8(PASS))
                .post("/v1/inspections?changedSince=17")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/changedSince"))
                .body("violations[0].code", equalTo("CHANGES_NOT_KEPT"));
    }

    @Test
    void theTrailerHashesEveryLineBeforeIt() throws Exception {
        byte[] answer =
                ndjson().body(utf8(PASS, NAMESAKE, "")).post("/v1/inspections").asByteArray();
        String text = new String(answer, StandardCharsets.UTF_8);
        int start = text.lastIndexOf("{\"trailer\"");
        byte[] results = text.substring(0, start).getBytes(StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n");
        assertThat(json(text.substring(start))
                        .get("trailer")
                        .get("resultsSha256")
                        .asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(results)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "no JSON; MALFORMED_JSON; {]",
                "bytes; MALFORMED_JSON; {\u0001\u0002}",
                "null; INVALID_REQUEST; null",
                "a property missing; INVALID_REQUEST; {\"procedure\": \"ryoiku-techo\"}",
                "an unknown property; INVALID_REQUEST; {\"procedures\": \"ryoiku-techo\"}",
                "an unknown procedure; UNKNOWN_PROCEDURE; {\"procedure\": \"x\", \"recordRef\": \"R\", \"subject\": {\"individualNumber\": \"609407454590\"}}"
            })
    void aBadLineGetsItsProblemAndTheStreamGoesOn(String name, String code, String bad) {
        List<JsonNode> lines = lines(ndjson().body(utf8(PASS, "", bad, PASS)).post("/v1/inspections"));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1).get("line").asInt()).isEqualTo(3);
        assertThat(lines.get(1).get("decision").asText()).isEqualTo("BLOCK");
        assertThat(lines.get(1).get("problem").get("code").asText()).isEqualTo(code);
        assertThat(lines.get(2).get("decision").asText()).isEqualTo("PASS");
        assertThat(trailer(lines).get("complete").asBoolean()).isFalse();
        assertThat(trailer(lines).at("/incomplete/0").asText()).isEqualTo("INVALID_LINES");
        assertThat(trailer(lines).get("total").get("invalid").asInt()).isEqualTo(1);
        assertThat(trailer(lines).get("total").get("checked").asInt()).isEqualTo(2);
    }

    @Test
    void aLineOfTenMegabytesIsOneProblem() {
        List<JsonNode> lines =
                lines(ndjson().body(utf8(PASS, "x".repeat(10 << 20), PASS, "")).post("/v1/inspections"));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1).get("problem").get("code").asText()).isEqualTo("LINE_TOO_LONG");
        assertThat(lines.get(2).get("line").asInt()).isEqualTo(3);
    }

    @Test
    void anEmptyStreamIsAReportOfNothing() {
        List<JsonNode> lines = lines(ndjson().body(new byte[0]).post("/v1/inspections"));
        assertThat(lines).hasSize(1);
        assertThat(trailer(lines).get("lines").asInt()).isZero();
        assertThat(trailer(lines).get("firstLine").asInt()).isZero();
        assertThat(trailer(lines).get("complete").asBoolean()).isFalse();
        assertThat(trailer(lines).at("/incomplete/0").asText()).isEqualTo("NO_RECORDS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/markdown", "text/csv"})
    void noReportCallsAStreamInspectedOfWhichALineWasNotRead(String type) {
        ndjson().accept(type)
                .header("Accept-Language", "ja")
                .body(utf8(PASS, "no record"))
                .post("/v1/inspections")
                .then()
                .statusCode(200)
                .body(containsString("未完了 (点検していない行: 1)"), not(containsString("全件点検済み")));
    }

    @Test
    void binaryGarbageIsAnsweredLineByLine() {
        byte[] garbage = new byte[100_000];
        new java.util.Random(4).nextBytes(garbage);
        List<JsonNode> lines = lines(ndjson().body(garbage).post("/v1/inspections"));
        assertThat(trailer(lines).get("total").get("checked").asInt()).isZero();
        assertThat(trailer(lines).get("total").get("invalid").asInt())
                .isEqualTo(lines.size() - 1)
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "windows-31j", "Shift_JIS", "none", "bom"})
    void readsCsvInEveryUsualEncoding(String encoding) {
        byte[] body = switch (encoding) {
            case "windows-31j", "Shift_JIS" -> CSV.getBytes(WINDOWS_31J);
            case "bom" -> ("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_8);
            default -> CSV.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        };
        boolean declared = encoding.equals("windows-31j") || encoding.equals("Shift_JIS") || encoding.equals("utf-8");
        List<JsonNode> lines = lines(sent("text/csv" + (declared ? "; charset=" + encoding : ""))
                .body(body)
                .post("/v1/inspections"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("line").asInt()).isEqualTo(2);
        assertThat(lines.get(0).get("decision").asText()).isEqualTo("PASS");
        assertThat(lines.get(1).get("diagnoses").get(0).asText()).isEqualTo("SWAP_SUSPECTED_HOUSEHOLD");
        assertThat(trailer(lines).get("total").get("suspectedWrongLinks").asInt())
                .isEqualTo(1);
    }

    @Test
    void notesACharacterSetThatNobodyDeclared() {
        for (String type : List.of("text/csv", "application/vnd.ms-excel")) {
            List<JsonNode> lines =
                    lines(sent(type).body(CSV.getBytes(WINDOWS_31J)).post("/v1/inspections"));
            assertThat(lines.get(0).get("decision").asText()).isEqualTo("PASS");
            assertThat(trailer(lines).at("/inputNotes/0").asText()).isEqualTo("WINDOWS_31J_UNDECLARED");
        }
    }

    @Test
    void readsTabsUnderAnyUsualNameOfTheCharacterSet() {
        for (String charset : List.of("MS932", "CP932", "SJIS", "x-sjis", "shift-jis", "csWindows31J")) {
            List<JsonNode> lines = lines(sent("text/tab-separated-values; charset=" + charset)
                    .body(CSV.replace(',', '\t').getBytes(WINDOWS_31J))
                    .post("/v1/inspections"));
            assertThat(lines.get(0).get("decision").asText()).as(charset).isEqualTo("PASS");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, PK",
        "text/tab-separated-values, PK",
        "%1$s, PK",
        "%1$s, OLE",
        "application/vnd.ms-excel, OLE"
    })
    void refusesAWorkbookByName(String type, String kind) {
        sent(type.formatted(XLSX))
                .body(
                        kind.equals("PK")
                                ? new byte[] {'P', 'K', 3, 4, 20, 0}
                                : new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0})
                .header("Accept-Language", "en")
                .post("/v1/inspections")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("WORKBOOK"))
                .body("violations[0].message", containsString("Excel workbook"));
    }

    /// Written by exceljs.
    @ParameterizedTest
    @ValueSource(strings = {XLSX, "application/vnd.ms-excel"})
    void readsAWorkbook(String type) throws IOException {
        List<JsonNode> lines = lines(sent(type)
                .body(Files.readAllBytes(Path.of("src/test/resources/page/exceljs.xlsx")))
                .post("/v1/inspections"));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).get("line").asInt()).isEqualTo(3);
        assertThat(lines.get(0).get("decision").asText()).isEqualTo("PASS");
        assertThat(lines.get(1).get("diagnoses").get(0).asText()).isEqualTo("SWAP_SUSPECTED_HOUSEHOLD");
        assertThat(lines.get(2).at("/reasons/0/shape").asText()).isEqualTo("NUMBER_ELEVEN_DIGITS");
        assertThat(trailer(lines).path("inputNotes")).isEmpty();
        assertThat(trailer(lines).get("complete").asBoolean()).isTrue();
    }

    /// Written by SheetJS.
    @Test
    void tellsWhatAWorkbooksRowsLackAndItsOtherSheets() throws IOException {
        byte[] workbook = Files.readAllBytes(Path.of("src/test/resources/workbooks/sheetjs.xlsx"));
        List<JsonNode> lines = lines(sent(XLSX).body(workbook).post("/v1/inspections"));
        assertThat(lines.get(0).get("decision").asText()).isEqualTo("PASS");
        assertThat(lines.get(1).at("/reasons/0/shape").asText()).isEqualTo("NUMBER_ELEVEN_DIGITS");
        assertThat(lines.get(2).at("/reasons/0/shape").asText()).isEqualTo("BIRTH_DATE_SERIAL");
        assertThat(lines.get(3).at("/reasons/0/code").asText()).isEqualTo("BIRTH_DATE_INVALID");
        assertThat(lines.get(4).at("/problem/code").asText()).isEqualTo("MALFORMED_CSV");
        assertThat(trailer(lines).at("/inputNotes/0").asText()).isEqualTo("OTHER_SHEETS_UNREAD");
        lines = lines(sent(XLSX).body(workbook).queryParam("sheet", "別紙").post("/v1/inspections"));
        assertThat(lines.get(0).get("recordRef").asText()).isEqualTo("T-1");
        assertThat(trailer(lines).path("inputNotes")).isEmpty();
        sent(XLSX)
                .body(workbook)
                .queryParam("sheet", "別の紙")
                .post("/v1/inspections")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/sheet"))
                .body("violations[0].code", equalTo("UNKNOWN_VALUE"));
    }

    @Test
    void refusesAWorkbookThatUnpacksTooFar() throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(workbook)) {
            zip.putNextEntry(new ZipEntry("_rels/.rels"));
            zip.write(("<a>" + "<a/>".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8));
        }
        sent(XLSX)
                .body(workbook.toByteArray())
                .post("/v1/inspections")
                .then()
                .statusCode(400)
                .body("code", equalTo("INFLATED_TOO_FAR"));
    }

    @Test
    void readsCsvUnderEnglishNamesInAnyOrder() {
        List<JsonNode> lines = lines(
                sent("text/csv").body("""
                        address,birthDate,sex,individualNumber,nameKanji,recordRef,procedure
                        "長野市鶴賀緑町１６１３
                        ",S39.5.1,1,609407454590,小林健一,R-1,ryoiku-techo
                        長野市鶴賀緑町１６１３,S39.5.1,3,609407454590,小林健一,R-2,ryoiku-techo
                        長野市鶴賀緑町１６１３,S39.5.1,1,609407454590,小林健一,R-3
                        長野市鶴賀緑町１６１３,S39.5.1,1,609407454590,"小林"健一,R-4,ryoiku-techo
                        長野市鶴賀緑町１６１３,S39.5.1,1,,小林健一,R-5,ryoiku-techo
                        """.getBytes(StandardCharsets.UTF_8)).post("/v1/inspections"));
        assertThat(lines.get(0).get("decision").asText()).isEqualTo("PASS");
        assertThat(lines.get(1).get("line").asInt()).isEqualTo(4);
        assertThat(lines.get(1).at("/problem/violations/0/pointer").asText()).isEqualTo("/subject/sex");
        assertThat(lines.get(2).at("/problem/violations/0/code").asText()).isEqualTo("CELLS");
        assertThat(lines.get(3).at("/problem/code").asText()).isEqualTo("MALFORMED_CSV");
        assertThat(lines.get(4).at("/problem/violations/0/pointer").asText()).isEqualTo("/subject/individualNumber");
        assertThat(lines).hasSize(6);
    }

    @Test
    void aByteThatIsNoTextIsTheProblemOfItsLine() {
        byte[] body = CSV.getBytes(WINDOWS_31J);
        int place = new String(body, StandardCharsets.ISO_8859_1).indexOf("SHT-2");
        body[place + 20] = (byte) 0xFF;
        List<JsonNode> lines =
                lines(sent("text/csv; charset=windows-31j").body(body).post("/v1/inspections"));
        assertThat(lines.get(0).get("decision").asText()).isEqualTo("PASS");
        assertThat(lines.get(1).at("/problem/violations/0/code").asText()).isEqualTo("ENCODING");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "no number column; 事務,管理番号,氏名; REQUIRED; /subject/individualNumber",
                "an unknown column; 事務,管理番号,個人番号,備考; UNKNOWN_PROPERTY; ''",
                "a column twice; 事務,管理番号,個人番号,individualNumber; DUPLICATE_PROPERTY; /subject/individualNumber",
                "nothing; ''; REQUIRED; ''"
            })
    void aHeaderThatIsNotAsDocumentedRefusesTheStream(String name, String header, String code, String pointer) {
        sent("text/csv")
                .body(header.getBytes(StandardCharsets.UTF_8))
                .post("/v1/inspections")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("CSV_HEADER"))
                .body("decision", equalTo("BLOCK"))
                .body("violations[0].code", equalTo(code))
                .body("violations[0].pointer", equalTo(pointer));
    }

    @Test
    void takesAndGivesGzip() {
        List<JsonNode> lines = lines(ndjson().header("Content-Encoding", "gzip")
                .header("Accept-Encoding", "gzip")
                .body(gzip(PASS + "\n" + NAMESAKE))
                .post("/v1/inspections"));
        assertThat(lines).hasSize(3);
        assertThat(sent("application/x-ndjson")
                        .header("Accept-Encoding", "gzip")
                        .body(PASS.getBytes(StandardCharsets.UTF_8))
                        .post("/v1/inspections")
                        .header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "gzip;q=0:",
                "gzip; q=0.000, identity:",
                "deflate:",
                "x-gzip2:",
                "identity;q=0.5, GZIP;q=0.1:gzip",
                "br, gzip:gzip"
            })
    void packsOnlyForACallerThatTakesIt(String acceptEncoding, String contentEncoding) {
        assertThat(given().config(RestAssured.config()
                                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                        .contentType("application/x-ndjson")
                        .header("Accept-Encoding", acceptEncoding)
                        .body(utf8(PASS))
                        .post("/v1/inspections")
                        .header("Content-Encoding"))
                .isEqualTo(contentEncoding);
    }

    @Test
    void blankLinesAreTakenFromTheDaysRecords() {
        String caller = NamedCallers.header("blank", "blank", Caller.EVERY_PROCEDURE, Caller.Detail.FULL, 1_000);
        assertThat(lines(ndjson().header(NamedCallers.HEADER, caller)
                        .body("\n".repeat(2_000).getBytes(StandardCharsets.UTF_8))
                        .post("/v1/inspections")))
                .hasSize(1);
        ndjson().header(NamedCallers.HEADER, caller)
                .body(utf8(PASS))
                .post("/v1/inspections")
                .then()
                .statusCode(429);
    }

    @Test
    void aStreamEndsAtTheDaysQuota() {
        String caller = NamedCallers.header("daily", "daily", Caller.EVERY_PROCEDURE, Caller.Detail.FULL, 3);
        List<JsonNode> lines = lines(ndjson().header(NamedCallers.HEADER, caller)
                .body(utf8(PASS, PASS, PASS, PASS, PASS))
                .post("/v1/inspections"));
        assertThat(lines).hasSize(4);
        assertThat(trailer(lines).get("complete").asBoolean()).isFalse();
        assertThat(trailer(lines).get("incomplete"))
                .extracting(JsonNode::asText)
                .containsExactly("QUOTA");
        assertThat(trailer(lines).get("lines").asInt()).isEqualTo(3);
    }

    @Test
    void seededLinksCountTowardsTheDaysQuota() {
        String caller = NamedCallers.header("seeding", "seeding", Caller.EVERY_PROCEDURE, Caller.Detail.FULL, 100);
        ndjson().header(NamedCallers.HEADER, caller)
                .queryParam("seeded", 50)
                .body(utf8(PASS))
                .post("/v1/inspections")
                .then()
                .statusCode(429);
        assertThat(lines(ndjson().header(NamedCallers.HEADER, caller)
                        .queryParam("seeded", 10)
                        .body(utf8(PASS))
                        .post("/v1/inspections")))
                .hasSize(2);
    }

    /// A few bytes that unpack to millions of lines.
    @Test
    void endsAStreamThatUnpacksTooFar() {
        List<JsonNode> lines = lines(ndjson().header("Content-Encoding", "gzip")
                .body(gzip("\n".repeat(100 << 20)))
                .post("/v1/inspections"));
        assertThat(lines).hasSize(1);
        assertThat(trailer(lines).get("complete").asBoolean()).isFalse();
        assertThat(trailer(lines).get("incomplete"))
                .extracting(JsonNode::asText)
                .containsExactly("INPUT_INFLATED", "NO_RECORDS");
        sent("text/csv")
                .header("Content-Encoding", "gzip")
                .body(gzip("\n".repeat(100 << 20)))
                .post("/v1/inspections")
                .then()
                .statusCode(400)
                .body("code", equalTo("INFLATED_TOO_FAR"));
    }

    @Test
    void aRunOfBadLinesIsAnsweredInShortBehindTheFirstThousand() {
        int bad = 20_000;
        List<JsonNode> lines =
                lines(ndjson().body(utf8(PASS, "{}\n".repeat(bad) + PASS)).post("/v1/inspections"));
        assertThat(lines).hasSizeBetween(1_003, bad / 2);
        assertThat(lines.get(1).at("/problem/violations")).isNotEmpty();
        JsonNode run = lines.get(lines.size() - 3);
        assertThat(run.get("lastLine").asInt()).isEqualTo(bad + 1);
        assertThat(run.at("/problem/code").asText()).isEqualTo("INVALID_REQUEST");
        assertThat(run.get("problem").has("violations")).isFalse();
        // Every line is answered, by itself or in a run.
        int next = 1;
        for (JsonNode line : lines.subList(0, lines.size() - 1)) {
            assertThat(line.get("line").asInt()).isEqualTo(next);
            next = line.path("lastLine").asInt(next) + 1;
        }
        assertThat(next).isEqualTo(bad + 3);
        assertThat(trailer(lines).get("lines").asInt()).isEqualTo(bad + 2);
        assertThat(trailer(lines).get("complete").asBoolean()).isFalse();
        assertThat(trailer(lines).at("/incomplete/0").asText()).isEqualTo("INVALID_LINES");
        assertThat(trailer(lines).at("/total/invalid").asInt()).isEqualTo(bad);
    }

    @Test
    void anUnclosedQuotationMarkCostsItsLineAlone() {
        List<JsonNode> lines = lines(sent("text/csv")
                .body((CSV.replace("小林健一,", "\"小林健一,") + CSV.lines().toList().get(1)).getBytes(StandardCharsets.UTF_8))
                .post("/v1/inspections"));
        assertThat(lines.get(0).get("line").asInt()).isEqualTo(2);
        assertThat(lines.get(0).at("/problem/code").asText()).isEqualTo("MALFORMED_CSV");
        assertThat(lines.get(1).get("diagnoses").get(0).asText()).isEqualTo("SWAP_SUSPECTED_HOUSEHOLD");
        assertThat(lines.get(2).get("line").asInt()).isEqualTo(4);
        assertThat(lines.get(2).get("decision").asText()).isEqualTo("PASS");
    }

    @Test
    void saysThatAGzipStreamEndedEarly() {
        byte[] whole = gzip((PASS + "\n").repeat(5_000));
        List<JsonNode> lines = lines(ndjson().header("Content-Encoding", "gzip")
                .body(Arrays.copyOf(whole, whole.length - 20))
                .post("/v1/inspections"));
        assertThat(trailer(lines).get("complete").asBoolean()).isFalse();
        assertThat(trailer(lines).get("incomplete").get(0).asText()).isEqualTo("INPUT_CUT");
        assertThat(lines).hasSizeGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource({"gzip, 400, MALFORMED_GZIP", "br, 415, UNSUPPORTED_MEDIA_TYPE"})
    void refusesAContentEncodingThatItCannotUndo(String encoding, int status, String code) {
        ndjson().header("Content-Encoding", encoding)
                .body("plain".getBytes(StandardCharsets.UTF_8))
                .post("/v1/inspections")
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({"application/json", "text/csv; charset=euc-jp", "text/plain"})
    void refusesOtherMediaTypes(String type) {
        sent(type)
                .body(PASS.getBytes(StandardCharsets.UTF_8))
                .post("/v1/inspections")
                .then()
                .statusCode(415)
                .header("Accept-Post", containsString("text/csv"))
                .body("title", containsString("application/x-ndjson"))
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, ja, 紐付け誤りの疑い, <td>身体障害者手帳</td>",
        "text/html, en, Suspected wrong links, <td>Physical disability certificate</td>",
        "text/markdown, ja, ## 原因別件数, | 7 | 身体障害者手帳 | 障がい者支援課 | 4 | 2 | 0 | 1 | 0 | 1 | 0 |",
        "text/csv, en, Causes, '\"7\",\"Physical disability certificate\",\"障がい者支援課\",\"4\",\"2\"'"
    })
    void rendersTheReportForPeople(String type, String language, String title, String row) {
        String report = ndjson().accept(type)
                .header("Accept-Language", language)
                .queryParam("records", false)
                .body(utf8(PASS, HOUSEHOLD_SWAP, NAMESAKE, CHECK_DIGIT))
                .post("/v1/inspections")
                .then()
                .statusCode(200)
                .contentType(type + ";charset=UTF-8")
                .extract()
                .asString();
        assertThat(report).contains(title, row).doesNotContain("609407454590", "小林", "コバヤシ", "鶴賀", "SHT-2026", "null");
    }

    @Test
    void listsTheRecordsThatNeedSomebodyAndNothingOfWhatTheyHold() {
        String report = ndjson().accept("text/html")
                .body(utf8(
                        PASS, NAMESAKE, PASS.replace("SHT-2026-000123", "R-9").replace("\"1\"", "\"3\"")))
                .post("/v1/inspections")
                .asString();
        assertThat(report)
                .contains("<td>2</td>", "<td>" + json(NAMESAKE, "recordRef") + "</td>", "住所が住民基本台帳と一致しません", "<svg")
                .contains("<td>3</td>", "/subject/sex")
                .doesNotContain("609407454590", "小林", "コバヤシ", "鶴賀");
    }

    private static String json(String request, String property) {
        try {
            return JSON.readTree(request).get(property).asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void seedsWrongLinksOnlyIntoTheReport() throws IOException {
        String body = new String(
                        InspectionApiTest.class
                                .getResourceAsStream("/synthetic/residents.ndjson")
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("\"individualNumber\""))
                .map(InspectionApiTest::record)
                .collect(java.util.stream.Collectors.joining("\n"));
        List<JsonNode> lines =
                lines(ndjson().queryParam("seeded", 30).body(utf8(body)).post("/v1/inspections"));
        JsonNode trailer = trailer(lines);
        assertThat(lines).hasSize(2_401);
        assertThat(trailer.get("total").get("suspectedWrongLinks").asInt()).isZero();
        for (String error : List.of("HOUSEHOLD", "NEXT_APPLICANT", "ROW_SHIFT", "TYPED_DIGIT", "PERSON_FIELDS")) {
            JsonNode recall = trailer.get("detection").get("classes").get(error);
            assertThat(recall.get("seeded").asInt()).as(error).isEqualTo(30);
            assertThat(recall.get("blocked").asInt()).as(error).isEqualTo(30);
            assertThat(recall.get("low").asDouble()).as(error).isBetween(0.85, 0.95);
        }
    }

    private static String record(String residentLine) {
        try {
            JsonNode resident = JSON.readTree(residentLine);
            return JSON.writeValueAsString(JSON.createObjectNode()
                    .put("procedure", "ryoiku-techo")
                    .put("recordRef", "R-1")
                    .set(
                            "subject",
                            JSON.createObjectNode()
                                    .put(
                                            "individualNumber",
                                            resident.get("individualNumber").asText())
                                    .<com.fasterxml.jackson.databind.node.ObjectNode>set("name", resident.get("name"))
                                    .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                                            "birthDate", resident.get("birthDate"))
                                    .<com.fasterxml.jackson.databind.node.ObjectNode>set("sex", resident.get("sex"))
                                    .set("address", resident.get("address"))));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_001})
    void refusesASeedCountOutOfBounds(int seeded) {
        ndjson().queryParam("seeded", seeded)
                .body(utf8(PASS))
                .post("/v1/inspections")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("RANGE"));
    }
}
