package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.security.Caller;
import jp.sekisho.security.NamedCallers;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys as callers hold them, and the systems that records go to.
@QuarkusTest
class DestinationsApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADDRESS_NUMBER = "000000001234560";
    private static final String WRONG_ADDRESS_NUMBER = "000000001234561";

    private static ObjectNode record() {
        try {
            return (ObjectNode) JSON.readTree(CheckExamples.PASS_REQUEST);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode addressNumber(String key) {
        return record().put("destinationKey", key).put("destinationKeyKind", "ADDRESS_NUMBER");
    }

    private static ValidatableResponse post(String path, JsonNode body) {
        return given().contentType("application/json; charset=utf-8")
                .body(body.toString())
                .post(path)
                .then();
    }

    private static JsonPath passed(ObjectNode record) {
        return post("/v1/checks", record)
                .statusCode(200)
                .body("decision", equalTo("PASS"))
                .body("attestation", notNullValue())
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse verify(JsonPath passed, ObjectNode record) {
        record.remove(List.of("recordRef"));
        return post(
                "/v1/attestations/verify",
                record.put("audience", "practice")
                        .put("token", passed.getString("attestation.token"))
                        .put("nonce", passed.getString("attestation.nonce")));
    }

    @Test
    void anAttestationSaysWhatKindOfKeyItIsFor() {
        JsonPath passed = passed(addressNumber(ADDRESS_NUMBER));
        verify(passed, addressNumber(ADDRESS_NUMBER))
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("claims.destination", equalTo("intermediate-server"))
                .body("claims.destinationKeyKind", equalTo("ADDRESS_NUMBER"));
        verify(passed, record().put("destinationKey", ADDRESS_NUMBER))
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("reason", equalTo("OTHER_DESTINATION"));
    }

    @ParameterizedTest
    @CsvSource({WRONG_ADDRESS_NUMBER, "0000000001234567", "1"})
    void anAddressNumberThatIsNoneIsTheRecordsOwnFaultAndNobodyIsLookedUp(String key) {
        post("/v1/checks", addressNumber(key))
                .statusCode(200)
                .body("decision", equalTo("BLOCK"))
                .body("remedy", equalTo("CORRECT"))
                .body("reasons.code", equalTo(List.of("DESTINATION_KEY_CHECK_DIGIT")))
                .body("registry", nullValue())
                .body("attestation", nullValue());
    }

    /// The answer is the same for a number that nobody has: it tells of the record alone.
    @Test
    void aWrongAddressNumberIsToldToEverybody() {
        String guarded = NamedCallers.header("guarded", "guarded", "*", Caller.Detail.GUARDED);
        for (String number : List.of("609407454590", "111111111118")) {
            ObjectNode record = addressNumber(WRONG_ADDRESS_NUMBER);
            ((ObjectNode) record.get("subject")).put("individualNumber", number);
            given().header(NamedCallers.HEADER, guarded)
                    .contentType("application/json")
                    .body(record.toString().getBytes(StandardCharsets.UTF_8))
                    .post("/v1/checks")
                    .then()
                    .statusCode(200)
                    .body("reasons.code", equalTo(List.of("DESTINATION_KEY_CHECK_DIGIT")));
        }
    }

    @Test
    void oneRecordPassesForTwoDestinationsAndNoTokenForOneCountsAtTheOther() {
        JsonPath here = passed(addressNumber(ADDRESS_NUMBER));
        JsonPath there = passed(addressNumber(ADDRESS_NUMBER).put("destination", "pmh"));
        verify(there, addressNumber(ADDRESS_NUMBER).put("destination", "pmh"))
                .body("valid", equalTo(true))
                .body("claims.destination", equalTo("pmh"));
        verify(there, addressNumber(ADDRESS_NUMBER)).body("reason", equalTo("OTHER_DESTINATION"));
        verify(here, addressNumber(ADDRESS_NUMBER).put("destination", "pmh"))
                .body("reason", equalTo("OTHER_DESTINATION"));
        JsonNode claims = claims(there);
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
    }

    @Test
    void aDestinationKnowsItsKindOfKeyAndItsAudience() {
        JsonPath pmh = passed(record().put("destination", "pmh").put("destinationKey", ADDRESS_NUMBER));
        assertThat(claims(pmh).get("keyKind").asText()).isEqualTo("ADDRESS_NUMBER");
        JsonPath mesh = passed(record().put("destination", "service-mesh"));
        assertThat(claims(mesh).get("aud").asText()).isEqualTo("service-mesh");
        assertThat(claims(mesh).has("keyKind")).isFalse();
    }

    private static JsonNode claims(JsonPath passed) {
        try {
            return JSON.readTree(Base64.getUrlDecoder()
                    .decode(passed.getString("attestation.token").split("[.]", -1)[1]));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "nowhere, shintai-shogaisha-techo, 422, UNKNOWN_DESTINATION",
        "service-mesh, seikatsu-hogo, 403, DESTINATION_NOT_PERMITTED",
        "pmh, shintai-shogaisha-techo, 422, DESTINATION_KEY_KIND"
    })
    void refusesWhatTheDestinationDoesNotTake(String destination, String procedure, int status, String code) {
        ObjectNode record = record().put("destination", destination)
                .put("procedure", procedure)
                .put("destinationKeyKind", "OTHER");
        post("/v1/checks", record)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("decision", equalTo("BLOCK"));
    }

    @Test
    void anUnknownKindOfKeyIsRefused() {
        post("/v1/checks", record().put("destinationKeyKind", "STREET_NUMBER"))
                .statusCode(400)
                .body("violations.pointer", hasItem("/destinationKeyKind"))
                .body("violations.code", hasItem("UNKNOWN_VALUE"));
    }

    private static ObjectNode registered(ObjectNode record, JsonPath passed) {
        record.remove("recordRef");
        return record.put("registeredAt", OffsetDateTime.now(ZoneOffset.UTC).toString())
                .put("audience", "practice")
                .put("token", passed.getString("attestation.token"))
                .put("nonce", passed.getString("attestation.nonce"));
    }

    @Test
    void whatWasRegisteredElsewhereThanItWasAttestedForIsFound() throws JsonProcessingException {
        JsonPath here = passed(addressNumber(ADDRESS_NUMBER));
        JsonPath there = passed(addressNumber(ADDRESS_NUMBER).put("destination", "pmh"));
        String lines = Stream.of(
                        registered(addressNumber(ADDRESS_NUMBER), here),
                        registered(addressNumber(ADDRESS_NUMBER).put("destination", "pmh"), there),
                        registered(addressNumber(ADDRESS_NUMBER), there),
                        registered(addressNumber(ADDRESS_NUMBER).put("destination", "pmh"), here))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        List<String> answers = given().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/reconciliations")
                .asString()
                .lines()
                .toList();
        assertThat(answers.subList(0, 4))
                .extracting(line -> JSON.readTree(line).path("verdict").asText())
                .containsExactly("ATTESTED", "ATTESTED", "OTHER_DESTINATION", "OTHER_DESTINATION");
        assertThat(JSON.readTree(answers.getLast())
                        .at("/trailer/total/otherRecord")
                        .asInt())
                .isEqualTo(2);
    }

    private static ObjectNode moved() {
        ObjectNode record = addressNumber(ADDRESS_NUMBER).put("destination", "pmh");
        record.withObject("/subject/address").put("text", "松本市大手3-8-13");
        return record;
    }

    private static JsonPath release(String caller, String path, ObjectNode request) {
        return given().header(NamedCallers.HEADER, NamedCallers.header(caller, "welfare", "*", Caller.Detail.FULL))
                .contentType("application/json; charset=utf-8")
                .body(request.toString())
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ObjectNode by(String person, ObjectNode check) {
        ObjectNode request =
                JSON.createObjectNode().put("explanation", "転出証明書で新旧の住所を確認").put("person", person);
        request.set("check", check);
        return request;
    }

    private static ObjectNode confirmation(JsonPath proposed, ObjectNode check) {
        return by("staff-42", check)
                .put("token", proposed.getString("proposal.token"))
                .put("nonce", proposed.getString("proposal.nonce"));
    }

    @Test
    void aReleaseIsForOneDestinationAsAnAttestationIs() {
        JsonPath proposed = release(
                "desk", "/v1/releases/proposals", by("staff-17", moved()).put("code", "ADDRESS_CHANGE_CONFIRMED"));
        ObjectNode elsewhere = moved();
        elsewhere.remove("destination");
        JsonPath refused = release("chief", "/v1/releases", confirmation(proposed, elsewhere));
        assertThat(refused.getString("refusal")).isEqualTo("PROPOSAL_NOT_VALID");
        assertThat(refused.getString("proposalRefusal")).isEqualTo("OTHER_DESTINATION");
        JsonPath released = release("chief", "/v1/releases", confirmation(proposed, moved()));
        for (ObjectNode record : List.of(moved(), elsewhere.deepCopy())) {
            boolean there = record.has("destination");
            record.remove("recordRef");
            JsonPath verified = release(
                    "chief",
                    "/v1/releases/verify",
                    record.put("audience", "welfare")
                            .put("token", released.getString("release.token"))
                            .put("nonce", released.getString("release.nonce")));
            assertThat(verified.getBoolean("released")).isEqualTo(there);
            assertThat(verified.getString("refusal")).isEqualTo(there ? null : "OTHER_DESTINATION");
        }
    }

    @Test
    void theDestinationsAreListedWithTheirJapaneseNames() {
        given().get("/v1/destinations")
                .then()
                .statusCode(200)
                .body("id", hasItems("intermediate-server", "pmh", "service-mesh"))
                .body("nameJa", hasItems("中間サーバー", "公共サービスメッシュ"))
                .body("find { it.id == 'pmh' }.keyKind", equalTo("ADDRESS_NUMBER"));
    }

    private static JsonNode trailer(String contentType, String body) throws JsonProcessingException {
        String answer = given().contentType(contentType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/inspections")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return JSON.readTree(answer.lines().toList().getLast()).get("trailer");
    }

    /// Two people, whose own records pass, share one address record.
    @Test
    void aStreamTellsOfOneKeyOnTwoNumbersAndOfOneNumberOnTwoKeys() throws JsonProcessingException {
        ObjectNode other = record();
        ((ObjectNode) other.get("subject")).put("individualNumber", "051117773900");
        ObjectNode twice = record().put("destinationKey", "0000000007654321");
        JsonNode trailer = trailer("application/x-ndjson", record() + "\n" + other + "\n" + twice + "\n");
        assertThat(trailer.at("/diagnoses/KEY_REUSED").asInt()).isEqualTo(1);
        assertThat(trailer.at("/diagnoses/NUMBER_ON_TWO_KEYS").asInt()).isEqualTo(1);
        assertThat(trailer.get("findings"))
                .extracting(finding -> finding.get("diagnosis").asText() + finding.get("lines"))
                .contains("KEY_REUSED[1,2]", "NUMBER_ON_TWO_KEYS[1,3]");
        assertThat(trailer.get("boundReached")).isEmpty();
    }

    @Test
    void aTableHoldsAddressNumbersUnderTheirJapaneseName() throws JsonProcessingException {
        String rows = "登録先,事務,管理番号,個人番号,氏名,宛名番号\n"
                + "pmh,shintai-shogaisha-techo,R-1,609407454590,小林健一," + ADDRESS_NUMBER + "\n"
                + ",shintai-shogaisha-techo,R-2,609407454590,小林健一," + WRONG_ADDRESS_NUMBER + "\n"
                + "nowhere,shintai-shogaisha-techo,R-3,609407454590,小林健一," + ADDRESS_NUMBER + "\n";
        JsonNode trailer = trailer("text/csv; charset=utf-8", rows);
        assertThat(trailer.at("/reasons/DESTINATION_KEY_CHECK_DIGIT").asInt()).isEqualTo(1);
        assertThat(trailer.at("/total/invalid").asInt()).isEqualTo(1);
        assertThat(trailer.at("/total/checked").asInt()).isEqualTo(2);
    }

    @Test
    void aTableSaysTheKindOfKeyInAColumnOfItsOwn() throws JsonProcessingException {
        String rows = "事務,管理番号,個人番号,団体内統合宛名番号,宛名番号の種類\n"
                + "shintai-shogaisha-techo,R-1,609407454590," + WRONG_ADDRESS_NUMBER + ",宛名番号\n"
                + "shintai-shogaisha-techo,R-2,609407454590," + WRONG_ADDRESS_NUMBER + ",その他\n"
                + "shintai-shogaisha-techo,R-3,609407454590," + WRONG_ADDRESS_NUMBER + ",住所番号\n";
        JsonNode trailer = trailer("text/csv; charset=utf-8", rows);
        assertThat(trailer.at("/reasons/DESTINATION_KEY_CHECK_DIGIT").asInt()).isEqualTo(1);
        assertThat(trailer.at("/total/invalid").asInt()).isEqualTo(1);
    }

    @Test
    void aTableWithTwoColumnsForOneKeyIsRefused() {
        given().contentType("text/csv; charset=utf-8")
                .body("事務,管理番号,個人番号,団体内統合宛名番号,宛名番号\n".getBytes(StandardCharsets.UTF_8))
                .post("/v1/inspections")
                .then()
                .statusCode(400)
                .body("code", equalTo("CSV_HEADER"))
                .body("violations.code", hasItem("DUPLICATE_PROPERTY"));
    }
}
