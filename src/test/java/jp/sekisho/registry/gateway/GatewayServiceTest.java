package jp.sekisho.registry.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.Residents;
import jp.sekisho.testsupport.Scratch;
import org.junit.jupiter.api.Test;

/// The whole service with the gateway adapter, as its settings make it.
@QuarkusTest
@TestProfile(GatewayServiceTest.WithGateway.class)
class GatewayServiceTest {
    private static final String CHECK = """
            {"procedure": "ryoiku-techo", "recordRef": "R-1", "subject": {"individualNumber": "%s",
             "name": {"kanji": "小林健一"}, "birthDate": "S39.5.1", "sex": "1", "address": {"text": "長野市鶴賀緑町1613"}}}""";

    public static final class WithGateway implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Gateway.class));
        }
    }

    /// The gateway speaks TLS and asks for the certificate that the settings name.
    public static final class Gateway implements QuarkusTestResourceLifecycleManager {
        private Optional<ReferenceGateway> gateway = Optional.empty();

        @Override
        public Map<String, String> start() {
            try {
                Path folder = Scratch.folder();
                Certificates certificates = new Certificates(folder);
                ReferenceGateway started = new ReferenceGateway(
                        Optional.of(certificates.server()),
                        new Extract(OffsetDateTime.now(), Extract.Coverage.NATIONAL, "gateway test"),
                        List.of(Residents.plain(Residents.number(60_940_745_459L))));
                gateway = Optional.of(started);
                return Map.of(
                        "sekisho.registry.adapter",
                        "http",
                        "sekisho.registry.deadline",
                        "3s",
                        "sekisho.registry.gateway.url",
                        started.uri().toString(),
                        "sekisho.registry.gateway.key-store",
                        folder.resolve("gateway-client-keystore.p12").toString(),
                        "sekisho.registry.gateway.key-store-password",
                        Certificates.PASSWORD,
                        "sekisho.registry.gateway.trust-store",
                        folder.resolve("gateway-client-truststore.p12").toString(),
                        "sekisho.registry.gateway.trust-store-password",
                        Certificates.PASSWORD);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void stop() {
            gateway.ifPresent(ReferenceGateway::close);
        }
    }

    @Test
    void decidesByWhatTheGatewayAnswers() {
        given().contentType("application/json; charset=utf-8")
                .body(CHECK.formatted("609407454590"))
                .post("/v1/checks")
                .then()
                .statusCode(200)
                .body("decision", equalTo("PASS"));
        given().contentType("application/json; charset=utf-8")
                .body(CHECK.formatted("051117773900"))
                .post("/v1/checks")
                .then()
                .statusCode(200)
                .body("decision", equalTo("BLOCK"))
                .body("reasons.code", equalTo(List.of("NUMBER_NOT_FOUND")));
        given().get("/q/metrics")
                .then()
                .body(containsString("sekisho_registry_lookups_seconds_count{result=\"ANSWERED\"} 2"))
                .body(containsString("sekisho_registry_breaker 0.0"));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(containsString("gateway test"), containsString("\"breaker\": \"CLOSED\""));
    }
}
