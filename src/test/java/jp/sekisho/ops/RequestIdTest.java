package jp.sekisho.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import jp.sekisho.testsupport.CheckExamples;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.resteasy.reactive.server.handlers.RequestDeserializeHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every answer bears the id of its request, and so does what is logged for it.
@QuarkusTest
@TestProfile(RequestIdTest.Talkative.class)
class RequestIdTest {
    private static final String HEADER = "X-Request-Id";

    /// The framework says something about each request only below INFO.
    public static final class Talkative implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.log.category.\"org.jboss.resteasy.reactive\".level", "DEBUG");
        }
    }

    private static Response check(String id, String body) {
        return given().header(HEADER, id)
                .contentType("application/json; charset=utf-8")
                .body(body)
                .post("/v1/checks");
    }

    @Test
    void everyAnswerBearsTheIdThatWasSent() {
        List<Response> answers = List.of(
                check("r-1", CheckExamples.PASS_REQUEST),
                check("r-1", "{"),
                check("r-1", " ".repeat(70_000)),
                given().header(HEADER, "r-1").get("/v1/procedures"),
                given().header(HEADER, "r-1").get("/v1/nothing"),
                given().header(HEADER, "r-1").get("/v1/checks"),
                given().header(HEADER, "r-1")
                        .contentType("application/x-ndjson")
                        .body(CheckExamples.PASS_REQUEST
                                .replace("\n", " ")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post("/v1/inspections"));
        assertThat(answers).extracting(Response::statusCode).containsExactly(200, 400, 413, 200, 404, 405, 200);
        assertThat(answers)
                .extracting(answer -> answer.headers().getValues(HEADER))
                .containsOnly(List.of("r-1"));
    }

    @Test
    void aRequestWithoutAnIdIsGivenOneOfItsOwn() {
        List<String> ids = IntStream.range(0, 50)
                .mapToObj(_ -> given().get("/v1/procedures").header(HEADER))
                .toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]{8}-[0-9a-z]{1,11}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "609407454590",
                "r-609407454590",
                "6094-0745-4590",
                "6094 0745 4590",
                "a b",
                "<b>",
                "小林",
                "r\t1"
            })
    void whatMayBeMoreThanAnOpaqueIdIsReplaced(String sent) {
        assertThat(check(sent, CheckExamples.PASS_REQUEST).header(HEADER)).matches("[a-z]{8}-[0-9a-z]{1,11}");
        assertThat(check("a".repeat(65), CheckExamples.PASS_REQUEST).header(HEADER))
                .hasSizeLessThan(65);
    }

    private record Line(String thread, String id) {}

    @Test
    void whatIsLoggedForARequestBearsItsIdAndNoOther() {
        Queue<Line> lines = new ConcurrentLinkedQueue<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getLoggerName().startsWith("org.jboss.resteasy.reactive")) {
                    ExtLogRecord line = ExtLogRecord.wrap(record);
                    lines.add(new Line(line.getThreadName(), String.valueOf(line.getMdc("requestId"))));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
        // Logs each request that cannot be read, when it is let.
        Logger talkative = Logger.getLogger(RequestDeserializeHandler.class.getName());
        Level before = talkative.getLevel();
        talkative.setLevel(Level.FINE);
        try {
            for (int i = 0; i < 30; i++) {
                lines.clear();
                check("r-" + i, "{");
                assertThat(lines).isNotEmpty().extracting(Line::id).containsOnly("r-" + i);
            }
        } finally {
            talkative.setLevel(before);
            Logger.getLogger("").removeHandler(handler);
        }
        Logger.getLogger("").info("");
        assertThat(org.jboss.logging.MDC.get("requestId")).isNull();
    }
}
