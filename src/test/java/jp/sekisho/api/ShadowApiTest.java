package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ShadowApiTest.OneProcedureObserved.class)
class ShadowApiTest {
    private static final LocalDate TOMORROW =
            LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(1);

    public static class OneProcedureObserved implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sekisho.shadow.shintai-shogaisha-techo", TOMORROW.toString(),
                    "sekisho.shadow.seishin-hoken-fukushi-techo",
                            TOMORROW.minusDays(2).toString());
        }
    }

    private static RequestSpecification about(String procedure, String request) {
        return given().contentType("application/json; charset=utf-8")
                .body(request.replace("shintai-shogaisha-techo", procedure));
    }

    @Test
    void anObservedProcedureIsDecidedAndNothingIsAttested() {
        about("shintai-shogaisha-techo", CheckExamples.PASS_REQUEST)
                .post("/v1/checks")
                .then()
                .statusCode(200)
                .body("decision", equalTo("PASS"))
                .body("mode", equalTo("SHADOW"))
                .body("attestation", nullValue());
        about("shintai-shogaisha-techo", CheckExamples.HOUSEHOLD_SWAP_REQUEST)
                .post("/v1/checks")
                .then()
                .statusCode(200)
                .body("decision", equalTo("BLOCK"))
                .body("mode", equalTo("SHADOW"));
    }

    @Test
    void aLineOfAStreamSaysSoTooAndIsNotAttestedEither() {
        given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", ContentType.BINARY)))
                .contentType("application/x-ndjson")
                .body(CheckExamples.PASS_REQUEST.replace("\n", "").getBytes(StandardCharsets.UTF_8))
                .post("/v1/inspections?attest=true")
                .then()
                .statusCode(200)
                .body(containsString("\"mode\":\"SHADOW\",\"attestation\":null"));
    }

    @Test
    void theOthersAndTheOneWhoseTimeIsOverAreEnforced() {
        for (String procedure : new String[] {"seishin-hoken-fukushi-techo", "ryoiku-techo"}) {
            about(procedure, CheckExamples.PASS_REQUEST)
                    .post("/v1/checks")
                    .then()
                    .statusCode(200)
                    .body("mode", equalTo("ENFORCE"))
                    .body("attestation.nonce", hasLength(43));
        }
    }

    @Test
    void healthAndMetricsShowIt() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'shadow' }.data",
                        equalTo(Map.of("shintai-shogaisha-techo", "until " + TOMORROW)));
        given().get("/q/metrics")
                .then()
                .body(containsString("sekisho_shadow{procedure=\"shintai-shogaisha-techo\"} 1"))
                .body(containsString("sekisho_shadow{procedure=\"ryoiku-techo\"} 0"));
    }
}
