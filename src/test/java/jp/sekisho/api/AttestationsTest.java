package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.sekisho.api.problem.UndecidedException;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.ops.AttestationMetrics;
import jp.sekisho.policy.Mode;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Shadow;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;

/// A signer that fails.
@QuarkusTest
class AttestationsTest {
    @Inject
    Gate gate;

    @Inject
    PolicyCatalogue policies;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    private static CheckRequest request(String json) throws Exception {
        return new ObjectMapper().readValue(json, CheckRequest.class);
    }

    private Answer answer(CheckRequest request) {
        Supplier<KeyRing> expired = () -> new KeyRing(SigningKey.ephemeral(Instant.EPOCH), List.of());
        Clock clock = Clock.systemUTC();
        Attestations attestations = new Attestations(
                new AttestationSigner("sekisho", expired, clock),
                new Lifetimes(Duration.ofMinutes(1), Map.of(), Duration.ofMinutes(1)),
                new Shadow(Map.of(), clock),
                new AttestationMetrics(meters, expired, clock));
        Gate.Checked checked = gate.check(WireRequests.record(
                request, policies.procedure(request.procedure()).orElseThrow()));
        return attestations.answer(request, checked, "test");
    }

    @Test
    void aPassWhoseAttestationWasDueAndCannotBeSignedBlocks() throws Exception {
        CheckRequest request = request(CheckExamples.PASS_REQUEST);
        Answer answer = answer(request);
        assertThat(answer.attestation()).isEmpty();
        assertThat(answer.checked().decision())
                .isInstanceOfSatisfying(
                        Decision.Block.class,
                        block -> assertThat(block.reasons()).containsExactly(ReasonCode.SIGNER_UNAVAILABLE));
        assertThatThrownBy(() -> WireResponses.response(request, answer, Mode.ENFORCE, Detail.FULL, Language.EN))
                .isInstanceOf(UndecidedException.class)
                .hasMessage("SIGNER_UNAVAILABLE");
    }

    @Test
    void whatIsNotSignedIsCounted() throws Exception {
        answer(request(CheckExamples.PASS_REQUEST));
        assertThat(meters.counter("sekisho.attestations", "result", "KEY_NOT_VALID")
                        .count())
                .isEqualTo(1);
        assertThat(meters.counter("sekisho.attestations", "result", "SIGNED").count())
                .isZero();
        assertThat(meters.get("sekisho.attestation.key.remaining").gauge().value())
                .isNegative();
    }

    @Test
    void aPassWithoutDestinationNeedsNoSigner() throws Exception {
        assertThat(answer(request(CheckExamples.PASS_REQUEST.replace("\"destinationKey\": \"0000000001234567\",", "")))
                        .checked()
                        .decision())
                .isInstanceOf(Decision.Pass.class);
    }
}
