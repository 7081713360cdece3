package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.Verification;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.security.Caller;
import jp.sekisho.security.NamedCallers;
import jp.sekisho.signing.KeySet;
import jp.sekisho.testsupport.CheckExamples;
import jp.sekisho.testsupport.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attestations over HTTP: issued with a PASS, verified, refused after any edit.
@QuarkusTest
class AttestationApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json; charset=utf-8")
                .body(body)
                .post(path)
                .then()
                .statusCode(200);
    }

    private static JsonPath check(String request) {
        return post("/v1/checks", request).extract().jsonPath();
    }

    /// The request that verifies the attestation of a PASS for the very record that passed.
    private static ObjectNode verification(JsonPath passed) {
        try {
            ObjectNode request = (ObjectNode) JSON.readTree(CheckExamples.PASS_REQUEST);
            request.remove("recordRef");
            return request.put("audience", "practice")
                    .put("token", passed.getString("attestation.token"))
                    .put("nonce", passed.getString("attestation.nonce"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static ValidatableResponse verify(ObjectNode request) {
        Contract.validate("VerificationRequest", request.toString());
        return post("/v1/attestations/verify", request.toString());
    }

    @Test
    void anAttestationHoldsForTheRecordThatPassed() {
        JsonPath passed = check(CheckExamples.PASS_REQUEST);
        verify(verification(passed))
                .body("valid", equalTo(true))
                .body("reason", nullValue())
                .body("claims.checkId", equalTo(passed.getString("checkId")))
                .body("claims.issuer", equalTo("sekisho"))
                .body("claims.policy.sha256", equalTo(passed.getString("policy.sha256")))
                .body("claims.registry.asOf", equalTo(passed.getString("registry.asOf")));
    }

    @Test
    void aPassWithoutADestinationKeyAndABlockCarryNone() {
        assertThat(check(CheckExamples.PASS_REQUEST.replace("\"destinationKey\": \"0000000001234567\",", ""))
                        .getString("attestation"))
                .isNull();
        assertThat(check(CheckExamples.PASS_REQUEST.replace("小林健一", "小林健二")).getString("attestation"))
                .isNull();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "/subject/individualNumber, 051117773900, OTHER_RECORD",
        "/subject/name/kanji, 小林　健一, OTHER_RECORD",
        "/subject/name/kana, コバヤシ　ケンイチ, OTHER_RECORD",
        "/subject/name/roman, KOBAYASHI, OTHER_RECORD",
        "/subject/name/alias, 小林, OTHER_RECORD",
        "/subject/name/aliasKana, コバヤシ, OTHER_RECORD",
        "/subject/birthDate, 1964-05-01, OTHER_RECORD",
        "/subject/sex, 2, OTHER_RECORD",
        "/subject/address/municipalityCode, 202029, OTHER_RECORD",
        "/subject/address/text, 長野市鶴賀緑町1613, OTHER_RECORD",
        "/subject/address/building, '', OTHER_RECORD",
        "/destinationKey, 0000000001234568, OTHER_DESTINATION",
        "/procedure, ryoiku-techo, OTHER_PROCEDURE",
        "/audience, another-system, OTHER_AUDIENCE",
        "/nonce, AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8, OTHER_RECORD",
        "/nonce, short, MALFORMED",
        "/token, '', MALFORMED",
        "/token, a.b.c, MALFORMED"
    })
    void everyEditIsRefused(String pointer, String value, Refusal reason) {
        ObjectNode request = verification(check(CheckExamples.PASS_REQUEST));
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) request.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);
        verify(request)
                .body("valid", equalTo(false))
                .body("reason", equalTo(reason.name()))
                .body("claims", nullValue());
    }

    @Test
    void noCallerVerifiesInTheNameOfAnotherSystem() {
        ObjectNode request = verification(check(CheckExamples.PASS_REQUEST));
        given().header(NamedCallers.HEADER, NamedCallers.header("tax", "tax-system", "*", Caller.Detail.GUARDED))
                .contentType("application/json; charset=utf-8")
                .body(request.toString())
                .post("/v1/attestations/verify")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("reason", equalTo(Refusal.OTHER_AUDIENCE.name()));
    }

    /// What forgers try on a token.
    private enum Forgery {
        NO_ALGORITHM(
                Refusal.WRONG_ALGORITHM,
                token -> header(token, "{\"alg\":\"none\",\"typ\":\"sekisho-attestation+jwt\"}")),
        ANOTHER_ALGORITHM(
                Refusal.WRONG_ALGORITHM, token -> header(token, text(token, 0).replace("EdDSA", "HS256"))),
        A_RELEASE(Refusal.WRONG_TYPE, token -> header(token, text(token, 0).replace("attestation", "release"))),
        AN_UNKNOWN_KEY(
                Refusal.UNKNOWN_KEY,
                token -> header(token, text(token, 0).replaceFirst("\"kid\":\"[^\"]+\"", "\"kid\":\"x\""))),
        NO_SIGNATURE(Refusal.BAD_SIGNATURE, token -> token.substring(0, token.lastIndexOf('.') + 1)),
        A_LONGER_LIFE(Refusal.BAD_SIGNATURE, token -> {
            String[] parts = token.split("\\.");
            return parts[0] + "." + encoded(text(token, 1).replace("\"exp\":1", "\"exp\":2")) + "." + parts[2];
        });

        private final Refusal reason;
        private final UnaryOperator<String> forge;

        Forgery(Refusal reason, UnaryOperator<String> forge) {
            this.reason = reason;
            this.forge = forge;
        }

        private static String header(String token, String header) {
            return encoded(header) + token.substring(token.indexOf('.'));
        }

        private static String text(String token, int part) {
            return new String(Base64.getUrlDecoder().decode(token.split("\\.")[part]), StandardCharsets.UTF_8);
        }

        private static String encoded(String text) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyForgeryIsRefused(Forgery forgery) {
        ObjectNode request = verification(check(CheckExamples.PASS_REQUEST));
        String token = request.get("token").asText();
        String forged = forgery.forge.apply(token);
        assertThat(forged).isNotEqualTo(token);
        verify(request.put("token", forged))
                .body("valid", equalTo(false))
                .body("reason", equalTo(forgery.reason.name()));
    }

    @Test
    void theKeySetAloneIsEnoughToVerify() throws JsonProcessingException {
        JsonPath passed = check(CheckExamples.PASS_REQUEST);
        String jwks = given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        KeySet keys = KeySet.parse(jwks).orElseThrow();
        var request = JSON.readValue(CheckExamples.PASS_REQUEST, jp.sekisho.api.wire.CheckRequest.class);
        assertThat(new AttestationVerifier(() -> keys, "sekisho", Clock.systemUTC(), Duration.ofSeconds(5), _ -> true)
                        .verify(
                                passed.getString("attestation.token"),
                                passed.getString("attestation.nonce"),
                                WireRequests.attested(
                                        request.procedure(),
                                        DestinationKey.integrated("0000000001234567"),
                                        request.subject()),
                                "practice"))
                .isInstanceOf(Verification.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "nonce", "audience", "procedure", "destinationKey", "subject"})
    void asksForEverythingThatAVerdictNeeds(String property) {
        ObjectNode request = verification(check(CheckExamples.PASS_REQUEST));
        request.remove(property);
        given().contentType("application/json; charset=utf-8")
                .body(request.toString())
                .post("/v1/attestations/verify")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/" + property));
    }

    @Test
    void refusesAProcedureThatThereIsNot() {
        given().contentType("application/json; charset=utf-8")
                .body(verification(check(CheckExamples.PASS_REQUEST))
                        .put("procedure", "fishing-licence")
                        .toString())
                .post("/v1/attestations/verify")
                .then()
                .statusCode(422)
                .body("decision", equalTo("BLOCK"));
    }
}
