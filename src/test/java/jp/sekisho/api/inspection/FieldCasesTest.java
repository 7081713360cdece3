package jp.sekisho.api.inspection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.security.Caller;
import jp.sekisho.security.NamedCallers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as offices have them: every case of the list that is sent as a file, and its neighbours; and the sum of the
/// lines of any file.
@QuarkusTest
class FieldCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final List<String> HEADER = List.of("事務", "管理番号", "個人番号", "氏名", "生年月日", "性別", "住所");
    private static final List<String> KENICHI =
            List.of("療育手帳", "R-1", "609407454590", "小林　健一", "1964-05-01", "男", "長野県長野市大字鶴賀緑町1613番地");
    private static final int NUMBER = 2;
    private static final int SEX = 5;

    /// How a table is written down.
    private record Writing(String separator, String lineEnd, Charset charset, boolean declared, Random quotes) {
        static Writing any(Random random) {
            Charset charset = List.of(StandardCharsets.UTF_8, WINDOWS_31J, StandardCharsets.UTF_16)
                    .get(random.nextInt(3));
            return new Writing(
                    List.of(",", "\t", ";").get(random.nextInt(3)),
                    List.of("\n", "\r\n", "\r").get(random.nextInt(3)),
                    charset,
                    random.nextBoolean() || charset.equals(WINDOWS_31J),
                    random);
        }

        String cell(String text) {
            return text.contains("\n") || text.contains(separator) || quotes.nextInt(4) == 0
                    ? '"' + text.replace("\"", "\"\"") + '"'
                    : text;
        }

        String row(List<String> cells) {
            return cells.stream().map(this::cell).collect(Collectors.joining(separator)) + lineEnd;
        }

        byte[] bytes(String text) {
            return text.getBytes(charset);
        }

        String type(Random random) {
            String name = charset.equals(WINDOWS_31J)
                    ? List.of("MS932", "CP932", "SJIS", "x-sjis", "shift-jis", "Windows-31J")
                            .get(random.nextInt(6))
                    : charset.name();
            return "text/csv" + (declared ? "; charset=" + name : "");
        }
    }

    /// What a case of the list sends, and what must come back.
    private record Case(Function<Writing, String> table, Function<Answer, String> found, String wanted) {}

    private record Answer(int status, List<JsonNode> lines) {
        JsonNode first() {
            return lines.getFirst();
        }

        JsonNode trailer() {
            return lines.getLast().path("trailer");
        }
    }

    private static final Function<Answer, String> DECISION =
            answer -> answer.first().path("decision").asText() + notes(answer.first());

    private static final Function<Answer, String> SHAPE =
            answer -> answer.first().at("/reasons/0/code").asText() + " "
                    + answer.first().at("/reasons/0/shape").asText() + " "
                    + answer.trailer().at("/total/suspectedWrongLinks").asText();

    private static final Function<Answer, String> VIOLATION = answer -> answer.status() + " "
            + answer.first().at("/violations/0/code").asText() + " "
            + answer.first().at("/violations/0/column").asText();

    private static String notes(JsonNode line) {
        return line.path("notes").toString().contains("NUMBER_SPACING") ? " NUMBER_SPACING" : "";
    }

    private static Case of(List<String> header, List<String> row, Function<Answer, String> found, String wanted) {
        return new Case(writing -> writing.row(header) + writing.row(row), found, wanted);
    }

    private static Case number(String number, Function<Answer, String> found, String wanted) {
        return of(HEADER, with(KENICHI, NUMBER, number), found, wanted);
    }

    private static List<String> with(List<String> row, int at, String cell) {
        List<String> other = new ArrayList<>(row);
        other.set(at, cell);
        return other;
    }

    private static List<String> and(List<String> row, String... more) {
        return Stream.concat(row.stream(), Arrays.stream(more)).toList();
    }

    private static final Map<String, Case> CASES = new HashMap<>();

    static {
        CASES.put("C01", number("51117773900", SHAPE, "NUMBER_FORMAT NUMBER_ELEVEN_DIGITS 0"));
        CASES.put("C02", number("2.66474E+11", SHAPE, "NUMBER_FORMAT NUMBER_EXPONENT 0"));
        // Nothing is guessed: a note tells of it, and the check digit judges.
        CASES.put("C10", number("609407454590 ", DECISION, "PASS NUMBER_SPACING"));
        CASES.put("C12", number("000000000000", SHAPE, "NUMBER_FORMAT NUMBER_ZEROS 0"));
        // The header row tells the separator.
        CASES.put(
                "C16",
                new Case(
                        writing -> String.join("\t", HEADER)
                                + writing.lineEnd()
                                + String.join("\t", KENICHI)
                                + writing.lineEnd(),
                        DECISION,
                        "PASS"));
        CASES.put("C22", of(HEADER, KENICHI, DECISION, "PASS"));
        CASES.put("C24", of(HEADER, KENICHI, DECISION, "PASS"));
        CASES.put("C28", of(and(HEADER, "", ""), and(KENICHI, "", ""), DECISION, "PASS"));
        CASES.put("C32", of(with(HEADER, NUMBER, "個人\n番号"), KENICHI, DECISION, "PASS"));
        CASES.put("C36", of(and(HEADER, "電話番号"), and(KENICHI, "026-000-0000"), VIOLATION, "400 UNKNOWN_PROPERTY 8"));
        // Ten rows above the header row are skipped.
        CASES.put(
                "C38",
                new Case(
                        writing -> "点検対象者" + writing.lineEnd() + writing.row(HEADER) + writing.row(KENICHI),
                        DECISION,
                        "PASS"));
        CASES.put("C42", new Case(_ -> "PK\3\4", VIOLATION, "400 WORKBOOK "));
        CASES.put("C43", new Case(_ -> "PK\3\4", VIOLATION, "400 WORKBOOK "));
        CASES.put(
                "C45",
                new Case(
                        writing -> writing.row(HEADER)
                                + String.join(writing.separator(), with(KENICHI, 3, "\"小林"))
                                + writing.lineEnd()
                                + writing.row(KENICHI).repeat(1_999),
                        answer -> answer.trailer().path("complete") + " "
                                + answer.trailer().path("incomplete") + " "
                                + answer.trailer().path("inputLines") + " "
                                + answer.trailer().path("lines") + " "
                                + answer.trailer().at("/total/invalid") + " "
                                + answer.trailer().at("/total/passed"),
                        "false [\"INVALID_LINES\"] 2001 2000 1 1999"));
        CASES.put("C47", of(HEADER, with(KENICHI, SEX, "男"), DECISION, "PASS"));
    }

    static List<String> ids() {
        try (Stream<String> lines = new String(
                        FieldCasesTest.class
                                .getResourceAsStream("/field-cases.tsv")
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .lines()) {
            return lines.map(line -> line.split("\t", -1))
                    .filter(row -> row[1].startsWith("POST"))
                    .map(row -> row[0])
                    .toList();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /// By a caller that has tried no other records for the number of these.
    private static Answer send(String type, byte[] body) {
        var response = given().header(
                        NamedCallers.HEADER,
                        NamedCallers.header(
                                "field-cases", "field-cases", Caller.EVERY_PROCEDURE, Caller.Detail.FULL, 10_000_000))
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("text/csv", ContentType.BINARY)))
                .contentType(type)
                .body(body)
                .post("/v1/inspections");
        return new Answer(
                response.statusCode(),
                response.body().asString().lines().map(FieldCasesTest::json).toList());
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Case caseOf(String id) {
        return Objects.requireNonNull(CASES.get(id), id);
    }

    private static String answer(String id, Writing writing, Random random) {
        Case one = caseOf(id);
        String type = id.equals("C43")
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : id.equals("C42") ? "text/csv" : writing.type(random);
        Charset charset = id.equals("C42") || id.equals("C43") ? StandardCharsets.ISO_8859_1 : writing.charset();
        return one.found().apply(send(type, one.table().apply(writing).getBytes(charset)));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void answersTheCasesOfTheList(String id) {
        Charset charset = id.equals("C22") || id.equals("C24") ? WINDOWS_31J : StandardCharsets.UTF_8;
        Random random = new Random(1);
        assertThat(answer(id, new Writing(",", "\r\n", charset, id.equals("C22"), random), random))
                .isEqualTo(caseOf(id).wanted());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersTheirNeighboursAlike(long seed) {
        Random random = new Random(seed);
        List<String> ids = ids();
        for (int i = 0; i < 100; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            Writing writing = Writing.any(random);
            assertThat(answer(id, writing, random))
                    .as("seed %d, file %d: %s %s", seed, i, id, writing)
                    .isEqualTo(caseOf(id).wanted());
        }
    }

    /// What was answered, without what is new every time.
    private static String said(Answer answer) {
        return answer.lines().stream()
                .filter(line -> !line.has("trailer"))
                .map(line -> line.toString().replaceAll("\"checkId\":\"[^\"]*\"", ""))
                .collect(Collectors.joining("\n"));
    }

    /// Every physical line is a header row, a blank one, or belongs to one answer; and the same file is answered alike.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noLineIsLostInSilence(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            Writing writing = new Writing(",", "\n", StandardCharsets.UTF_8, true, new Random(seed));
            StringBuilder file = new StringBuilder(writing.row(HEADER));
            TreeMap<Long, Integer> wanted = new TreeMap<>();
            long line = 2;
            for (int row = random.nextInt(400); row > 0; row--) {
                String text = row(random);
                int lines = (int) text.chars().filter(c -> c == '\n').count();
                file.append(text);
                if (!text.isBlank() && !text.startsWith(",,")) {
                    wanted.put(line, lines);
                }
                line += lines;
            }
            byte[] body = file.toString().getBytes(StandardCharsets.UTF_8);
            Answer answer = send("text/csv; charset=utf-8", body);
            assertThat(answer.lines().stream()
                            .filter(one -> !one.has("trailer"))
                            .map(one -> one.get("line").asLong()))
                    .as("seed %d, file %d", seed, i)
                    .containsExactlyElementsOf(wanted.keySet());
            assertThat(answer.trailer().path("inputLines").asLong()).isEqualTo(line - 1);
            assertThat(answer.trailer().path("lines").asLong()).isEqualTo(wanted.size());
            assertThat(said(send("text/csv; charset=utf-8", body))).isEqualTo(said(answer));
        }
    }

    private static String row(Random random) {
        String rest = ",小林　健一,1964-05-01,男,長野市鶴賀1番地\n";
        return switch (random.nextInt(8)) {
            case 0 -> "\n";
            case 1 -> ",,,,,,\n";
            case 2 -> "療育手帳,R-1,\"609407454590" + rest;
            case 3 -> "療育手帳,R-1,609407454590\n";
            case 4 -> "療育手帳,R-1,609407454590,\"小林\n　健一\",1964-05-01,男,\"長野市\n\n鶴賀1番地\"\n";
            case 5 -> "療育手帳,R-1,609407454590,小林　健一,1964-05-01,雄,長野市鶴賀1番地\n";
            default -> "療育手帳,R-1,609407454590" + rest;
        };
    }

    @Test
    void tellsTheReferenceOfALineThatIsNoRecordWhereItCanBeRead() {
        String header = "事務,管理番号,個人番号,性別\n";
        Answer answer = send("text/csv", (header + """
                        療育手帳,R-2,609407454590,雄
                        無い事務,R-3,609407454590,男
                        療育手帳,R-4,,男
                        療育手帳,609407454590,,男
                        療育手帳,R 5,,男
                        療育手帳,609407454590,609407454590,雄
                        療育手帳,R-6
                        """).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.lines().stream()
                        .limit(7)
                        .map(line -> line.path("recordRef").asText()))
                .containsExactly("R-2", "R-3", "R-4", "", "", "", "");
    }

    /// Behind the thousandth of them, lines that are no records are told in short; which those are does not hang on
    /// the worker that was first.
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theSameBytesHaveTheSameDigest(long seed) {
        Random random = new Random(seed);
        StringBuilder file = new StringBuilder("事務,管理番号,個人番号\n");
        for (int i = 0; i < 20_000; i++) {
            file.append(List.of("a\n", "無,R,1\n", "\"b\n", "療育手帳,R-1,\n").get(random.nextInt(4)));
        }
        byte[] body = file.toString().getBytes(StandardCharsets.UTF_8);
        Answer first = send("text/csv", body);
        String digest = first.trailer().get("resultsSha256").asText();
        assertThat(first.trailer().get("inputLines").asInt()).isEqualTo(20_001);
        for (int i = 0; i < 4; i++) {
            assertThat(send("text/csv", body).trailer().get("resultsSha256").asText())
                    .isEqualTo(digest);
        }
    }
}
