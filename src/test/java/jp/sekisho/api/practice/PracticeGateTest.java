package jp.sekisho.api.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.attestation.AnsweredReport;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.ReportVerification;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.practice.Scene;
import jp.sekisho.practice.Scene.Blocked;
import jp.sekisho.practice.Scene.Delivery;
import jp.sekisho.practice.Scene.Refused;
import jp.sekisho.practice.SceneRequest;
import jp.sekisho.practice.Scenes;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.KeySet;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/// What the practice gate answers to magic numbers, over HTTP.
@QuarkusTest
@TestProfile(RehearsalProfile.class)
class PracticeGateTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI gate;

    @Inject
    Supplier<KeyRing> keys;

    private HttpResponse<String> send(String path, String mediaType, String body, String... headers)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(gate.resolve(path))
                    .header("Content-Type", mediaType)
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> play(Scene scene) throws IOException, InterruptedException {
        SceneRequest request = SceneRequest.of(scene, 1);
        return send(request.path(), request.mediaType(), request.body());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private JsonNode decided(Delivery scene) throws IOException, InterruptedException {
        HttpResponse<String> answer = play(scene);
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer);
    }

    @Test
    void blocksForEveryReason() throws IOException, InterruptedException {
        for (Scene scene : Scenes.all()) {
            if (scene instanceof Blocked(var reason)) {
                HttpResponse<String> answer = play(scene);
                JsonNode told = json(answer);
                assertThat(told.path("decision").asText()).as(scene.name()).isEqualTo("BLOCK");
                assertThat(told.path("remedy").asText())
                        .as(scene.name())
                        .isEqualTo(reason.remedy().name());
                if (reason.remedy() == Remedy.RETRY) {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After"))
                            .isEqualTo(reason == ReasonCode.REGISTRY_STALE ? Optional.empty() : Optional.of("1"));
                    assertThat(told.path("code").asText()).isEqualTo(reason.name());
                } else {
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(told.path("reasons"))
                            .singleElement()
                            .satisfies(only ->
                                    assertThat(only.path("code").asText()).isEqualTo(reason.name()));
                    assertThat(told.path("attestation").isNull()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithEveryStatus(Refused scene) throws IOException, InterruptedException {
        HttpResponse<String> answer = play(scene);
        assertThat(answer.statusCode())
                .isEqualTo(ProblemType.valueOf(scene.name()).status());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(answer).path("code").asText()).isEqualTo(scene.name());
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(scene == Refused.QUOTA_EXCEEDED);
    }

    @Test
    void refusesOnceAndThenPasses() throws IOException, InterruptedException {
        assertThat(play(Delivery.UNAVAILABLE_ONCE).statusCode()).isEqualTo(503);
        assertThat(decided(Delivery.UNAVAILABLE_ONCE).path("decision").asText()).isEqualTo("PASS");
    }

    /// Otherwise that nobody registers would prove nothing.
    @ParameterizedTest
    @EnumSource(
            names = {
                "PASS",
                "UNKNOWN_NOTE",
                "UNKNOWN_PROPERTY",
                "UNKNOWN_MODE",
                "SHADOW",
                "ATTESTATION_MISSING",
                "ATTESTATION_FORGED",
                "ATTESTATION_OF_ANOTHER"
            })
    void whatIsSpoiltIsAPassOfTheGate(Delivery scene) throws IOException, InterruptedException {
        assertThat(decided(scene).path("decision").asText()).isEqualTo("PASS");
    }

    @Test
    void saysWhatNoClientKnows() throws IOException, InterruptedException {
        assertThat(decided(Delivery.UNKNOWN_NOTE).path("notes").toString()).contains("PRACTICE_UNKNOWN_NOTE");
        assertThat(decided(Delivery.UNKNOWN_PROPERTY).has("practiceUnknownProperty"))
                .isTrue();
        assertThat(decided(Delivery.UNKNOWN_DECISION).path("decision").asText()).isEqualTo("PASS_PROVISIONALLY");
        assertThat(decided(Delivery.DECISION_MISSING).has("decision")).isFalse();
        assertThat(decided(Delivery.UNKNOWN_MODE).path("mode").asText()).isEqualTo("PRACTICE_UNKNOWN_MODE");
        assertThat(decided(Delivery.SHADOW).path("mode").asText()).isEqualTo("SHADOW");
        assertThat(decided(Delivery.UNKNOWN_REASON).at("/reasons/0/code").asText())
                .isEqualTo("PRACTICE_UNKNOWN_REASON");
        assertThat(decided(Delivery.UNKNOWN_REMEDY).path("remedy").asText()).isEqualTo("PRACTICE_UNKNOWN_REMEDY");
        HttpResponse<String> problem = play(Delivery.UNKNOWN_PROBLEM);
        assertThat(problem.statusCode()).isEqualTo(409);
        assertThat(json(problem).path("code").asText()).isEqualTo("PRACTICE_UNKNOWN_PROBLEM");
    }

    @ParameterizedTest
    @EnumSource(names = {"PASS", "ATTESTATION_FORGED", "ATTESTATION_OF_ANOTHER"})
    void anAttestationVerifiesOnlyWhereItIsNotSpoilt(Delivery scene) throws IOException, InterruptedException {
        ObjectNode verification = JSON.createObjectNode();
        ObjectNode record = (ObjectNode) JSON.readTree(SceneRequest.of(scene, 1).body());
        JsonNode attestation = decided(scene).path("attestation");
        verification
                .put("token", attestation.path("token").asText())
                .put("nonce", attestation.path("nonce").asText())
                .put("audience", "practice")
                .put("procedure", record.path("procedure").asText())
                .put("destinationKey", record.path("destinationKey").asText())
                .set("subject", record.path("subject"));
        HttpResponse<String> verified = send("/v1/attestations/verify", "application/json", verification.toString());
        assertThat(verified.statusCode()).as(verified.body()).isEqualTo(200);
        assertThat(json(verified).path("valid").asBoolean()).isEqualTo(scene == Delivery.PASS);
    }

    @Test
    void answersWhatIsNoAnswer() throws IOException, InterruptedException {
        assertThatThrownBy(() -> play(Delivery.CUT)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> play(Delivery.SILENCE)).isInstanceOf(IOException.class);
        HttpResponse<String> redirected = play(Delivery.REDIRECT);
        assertThat(redirected.statusCode()).isEqualTo(307);
        assertThat(redirected.headers().firstValue("Location")).contains("/v1/checks?redirected");
        assertThat(play(Delivery.HTML).headers().firstValue("Content-Type")).contains("text/html");
        assertThat(play(Delivery.EMPTY).body()).isEmpty();
    }

    @Test
    void whoFollowsARedirectionGetsAPassWithoutAnAttestation() throws IOException, InterruptedException {
        SceneRequest request = SceneRequest.of(Delivery.REDIRECT, 1);
        HttpResponse<String> answer = send("/v1/checks?redirected", request.mediaType(), request.body());
        assertThat(json(answer).path("decision").asText()).isEqualTo("PASS");
        assertThat(json(answer).path("attestation").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ALL, names = "STREAM_.*")
    void anInspectionEndsAsItsSceneHasIt(Delivery scene) throws IOException, InterruptedException {
        SceneRequest request = SceneRequest.of(scene, 1);
        HttpResponse<String> answer =
                send(request.path(), request.mediaType(), request.body(), "Accept-Encoding", "gzip");
        KeySet published = keys.get().keySet();
        ReportVerification verification = new AttestationVerifier(
                        () -> published, "sekisho", Clock.systemUTC(), Duration.ofMinutes(1), _ -> true)
                .verify(AnsweredReport.read(
                        new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8))));
        assertThat(answer.body().lines().filter(line -> line.contains("\"decision\":\"PASS\"")))
                .hasSize(3);
        Class<?> expected = switch (scene) {
            case STREAM_COMPLETE -> ReportVerification.Complete.class;
            case STREAM_INCOMPLETE -> ReportVerification.Incomplete.class;
            default -> ReportVerification.Refused.class;
        };
        assertThat(verification).isInstanceOf(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"PASS", "UNKNOWN_NOTE", "ATTESTATION_MISSING"})
    void noSceneMakesAPass(Delivery scene) throws IOException, InterruptedException {
        ObjectNode record = (ObjectNode) JSON.readTree(SceneRequest.of(scene, 1).body());
        ((ObjectNode) record.path("subject")).put("birthDate", "1950-01-01");
        HttpResponse<String> answer = send("/v1/checks", "application/json", record.toString());
        assertThat(json(answer).path("decision").asText()).isEqualTo("BLOCK");
        assertThat(json(answer).path("attestation").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"subject\": null}", "{\"subject\": {}}", "{\"subject\": {\"individualNumber\": null}}"})
    void aRecordWithoutANumberIsRefusedAsInProduction(String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("/v1/checks", "application/json", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("code").asText()).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void aRequestThatIsRefusedForItselfStaysRefused() throws IOException, InterruptedException {
        ObjectNode record =
                (ObjectNode) JSON.readTree(SceneRequest.of(Delivery.PASS, 1).body());
        record.put("procedure", "no-such-procedure");
        HttpResponse<String> answer = send("/v1/checks", "application/json", record.toString());
        assertThat(json(answer).path("code").asText()).isEqualTo("UNKNOWN_PROCEDURE");
    }

    @Test
    void twoPractisingCallersReleaseARecord() throws IOException, InterruptedException {
        ObjectNode check = (ObjectNode) JSON.readTree(CheckExamples.PASS_REQUEST.replace("長野市鶴賀緑町１６１３", "松本市大手3-8-13"));
        ObjectNode proposal = JSON.createObjectNode()
                .put("code", "ADDRESS_CHANGE_CONFIRMED")
                .put("explanation", "転出証明書で新旧の住所を確認")
                .put("person", "staff-17");
        proposal.set("check", check);
        JsonNode proposed = json(send("/v1/releases/proposals", "application/json", proposal.toString()))
                .path("proposal");
        ObjectNode confirmation = JSON.createObjectNode()
                .put("token", proposed.path("token").asText())
                .put("nonce", proposed.path("nonce").asText())
                .put("explanation", "転出証明書で新旧の住所を確認")
                .put("person", "staff-42");
        confirmation.set("check", check);
        String same = send("/v1/releases", "application/json", confirmation.toString())
                .body();
        assertThat(JSON.readTree(same).path("refusal").asText()).isEqualTo("SAME_CALLER");
        String other = send(
                        "/v1/releases",
                        "application/json",
                        confirmation.toString(),
                        "Authorization",
                        "Bearer practice-2")
                .body();
        assertThat(JSON.readTree(other).path("release").path("token").asText()).isNotEmpty();
    }
}
