package jp.sekisho.api.inspection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.Verification;
import jp.sekisho.inspection.Inspection;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Signing;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.stream.Ending;
import jp.sekisho.stream.Incomplete;
import jp.sekisho.stream.TrailerSigner;
import jp.sekisho.testsupport.CheckExamples;
import jp.sekisho.testsupport.Contract;
import org.junit.jupiter.api.Test;

/// Attestations of an inspection: one a PASS where they are asked for, and the trailer's own signature always.
@QuarkusTest
class InspectionAttestationTest {
    private static final String PASS = oneLine(CheckExamples.PASS_REQUEST);
    private static final String NO_DESTINATION = PASS.replace("\"destinationKey\": \"0000000001234567\",", "");
    private static final String BLOCK = PASS.replace("小林健一", "小林健二");

    @Inject
    AttestationVerifier verifier;

    @Inject
    PolicyCatalogue policies;

    @Inject
    ObjectMapper json;

    private static String oneLine(String json) {
        return json.replace("\n", " ");
    }

    private static List<String> inspect(boolean attest, String... records) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/x-ndjson", ContentType.BINARY)))
                .contentType("application/x-ndjson")
                .queryParam("attest", attest)
                .body(String.join("\n", records).getBytes(StandardCharsets.UTF_8))
                .post("/v1/inspections")
                .asString()
                .lines()
                .toList();
    }

    private List<JsonNode> attestations(List<String> lines) throws Exception {
        List<JsonNode> attestations = new ArrayList<>();
        for (String line : lines.subList(0, lines.size() - 1)) {
            Contract.validate("CheckedLine", line);
            attestations.add(json.readTree(line).get("attestation"));
        }
        return attestations;
    }

    @Test
    void eachPassThatGoesSomewhereIsAttestedWhereThatIsAskedFor() throws Exception {
        List<JsonNode> attestations = attestations(inspect(true, PASS, NO_DESTINATION, BLOCK, PASS));
        assertThat(attestations).extracting(JsonNode::isNull).containsExactly(false, true, true, false);
        assertThat(attestations.get(0).get("nonce"))
                .isNotEqualTo(attestations.get(3).get("nonce"));
        for (int attested : List.of(0, 3)) {
            ObjectNode request = (ObjectNode) json.readTree(PASS);
            request.remove("recordRef");
            request.put("audience", "practice").setAll((ObjectNode) attestations.get(attested));
            assertThat(given().contentType("application/json; charset=utf-8")
                            .body(request.toString())
                            .post("/v1/attestations/verify")
                            .jsonPath()
                            .getBoolean("valid"))
                    .isTrue();
        }
    }

    @Test
    void noneIsIssuedWhereNoneIsAskedFor() throws Exception {
        assertThat(attestations(inspect(false, PASS, BLOCK))).allMatch(JsonNode::isNull);
    }

    @Test
    void theTrailerIsSignedAsItIsWritten() throws Exception {
        List<String> lines = inspect(false, PASS, BLOCK);
        String trailer = lines.getLast();
        Contract.validate("TrailerLine", trailer);
        String sha256 = json.readTree(trailer).at("/trailer/resultsSha256").asText();
        assertThat(verifier.verifyInspection(trailer)).isInstanceOfSatisfying(Verification.Valid.class, valid -> {
            var claims = (jp.sekisho.attestation.ReportClaims) valid.claims();
            assertThat(claims.lines()).isEqualTo(2);
            assertThat(claims.complete()).isTrue();
            assertThat(claims.resultsSha256()).isEqualTo(sha256);
        });
        assertThat(verifier.verifyInspection(trailer.replace("\"passed\":1", "\"passed\":2")))
                .isEqualTo(new Verification.Refused<>(Refusal.OTHER_RECORD));
    }

    @Test
    void aTrailerThatCannotBeSignedSaysThatItIsNotComplete() throws Exception {
        AttestationSigner expired = new AttestationSigner(
                "sekisho", () -> new KeyRing(SigningKey.ephemeral(Instant.EPOCH), List.of()), Clock.systemUTC());
        InspectionReport report = new InspectionReport(
                new Inspection(policies.procedures()).report(Optional.empty()),
                new RecordList(),
                List.of(),
                new InspectionReport.Changed(OptionalLong.empty(), OptionalLong.empty()),
                expired::inspection);
        List<Signing.Trouble> told = new ArrayList<>();
        String line = new TrailerSigner((trouble, _) -> told.add(trouble))
                .signed(
                        "report",
                        report.signer(),
                        new Ending(Set.of(), OffsetDateTime.now(Clock.systemUTC()), Duration.ZERO, 0, "0".repeat(64)),
                        0,
                        ending -> written(report.trailer(ending)));
        assertThat(told).containsExactly(Signing.Trouble.KEY_NOT_VALID);
        Contract.validate("TrailerLine", line);
        JsonNode trailer = json.readTree(line).get("trailer");
        assertThat(trailer.get("complete").asBoolean()).isFalse();
        assertThat(trailer.get("incomplete").get(0).asText()).isEqualTo(Incomplete.NOT_SIGNED.name());
        assertThat(trailer.get("signature").isNull()).isTrue();
    }

    private String written(Object trailer) {
        try {
            return json.writeValueAsString(trailer);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
