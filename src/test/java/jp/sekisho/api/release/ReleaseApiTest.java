package jp.sekisho.api.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.attestation.AttestationDraft;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.PolicyVersion;
import jp.sekisho.attestation.ProposalDraft;
import jp.sekisho.attestation.Releaser;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.release.ReleaseRefusal;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.security.NamedCallers;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Signing;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The release of a blocked record by two persons, over HTTP.
@QuarkusTest
class ReleaseApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROCEDURE = "shintai-shogaisha-techo";
    private static final String DESK = NamedCallers.header("desk", "welfare", "*", Detail.FULL);
    private static final String CHIEF = NamedCallers.header("chief", "welfare", "*", Detail.FULL);
    private static final String EXPLANATION = "転出証明書で新旧の住所を確認";

    @Inject
    Supplier<KeyRing> keys;

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// Only the address differs.
    private static ObjectNode moved() {
        return json(CheckExamples.PASS_REQUEST.replace("長野市鶴賀緑町１６１３", "松本市大手3-8-13"));
    }

    private static ObjectNode proposal(ObjectNode check) {
        ObjectNode request = JSON.createObjectNode()
                .put("code", "ADDRESS_CHANGE_CONFIRMED")
                .put("explanation", EXPLANATION)
                .put("person", "staff-17");
        request.set("check", check);
        return request;
    }

    private static ObjectNode confirmation(JsonPath proposed) {
        ObjectNode request = JSON.createObjectNode()
                .put("token", proposed.getString("proposal.token"))
                .put("nonce", proposed.getString("proposal.nonce"))
                .put("explanation", EXPLANATION)
                .put("person", "staff-42");
        request.set("check", moved());
        return request;
    }

    private static RequestSpecification as(String caller) {
        return given().header(NamedCallers.HEADER, caller)
                .header("Accept-Language", "en")
                .contentType("application/json; charset=utf-8");
    }

    private static ValidatableResponse propose(ObjectNode request) {
        return as(DESK).body(request.toString()).post("/v1/releases/proposals").then();
    }

    private static JsonPath proposed() {
        return propose(proposal(moved())).statusCode(200).extract().jsonPath();
    }

    private static ValidatableResponse confirm(String caller, ObjectNode request) {
        return as(caller).body(request.toString()).post("/v1/releases").then();
    }

    private static ObjectNode verification(String token, String nonce) {
        ObjectNode request = moved();
        request.remove("recordRef");
        return request.put("audience", "welfare").put("token", token).put("nonce", nonce);
    }

    private static double counted(String step, String code) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("sekisho_releases_total{")
                        && line.contains("\"" + step + "\"")
                        && line.contains("\"" + code + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void twoPersonsReleaseARecordAndTheReleaseIsNoAttestation() {
        double before = counted("RELEASED", "ADDRESS_CHANGE_CONFIRMED");
        JsonPath proposed = proposed();
        assertThat(proposed.getString("decision")).isEqualTo("BLOCK");
        assertThat(proposed.getList("reasons.code")).isEqualTo(List.of("ADDRESS_MISMATCH", "NAMESAKE_RISK"));
        assertThat(proposed.getString("release")).isNull();
        JsonPath released = confirm(CHIEF, confirmation(proposed))
                .statusCode(200)
                .body("refusal", nullValue())
                .body("decision", equalTo("BLOCK"))
                .extract()
                .jsonPath();
        assertThat(counted("RELEASED", "ADDRESS_CHANGE_CONFIRMED")).isEqualTo(before + 1);
        ObjectNode request = verification(released.getString("release.token"), released.getString("release.nonce"));
        as(CHIEF)
                .body(request.toString())
                .post("/v1/releases/verify")
                .then()
                .statusCode(200)
                .body("released", equalTo(true))
                .body("claims.code", equalTo("ADDRESS_CHANGE_CONFIRMED"))
                .body("claims.blockedCheckId", equalTo(released.getString("checkId")))
                .body("claims.proposer.caller", equalTo("desk"))
                .body("claims.proposer.person", equalTo("staff-17"))
                .body("claims.approver.caller", equalTo("chief"))
                .body("claims.approver.person", equalTo("staff-42"));
        as(CHIEF)
                .body(request.toString())
                .post("/v1/attestations/verify")
                .then()
                .body("valid", equalTo(false))
                .body("reason", equalTo("WRONG_TYPE"));
    }

    @Test
    void neitherAnAttestationNorAProposalVerifiesAsARelease() {
        JsonPath passed =
                as(DESK).body(CheckExamples.PASS_REQUEST).post("/v1/checks").jsonPath();
        JsonPath proposed = proposed();
        for (ObjectNode request : List.of(
                verification(passed.getString("attestation.token"), passed.getString("attestation.nonce")),
                verification(proposed.getString("proposal.token"), proposed.getString("proposal.nonce")))) {
            as(CHIEF)
                    .body(request.toString())
                    .post("/v1/releases/verify")
                    .then()
                    .body("released", equalTo(false))
                    .body("refusal", equalTo("WRONG_TYPE"));
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "/check/subject/address/text, 長野市鶴賀緑町１６１３, PASSES, ",
        "/check/subject/sex, 2, TO_CORRECT, ",
        "/check/subject/birthDate, 1996-02-11, WRONG_LINK_SUSPECTED, ",
        "/check/subject/name/kanji, 小林健二, TOO_MUCH_IN_DOUBT, ",
        "/check/subject/name/kana, コバヤシ　ケンイチ, PROPOSAL_NOT_VALID, OTHER_RECORD",
        "/check/subject/address/text, 松本市大手3-8-14, PROPOSAL_NOT_VALID, OTHER_RECORD",
        "/check/destinationKey, 0000000001234568, PROPOSAL_NOT_VALID, OTHER_DESTINATION",
        "/check/procedure, ryoiku-techo, PROPOSAL_NOT_VALID, OTHER_PROCEDURE",
        "/nonce, AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8, PROPOSAL_NOT_VALID, OTHER_RECORD",
        "/nonce, short, PROPOSAL_NOT_VALID, MALFORMED",
        "/token, a.b.c, PROPOSAL_NOT_VALID, MALFORMED",
        "/explanation, 転出証明書で新旧の住所を確認した, OTHER_EXPLANATION, ",
        "/person, staff-17, SAME_PERSON, ",
        "/person, STAFF-17, SAME_PERSON, "
    })
    void everyEditOfAConfirmationIsRefused(String pointer, String value, ReleaseRefusal refusal, String proposal) {
        ObjectNode request = confirmation(proposed());
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) request.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);
        confirm(CHIEF, request)
                .statusCode(200)
                .body("refusal", equalTo(refusal.name()))
                .body("proposalRefusal", equalTo(proposal))
                .body("decision", equalTo("BLOCK"))
                .body("release", nullValue());
    }

    @Test
    void oneCallerDoesNotConfirmItsOwnProposalUnderAnotherName() {
        confirm(DESK, confirmation(proposed()))
                .body("refusal", equalTo("SAME_CALLER"))
                .body("release", nullValue());
    }

    @Test
    void aCallerOfAnotherAudienceDoesNotConfirm() {
        confirm(NamedCallers.header("chief", "tax", "*", Detail.FULL), confirmation(proposed()))
                .body("proposalRefusal", equalTo("OTHER_AUDIENCE"))
                .body("release", nullValue());
    }

    @Test
    void anAttestationOrAReleaseIsNoProposal() {
        JsonPath passed =
                as(DESK).body(CheckExamples.PASS_REQUEST).post("/v1/checks").jsonPath();
        ObjectNode confirmation = confirmation(proposed());
        JsonPath released = confirm(CHIEF, confirmation).extract().jsonPath();
        for (String token : List.of(passed.getString("attestation.token"), released.getString("release.token"))) {
            confirm(CHIEF, confirmation.put("token", token))
                    .body("proposalRefusal", equalTo("WRONG_TYPE"))
                    .body("release", nullValue());
        }
    }

    @Test
    void aReasonThatTheProposerDidNotSeeAndALateConfirmationAreRefused() {
        Clock now = Clock.systemUTC();
        confirm(CHIEF, confirmation(signed(now, "ADDRESS_MISMATCH"))).body("refusal", equalTo("NEW_REASONS"));
        confirm(CHIEF, confirmation(signed(now, "NAMESAKE_RISK ADDRESS_MISMATCH NAME_KANJI_PARTIAL")))
                .body("refusal", nullValue());
        confirm(
                        CHIEF,
                        confirmation(
                                signed(Clock.offset(now, Duration.ofMinutes(-2)), "ADDRESS_MISMATCH NAMESAKE_RISK")))
                .body("proposalRefusal", equalTo("EXPIRED"))
                .body("release", nullValue());
    }

    private JsonPath signed(Clock clock, String blockedFor) {
        try {
            CheckRequest check = JSON.treeToValue(moved(), CheckRequest.class);
            var signing = new AttestationSigner("sekisho", keys, clock)
                    .propose(new ProposalDraft(
                            new AttestationDraft(
                                    "p-1",
                                    "welfare",
                                    new PolicyVersion("strict-4", "0".repeat(64)),
                                    OffsetDateTime.now(clock),
                                    WireRequests.attested(
                                            PROCEDURE, DestinationKey.integrated("0000000001234567"), check.subject()),
                                    Duration.ofMinutes(1)),
                            "c-1",
                            blockedFor,
                            "ADDRESS_CHANGE_CONFIRMED",
                            EXPLANATION,
                            new Releaser("desk", "staff-17")));
            var proposal = ((Signing.Signed<jp.sekisho.attestation.Proposal>) signing).value();
            return new JsonPath("{\"proposal\": {\"token\": \"" + proposal.token() + "\", \"nonce\": \""
                    + proposal.nonce().disclose() + "\"}}");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            value = {
                "/subject/address/text, 長野市鶴賀緑町１６１３, PASSES",
                "/subject/individualNumber, 609407454591, WRONG_LINK_SUSPECTED",
                "/subject/individualNumber, 60940745459, TO_CORRECT",
                "/subject/birthDate, NULL, NOT_HELD",
                "/subject/name/kanji, 小林健二, TOO_MUCH_IN_DOUBT",
                "/subject/name/kanji, ●林健一, TOO_MUCH_IN_DOUBT"
            },
            nullValues = "NULL")
    void noProposalIsMadeOfWhatNobodyMayRelease(String pointer, String value, ReleaseRefusal refusal) {
        ObjectNode check = moved();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) check.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);
        propose(proposal(check))
                .statusCode(200)
                .body("refusal", equalTo(refusal.name()))
                .body("proposal", nullValue())
                .body("release", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"番号は6094 0745 4590", "１２３４－５６７８－９０１２", "小林さんの住所", "松本市大手3-8-13へ転入", "昭和39年5月1日生"})
    void anExplanationThatTellsWhoItIsIsRefusedWithoutRepeatingIt(String explanation) {
        String answer = propose(proposal(moved()).put("explanation", explanation))
                .statusCode(400)
                .body("violations.pointer", hasItems("/explanation"))
                .body("violations.code", hasItems("PERSONAL_DATA"))
                .extract()
                .asString();
        assertThat(answer).doesNotContain(explanation);
    }

    @ParameterizedTest
    @CsvSource({
        "/person, 609407454590, /person",
        "/person, 'a b', /person",
        "/person, '', /person",
        "/code, BECAUSE, /code",
        "/explanation, '', /explanation",
        "/check/procedure, '', /check/procedure"
    })
    void aProposalIsRefusedWhereTheContractIsNotKept(String pointer, String value, String violated) {
        ObjectNode request = proposal(moved());
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) request.at(pointer.substring(0, last))).put(pointer.substring(last + 1), value);
        propose(request).statusCode(400).body("violations[0].pointer", equalTo(violated));
    }

    @Test
    void aReleaseNeedsAKeyAProcedureThatTheCallerHoldsAndAllReasonsShown() {
        ObjectNode keyless = moved();
        keyless.remove("destinationKey");
        propose(proposal(keyless)).statusCode(400).body("violations[0].pointer", equalTo("/check/destinationKey"));
        String request = proposal(moved()).toString();
        for (String caller : List.of(
                NamedCallers.header("desk", "welfare", "ryoiku-techo", Detail.FULL),
                NamedCallers.header("desk", "welfare", "*", Detail.COARSE))) {
            as(caller).body(request).post("/v1/releases/proposals").then().statusCode(403);
            as(caller)
                    .body(confirmation(proposed()).toString())
                    .post("/v1/releases")
                    .then()
                    .statusCode(403);
        }
    }
}
