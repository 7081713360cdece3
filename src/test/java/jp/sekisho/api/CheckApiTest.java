package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import jp.sekisho.testsupport.CheckExamples;
import jp.sekisho.testsupport.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `POST /v1/checks` on the synthetic people.
@QuarkusTest
class CheckApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ValidatableResponse post(String body) {
        return post(body, "ja");
    }

    private static ValidatableResponse post(String body, String acceptLanguage) {
        return given().contentType("application/json; charset=utf-8")
                .header("Accept-Language", acceptLanguage)
                .body(body)
                .post("/v1/checks")
                .then();
    }

    private static String request(String number, String birthDate, String rest) {
        return """
               {"procedure": "ryoiku-techo", "recordRef": "R-1", "subject": {"individualNumber": "%s",
                "name": {"kanji": "小林　健一", "kana": "コバヤシ　ケンイチ"}, "birthDate": "%s", "sex": "1",
                "address": {"text": "長野県長野市大字鶴賀緑町1613番地"}}%s}""".formatted(number, birthDate, rest);
    }

    static List<Arguments> examples() {
        return List.of(
                Arguments.of("pass", CheckExamples.PASS_REQUEST, CheckExamples.PASS_RESPONSE),
                Arguments.of(
                        "household swap", CheckExamples.HOUSEHOLD_SWAP_REQUEST, CheckExamples.HOUSEHOLD_SWAP_RESPONSE),
                Arguments.of("namesake", CheckExamples.NAMESAKE_REQUEST, CheckExamples.NAMESAKE_RESPONSE),
                Arguments.of("check digit", CheckExamples.CHECK_DIGIT_REQUEST, CheckExamples.CHECK_DIGIT_RESPONSE),
                Arguments.of("not found", CheckExamples.NOT_FOUND_REQUEST, CheckExamples.NOT_FOUND_RESPONSE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void answersTheExamplesOfTheContractAsTheContractSays(String name, String request, String response)
            throws JsonProcessingException {
        String answer = post(request).statusCode(200).extract().asString();
        assertThat(withoutChance(answer)).as(answer).isEqualTo(withoutChance(response));
        Contract.validate("CheckRequest", request);
    }

    /// The id, the time and the proof differ from answer to answer, the policy's hash from policy to policy.
    private static ObjectNode withoutChance(String answer) throws JsonProcessingException {
        ObjectNode node = (ObjectNode) JSON.readTree(answer);
        assertThat(node.remove("checkId").asText())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(((ObjectNode) node.get("policy")).remove("sha256").asText()).matches("[0-9a-f]{64}");
        if (node.get("registry") instanceof ObjectNode registry) {
            registry.remove("asOf");
        }
        if (node.get("attestation") instanceof ObjectNode attestation) {
            assertThat(attestation.remove("token").asText()).contains(".");
            assertThat(attestation.remove("nonce").asText()).matches("[A-Za-z0-9_-]{43}");
        }
        return node;
    }

    @ParameterizedTest
    @CsvSource({
        "60940745459, 1964-05-01, NUMBER_FORMAT",
        "６０９４０７４５４５９０, 1964-05-01, NUMBER_FORMAT",
        "609407454591, 1964-05-01, NUMBER_CHECK_DIGIT",
        "609407454590, 1964-02-30, BIRTH_DATE_INVALID",
        "609407454590, 昭和63年2月30日, BIRTH_DATE_INVALID",
        "609407454590, yesterday, BIRTH_DATE_INVALID"
    })
    void decidesOnTheErrorsOfARecord(String number, String birthDate, String reason) {
        post(request(number, birthDate, ""))
                .statusCode(200)
                .body("decision", equalTo("BLOCK"))
                .body("remedy", equalTo("CORRECT"))
                .body("reasons.code", contains(reason))
                .body("outcomes", equalTo(java.util.Map.of()))
                .body("registry", nullValue());
    }

    @Test
    void blocksTheDeceasedTheReplacedAndTheProtected() {
        post("""
             {"procedure": "ryoiku-techo", "recordRef": "R-2", "subject": {"individualNumber": "478593834643",
              "name": {"kanji": "宮沢　武雄"}, "birthDate": "昭和6年1月15日", "sex": "1", "address": {"text": "佐久市香坂87"}}}""").body("reasons.code", contains("SUBJECT_DECEASED")).body("remedy", equalTo("REVIEW"));
        post("""
             {"procedure": "ryoiku-techo", "recordRef": "R-3", "subject": {"individualNumber": "953248710222",
              "name": {"kanji": "山崎　拓也"}, "birthDate": "1983-08-30", "sex": "1", "address": {"text": "塩尻市広丘郷原1650-12"}}}""").body("reasons.code", contains("NUMBER_SUPERSEDED")).body("remedy", equalTo("CORRECT"));
        post("""
             {"procedure": "ryoiku-techo", "recordRef": "R-4", "subject": {"individualNumber": "890971925251",
              "name": {"kanji": "中村　美和"}, "birthDate": "1979-11-05", "sex": "2", "address": {"text": "飯田市上郷黒田1"}}}""")
                .body("reasons.code", contains("REVIEW_REQUIRED"))
                .body("remedy", equalTo("REVIEW"))
                .body("outcomes", equalTo(java.util.Map.of()));
    }

    @Test
    void passesAForeignResidentByTheLatinNameAndByTheAlias() {
        for (String name : List.of("\"roman\": \"Nguyen Van Anh\"", "\"kanji\": \"山本アン\"", "\"alias\": \"山本　アン\"")) {
            post("""
                 {"procedure": "ryoiku-techo", "recordRef": "R-5", "subject": {"individualNumber": "313208048684",
                  "name": {%s}, "birthDate": "1998-12-02", "sex": "2", "address": {"text": "上田市中之条412-3"}}}""".formatted(name)).body("decision", equalTo("PASS"));
        }
    }

    @Test
    void passesAnEarlierFamilyNameThatTheRegistryHolds() {
        post("""
             {"procedure": "ryoiku-techo", "recordRef": "R-6", "subject": {"individualNumber": "591322253115",
              "name": {"kanji": "渡辺　恵子", "kana": "ワタナベ　ケイコ"}, "birthDate": "1951-03-03", "sex": "2",
              "address": {"text": "松本市浅間温泉2-8-5"}}}""")
                .body("decision", equalTo("PASS"))
                .body("outcomes.nameKanji", equalTo("HISTORICAL"))
                .body("notes", hasItem("NAME_HISTORICAL"));
    }

    @Test
    void asksForWhatTheRecordDoesNotHold() {
        post("""
             {"procedure": "ryoiku-techo", "recordRef": "R-7", "subject": {"individualNumber": "609407454590"}}""")
                .statusCode(200)
                .body(
                        "reasons.code",
                        contains(
                                "NAME_KANJI_ABSENT_IN_RECORD",
                                "BIRTH_DATE_ABSENT_IN_RECORD",
                                "SEX_ABSENT_IN_RECORD",
                                "ADDRESS_ABSENT_IN_RECORD"));
    }

    @Test
    void doesNotAskForTheSexWhereTheProcedureDoesNotHoldIt() {
        post("""
             {"procedure": "shogaiji-nyusho-shien", "recordRef": "R-8", "subject": {"individualNumber": "609407454590",
              "name": {"kanji": "小林　健一"}, "birthDate": "1964-05-01", "address": {"text": "長野県長野市大字鶴賀緑町1613番地"}}}""").body("decision", equalTo("PASS")).body("outcomes.sex", equalTo("NOT_REQUIRED"));
    }

    @Test
    void acceptsEveryProcedureOfTheCatalogue() {
        List<String> procedures = given().get("/v1/procedures").jsonPath().getList("id");
        assertThat(procedures).hasSize(17);
        for (String procedure : procedures) {
            post(CheckExamples.PASS_REQUEST.replace("shintai-shogaisha-techo", procedure))
                    .statusCode(200)
                    .body("procedure", equalTo(procedure))
                    .body("decision", equalTo("PASS"));
        }
    }

    @Test
    void refusesAnUnknownProcedure() {
        post(CheckExamples.PASS_REQUEST.replace("shintai-shogaisha-techo", "fishing-licence"))
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_PROCEDURE"))
                .body("decision", equalTo("BLOCK"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ja | 生年月日が住民基本台帳と一致しません",
                "en | The birth date does not agree",
                "fr, en;q=0.5 | The birth date does not agree",
                "de | 生年月日が住民基本台帳と一致しません",
                "%%% | 生年月日が住民基本台帳と一致しません"
            })
    void speaksTheLanguageOfTheCaller(String acceptLanguage, String message) {
        post(request("609407454590", "1964-05-02", ""), acceptLanguage)
                .statusCode(200)
                .body("reasons[0].message", startsWith(message));
    }

    @Test
    void forbidsToKeepAnAnswer() {
        post(CheckExamples.PASS_REQUEST).header("Cache-Control", "no-store");
        post("{}").header("Cache-Control", "no-store");
    }
}
