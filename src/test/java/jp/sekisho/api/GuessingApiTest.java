package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.security.AnswerTime;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.security.NamedCallers;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Somebody with every role, any detail but `full`, and two numbers of which one is nobody's, asks by each endpoint
/// about a person that is neither's. The whole answers are the same: status, headers and body.
@QuarkusTest
class GuessingApiTest {
    @Inject
    @SuppressWarnings("NullAway.Init")
    AnswerTime answerTime;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TAKEN = "609407454590";
    private static final String FREE = tree(CheckExamples.NOT_FOUND_REQUEST)
            .at("/subject/individualNumber")
            .asText();

    /// What no two answers share.
    private static final Set<String> OF_ITS_OWN = Set.of("date", "x-request-id", "traceparent");

    private enum Question {
        CHECK("/v1/checks", "application/json", 200) {
            @Override
            String body(String number) {
                return check(number).toString();
            }
        },
        INSPECTION("/v1/inspections", "application/x-ndjson", 403) {
            @Override
            String body(String number) {
                return check(number) + "\n";
            }
        },
        SEEDED_INSPECTION("/v1/inspections?seeded=10&attest=true", "application/x-ndjson", 403) {
            @Override
            String body(String number) {
                return Stream.generate(() -> check(number).toString()).limit(5).collect(Collectors.joining("\n"));
            }
        },
        CSV_INSPECTION("/v1/inspections", "text/csv", 403) {
            @Override
            String body(String number) {
                return """
                        事務,管理番号,個人番号,氏名,生年月日,性別,住所
                        shintai-shogaisha-techo,SHT-1,%s,田中　花子,1980-01-01,2,東京都千代田区霞が関1-1
                        """.formatted(number);
            }
        },
        PROPOSAL("/v1/releases/proposals", "application/json", 403) {
            @Override
            String body(String number) {
                return JSON.createObjectNode()
                        .put("person", "clerk-7")
                        .put("code", "IDENTITY_DOCUMENT_CONFIRMED")
                        .put("explanation", "seen")
                        .<ObjectNode>set("check", check(number))
                        .toString();
            }
        },
        RELEASE("/v1/releases", "application/json", 403) {
            @Override
            String body(String number) {
                return JSON.createObjectNode()
                        .put("person", "clerk-8")
                        .put("token", "a.b.c")
                        .put("nonce", "A".repeat(43))
                        .put("explanation", "seen")
                        .<ObjectNode>set("check", check(number))
                        .toString();
            }
        },
        VERIFICATION("/v1/attestations/verify", "application/json", 200) {
            @Override
            String body(String number) {
                return registration(number).put("audience", "welfare-system").toString();
            }
        },
        RELEASE_VERIFICATION("/v1/releases/verify", "application/json", 200) {
            @Override
            String body(String number) {
                return registration(number).put("audience", "welfare-system").toString();
            }
        },
        RECONCILIATION("/v1/reconciliations", "application/x-ndjson", 200) {
            @Override
            String body(String number) {
                return registration(number)
                                .put("registeredAt", "2026-11-23T09:00:00+09:00")
                                .put("audience", "welfare-system")
                        + "\n";
            }
        };

        private final String path;
        private final String type;
        private final int status;

        Question(String path, String type, int status) {
            this.path = path;
            this.type = type;
            this.status = status;
        }

        abstract String body(String number);

        static ObjectNode check(String number) {
            ObjectNode check = JSON.createObjectNode()
                    .put("procedure", "shintai-shogaisha-techo")
                    .put("recordRef", "SHT-1")
                    .put("destinationKey", "0000000001234567");
            return check.set("subject", subject(number));
        }

        static ObjectNode registration(String number) {
            ObjectNode registration = JSON.createObjectNode()
                    .put("procedure", "shintai-shogaisha-techo")
                    .put("token", "a.b.c")
                    .put("nonce", "A".repeat(43))
                    .put("destinationKey", "0000000001234567");
            return registration.set("subject", subject(number));
        }

        private static ObjectNode subject(String number) {
            ObjectNode subject = JSON.createObjectNode()
                    .put("individualNumber", number)
                    .put("birthDate", "1980-01-01")
                    .put("sex", "2");
            subject.set("name", JSON.createObjectNode().put("kanji", "田中　花子").put("kana", "タナカ　ハナコ"));
            subject.set("address", JSON.createObjectNode().put("text", "東京都千代田区霞が関1-1"));
            return subject;
        }
    }

    static List<Arguments> everyQuestionOfEveryCaller() {
        return Stream.of(Question.values())
                .flatMap(question ->
                        Stream.of(Detail.COARSE, Detail.GUARDED).map(detail -> Arguments.of(question, detail)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyQuestionOfEveryCaller")
    void aNumberThatSomebodyHasIsAnsweredLikeOneThatNobodyHas(Question question, Detail detail) {
        Response taken = ask(question, detail, TAKEN);
        Response free = ask(question, detail, FREE);
        assertThat(taken.statusCode()).isEqualTo(question.status);
        assertThat(free.statusCode()).isEqualTo(question.status);
        assertThat(headers(taken)).isEqualTo(headers(free));
        assertThat(body(taken)).isEqualTo(body(free)).isNotEmpty();
    }

    /// Shorter would be when the check was decided.
    @ParameterizedTest
    @EnumSource(
            value = Detail.class,
            names = {"COARSE", "GUARDED"})
    void noCheckIsAnsweredBeforeItsTime(Detail detail) {
        for (String number : List.of(TAKEN, FREE, TAKEN, FREE, TAKEN, FREE)) {
            long asked = System.nanoTime();
            ask(Question.CHECK, detail, number);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(answerTime.after());
        }
        assertThat(answerTime.after()).isPositive();
    }

    private static Response ask(Question question, Detail detail, String number) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                                .encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .header(NamedCallers.HEADER, NamedCallers.header("stranger", "welfare-system", "*", detail))
                .contentType(question.type)
                .body(question.body(number).getBytes(StandardCharsets.UTF_8))
                .post(question.path);
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.headers()) {
            headers.merge(header.getName(), header.getValue(), (one, two) -> one + ", " + two);
        }
        OF_ITS_OWN.forEach(headers::remove);
        return headers;
    }

    /// Without ids, times, and what is signed over them.
    private static List<JsonNode> body(Response response) {
        return response.asString().lines().map(GuessingApiTest::tree).toList();
    }

    private static JsonNode tree(String line) {
        try {
            JsonNode tree = JSON.readTree(line);
            for (String own : List.of("checkId", "requestId", "instance", "startedAt", "durationMillis", "signature")) {
                tree.findParents(own).forEach(parent -> ((ObjectNode) parent).remove(own));
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
