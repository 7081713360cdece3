package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest {
    @Test
    void isReadyWithAFreshRegistry() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'registry' }.data.state", equalTo("OK"))
                .body("checks.find { it.name == 'registry' }.data.degraded", equalTo(false));
    }

    @Test
    void countsDecisions() {
        given().contentType("application/json")
                .body(CheckExamples.HOUSEHOLD_SWAP_REQUEST)
                .post("/v1/checks");
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(
                        containsString(
                                "sekisho_checks_total{decision=\"BLOCK\",procedure=\"shintai-shogaisha-techo\",remedy=\"CORRECT\",suspected_wrong_link=\"true\"}"))
                .body(containsString("sekisho_reasons_total{reason=\"BIRTH_DATE_MISMATCH\"}"));
    }
}
