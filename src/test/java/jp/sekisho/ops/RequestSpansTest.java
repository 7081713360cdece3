package jp.sekisho.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jp.sekisho.testsupport.CheckExamples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Traces turned on: a request continues its caller's trace, and no span holds a word of what was sent.
@QuarkusTest
@TestProfile(RequestSpansTest.Traced.class)
class RequestSpansTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final List<String> SENT = List.of(
            "609407454590",
            "小林",
            "健一",
            "健太",
            "ｺﾊﾞﾔｼ",
            "コバヤシ",
            "1964-05-01",
            "1996-02-11",
            "S39.5.1",
            "鶴賀",
            "緑町",
            "大手",
            "漏洩",
            "clerk-7",
            "127.0.0.1",
            "%E6",
            "seeded",
            "planted",
            "NumberFormatException");

    /// Traces on, kept in memory.
    public static final class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.exporter.otlp.enabled", "false");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(Kept.class);
        }
    }

    /// Where the spans end.
    @Alternative
    @Singleton
    public static final class Kept {
        private final InMemorySpanExporter spans = InMemorySpanExporter.create();

        @Produces
        @Singleton
        SpanProcessor processor() {
            return SimpleSpanProcessor.create(spans);
        }
    }

    @Inject
    Kept kept;

    @BeforeEach
    void forget() {
        kept.spans.reset();
    }

    private static RequestSpecification traced() {
        return given().header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .header("tracestate", "vendor=planted609407454590")
                .header("baggage", "person=609407454590,name=planted")
                .header("Sekisho-Operator", "clerk-7")
                .header("X-Request-Id", "r-1")
                .header("User-Agent", "planted")
                .contentType("application/json; charset=utf-8");
    }

    private List<SpanData> spans(int count) {
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .until(() -> kept.spans.getFinishedSpanItems().size() >= count);
        return kept.spans.getFinishedSpanItems();
    }

    @Test
    void aRequestContinuesItsCallersTraceAndDropsTheRest() {
        traced().body(CheckExamples.PASS_REQUEST).post("/v1/checks");
        SpanData span = spans(1).getFirst();
        assertThat(span.getName()).isEqualTo("CheckResource.check");
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(span.getSpanContext().getTraceState().isEmpty()).isTrue();
        assertThat(span.getAttributes().asMap().toString())
                .contains("http.response.status_code=200", "sekisho.request_id=r-1");
        assertThat(span.getAttributes().size()).isEqualTo(2);
    }

    @Test
    void noSpanHoldsWhatWasSent() {
        List<Response> answers = List.of(
                traced().body(CheckExamples.PASS_REQUEST).post("/v1/checks"),
                traced().body(CheckExamples.HOUSEHOLD_SWAP_REQUEST).post("/v1/checks"),
                traced().body(CheckExamples.NAMESAKE_REQUEST).post("/v1/checks"),
                traced().body(CheckExamples.PASS_REQUEST.replace("\"1\"", "\"漏洩\""))
                        .post("/v1/checks"),
                traced().body("{\"漏洩\": 609407454590").post("/v1/checks"),
                traced().body("漏洩").post("/v1/checks?number=609407454590"),
                traced().get("/v1/checks/609407454590/小林"),
                traced().get("/v1/policies/漏洩"),
                traced().body("漏洩").put("/v1/checks"),
                traced().contentType("application/x-ndjson")
                        .body(CheckExamples.PASS_REQUEST.replace("\n", " ").getBytes(StandardCharsets.UTF_8))
                        .post("/v1/inspections?seeded=5"),
                traced().body("漏洩").post("/v1/inspections?seeded=609407454590"),
                traced().body(" ".repeat(70_000)).post("/v1/checks"));
        List<SpanData> spans = spans(answers.size());
        assertThat(spans)
                .hasSize(answers.size())
                .extracting(SpanData::getTraceId)
                .containsOnly(TRACE);
        for (SpanData span : spans) {
            String text = span.getName()
                    + span.getAttributes()
                    + span.getStatus()
                    + span.getSpanContext()
                    + span.getParentSpanContext()
                    + span.getLinks();
            assertThat(SENT).as(text).noneMatch(text::contains);
            // An exception's text would be an event.
            assertThat(span.getEvents()).isEmpty();
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.headers().asList())
                        .noneMatch(header -> header.getName().equalsIgnoreCase("baggage")
                                || header.getName().equalsIgnoreCase("tracestate")));
    }

    @Test
    void probesAreNotTraced() {
        given().get("/q/health/live");
        given().get("/q/metrics");
        traced().get("/v1/procedures");
        assertThat(spans(1)).extracting(SpanData::getName).containsExactly("CatalogueResource.procedures");
    }
}
