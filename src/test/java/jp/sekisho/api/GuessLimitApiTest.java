package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.security.NamedCallers;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody tries out whose a number is, by whatever door.
@QuarkusTest
class GuessLimitApiTest {
    /// As the profile of the tests has it.
    private static final int BOUND = 1_000;

    private static final String SOMEBODYS = CheckExamples.PASS_REQUEST;
    private static final String NOBODYS = SOMEBODYS.replace("609407454590", "111111111118");

    private static RequestSpecification as(String caller) {
        return given().header(NamedCallers.HEADER, caller).header("Accept-Language", "en");
    }

    private static Response check(String caller, String record) {
        return as(caller)
                .contentType("application/json; charset=utf-8")
                .body(record)
                .post("/v1/checks");
    }

    /// Each with another address.
    private static List<String> inspect(String caller, String record, int guesses) {
        String lines = IntStream.range(0, guesses)
                .mapToObj(lot -> record.replace("１６１３", Integer.toString(2_000 + lot)))
                .collect(Collectors.joining("\n"));
        return as(caller)
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", ContentType.BINARY)))
                .contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/inspections")
                .asString()
                .lines()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void whoTriedTooManyRecordsForANumberIsAnsweredAlikeWhoeverHasIt(Detail detail) {
        List<String> answers = List.of(SOMEBODYS, NOBODYS).stream()
                .map(record -> {
                    String id = "guesser-" + detail + (record.equals(NOBODYS) ? "-nobodys" : "-somebodys");
                    assertThat(inspect(NamedCallers.header(id, "x", "*", Detail.FULL), record, BOUND))
                            .hasSize(BOUND + 1)
                            .noneMatch(line -> line.contains("\"RETRY\""));
                    Response stopped = check(NamedCallers.header(id, "x", "*", detail), record);
                    assertThat(stopped.statusCode()).isEqualTo(429);
                    assertThat(stopped.contentType()).startsWith("application/problem+json");
                    assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(1, 3_600);
                    assertThat(stopped.path("code").toString()).isEqualTo("NUMBER_TRIED_TOO_OFTEN");
                    assertThat(stopped.path("decision").toString()).isEqualTo("BLOCK");
                    return stopped.asString();
                })
                .toList();
        assertThat(answers.get(0)).isEqualTo(answers.get(1)).doesNotContain("609407454590", "111111111118");
    }

    @Test
    void everyDoorCountsTogetherAndWhatWasAskedBeforeIsAnsweredAgain() {
        String caller = NamedCallers.header("doors", "doors", "*", Detail.FULL);
        assertThat(check(caller, SOMEBODYS).statusCode()).isEqualTo(200);
        List<String> lines = inspect(caller, SOMEBODYS, BOUND + 1);
        // Lines are looked at side by side: how many are beyond the bound is certain, which ones is not.
        assertThat(lines.stream().filter(line -> line.contains("\"RETRY\"")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("NUMBER_TRIED_TOO_OFTEN"));
        assertThat(lines.getLast()).contains("\"undecided\":2");
        as(caller)
                .contentType("application/json; charset=utf-8")
                .body(
                        "{\"code\": \"ADDRESS_CHANGE_CONFIRMED\", \"explanation\": \"x\", \"person\": \"staff-17\", \"check\": "
                                + SOMEBODYS.replace("１６１３", "9999") + "}")
                .post("/v1/releases/proposals")
                .then()
                .statusCode(429);
        assertThat(check(caller, SOMEBODYS).statusCode()).isEqualTo(200);
        assertThat(check(NamedCallers.header("other", "other", "*", Detail.FULL), SOMEBODYS.replace("１６１３", "9999"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("(?m)^sekisho_probing_total\\{pattern=\"ONE_NUMBER\"} [1-9]");
    }
}
