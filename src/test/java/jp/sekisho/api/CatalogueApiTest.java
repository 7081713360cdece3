package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.matching.Rule;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CatalogueApiTest {

    private static RequestSpecification api() {
        return given();
    }

    @Test
    void listsTheProceduresInTheOrderOfTheTable() {
        api().get("/v1/procedures")
                .then()
                .statusCode(200)
                .body("", hasSize(17))
                .body("no", contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17))
                .body("[6].nameJa", equalTo("身体障害者手帳"))
                .body("[12].sexHeld", equalTo(false));
    }

    @Test
    void showsThePolicyWithTheHashOfItsFile() throws IOException, NoSuchAlgorithmException {
        byte[] file = Objects.requireNonNull(getClass().getResourceAsStream("/policies/strict-4.properties"))
                .readAllBytes();
        api().get("/v1/policies/strict-4")
                .then()
                .statusCode(200)
                .body("required", contains("individualNumber", "nameKanji", "birthDate", "sex", "address"))
                .body(
                        "sha256",
                        equalTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(file))))
                .body("procedures", hasSize(17));
    }

    @Test
    void explainsEveryCodeInBothLanguages() {
        JsonPath codes = api().get("/v1/codes").jsonPath();
        assertThat(codes.<String>getList("reasons.code")).isEqualTo(names(ReasonCode.values()));
        assertThat(codes.<String>getList("notes.code")).isEqualTo(names(Rule.values()));
        assertThat(codes.<String>getList("diagnoses.code")).isEqualTo(names(Diagnosis.values()));
        for (String kind : List.of("reasons", "notes", "diagnoses")) {
            assertThat(codes.<String>getList(kind + ".ja")).allMatch(text -> text.matches(".*[ぁ-んァ-ヶ一-龠].*"));
            assertThat(codes.<String>getList(kind + ".en")).allMatch(text -> text.length() > 10);
        }
    }

    private static List<String> names(Enum<?>[] codes) {
        return Arrays.stream(codes).map(Enum::name).toList();
    }
}
