package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jp.sekisho.testsupport.Contract;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckApiTest {
    @Test
    void x() {
        given().filter(new Contract())
                .contentType("application/json")
                .body("{}")
                .post("/v1/checks")
                .then()
                .statusCode(400)
                .body("decision", equalTo("BLOCK"));
    }
}
