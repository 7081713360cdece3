package jp.sekisho.api.canary;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.check.Gate;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.CheckpointListener;
import jp.sekisho.checkpoint.GuessLimit;
import jp.sekisho.checkpoint.Shadow;
import jp.sekisho.checkpoint.TrialCheckpoint;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.snapshot.SnapshotRegistry;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.testsupport.CheckExamples;
import jp.sekisho.testsupport.SetClock;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/// On an application of its own: a halted gate stays halted.
@QuarkusTest
@TestProfile(CanaryTest.OfItsOwn.class)
class CanaryTest {
    public static class OfItsOwn implements QuarkusTestProfile {}

    @Inject
    Gate gate;

    @Inject
    PolicyCatalogue policies;

    @Inject
    AttestationSigner signer;

    @Inject
    Lifetimes lifetimes;

    @Inject
    MeterRegistry meters;

    @Inject
    Validator validator;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Inject
    Canary canary;

    /// Trials against other people than those that they were written for.
    private Canary against(UnaryOperator<String> people) throws IOException {
        return against(people, signer);
    }

    private Canary against(UnaryOperator<String> people, AttestationSigner signer) throws IOException {
        return against(people, signer, clock);
    }

    private Canary against(UnaryOperator<String> people, AttestationSigner signer, Clock clock) throws IOException {
        try (InputStream original =
                Objects.requireNonNull(CanaryTest.class.getResourceAsStream("/canary/residents.ndjson"))) {
            byte[] changed = people.apply(new String(original.readAllBytes(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            Checkpoint trials = new Checkpoint(
                    GuessLimit.none(),
                    new Gate(
                            SnapshotRegistry.load(
                                    new ByteArrayInputStream(changed), ExtractLimits.USUAL, header -> header),
                            policies,
                            FormerMunicipalities.ofTheProgram(),
                            Duration.ofDays(100_000),
                            clock),
                    signer,
                    lifetimes,
                    new Shadow(Map.of(), clock),
                    AuditTrail.none(),
                    clock,
                    CheckpointListener.none());
            return new Canary(gate, new TrialCheckpoint(trials), policies, validator, json);
        }
    }

    @Test
    void recoversByItselfWhenTheClockIsRightAgain() throws IOException {
        SetClock set = new SetClock(Instant.EPOCH);
        Canary jumping = against(people -> people, signer, set);
        for (Duration jump : List.of(Duration.ofDays(-36_500), Duration.ofDays(3_650_000), Duration.ofDays(-365))) {
            set.now = clock.instant();
            jumping.run();
            assertThat(jumping.last()).isEqualTo(Canary.Result.AS_EXPECTED);
            set.now = clock.instant().plus(jump);
            jumping.run();
            assertThat(jumping.last()).as("jump of %s", jump).isEqualTo(Canary.Result.FALSE_BLOCK);
        }
        set.now = clock.instant();
        jumping.run();
        assertThat(jumping.last()).isEqualTo(Canary.Result.AS_EXPECTED);
        assertThat(gate.isHalted()).isFalse();
    }

    @Test
    void aRoundThatAnErrorBreaksOffIsNotTheLast() throws IOException {
        boolean[] broken = {true};
        AttestationSigner breaking = new AttestationSigner(
                "sekisho",
                () -> {
                    if (broken[0]) {
                        throw new NoClassDefFoundError();
                    }
                    return new KeyRing(SigningKey.ephemeral(Instant.MAX), List.of());
                },
                clock);
        Canary canary = against(people -> people, breaking);
        canary.run();
        assertThat(canary.last()).isEqualTo(Canary.Result.FALSE_BLOCK);
        broken[0] = false;
        canary.run();
        assertThat(canary.last()).isEqualTo(Canary.Result.AS_EXPECTED);
    }

    /// All that is counted of attestations, whatever became of them.
    private double attestations() {
        return meters.find("sekisho.attestations").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void theTrialsAreNoTraffic() {
        double before = attestations();
        canary.run();
        assertThat(canary.last()).isEqualTo(Canary.Result.AS_EXPECTED);
        assertThat(attestations()).isEqualTo(before);
    }

    @Test
    void aSignerThatFailsIsToldInOneLineARound() throws IOException {
        double before = attestations();
        Lines lines = new Lines();
        Logger.getLogger("").addHandler(lines);
        try {
            KeyRing expired = new KeyRing(SigningKey.ephemeral(Instant.EPOCH), List.of());
            Canary failing = against(people -> people, new AttestationSigner("sekisho", () -> expired, clock));
            failing.run();
            assertThat(failing.last()).isEqualTo(Canary.Result.FALSE_BLOCK);
        } finally {
            Logger.getLogger("").removeHandler(lines);
        }
        assertThat(lines.errors).singleElement().asString().contains("FALSE_BLOCK", "SIGNER_UNAVAILABLE");
        assertThat(attestations()).isEqualTo(before);
    }

    /// The errors that are logged.
    private static final class Lines extends Handler {
        private final List<String> errors = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(new PatternFormatter("%s").format(ExtLogRecord.wrap(record)));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void staysReadyWhileTheTrialsGoAsExpectedAndHaltsWhenOnePassesThatMustNot() throws IOException {
        assertThat(canary.last()).isEqualTo(Canary.Result.AS_EXPECTED);
        given().get("/q/health/ready").then().statusCode(200);

        // A good record that is blocked is a nuisance, and no danger.
        Canary blocked = against(people -> people.replace("1613番地", "1614番地"));
        blocked.run();
        assertThat(blocked.last()).isEqualTo(Canary.Result.FALSE_BLOCK);
        assertThat(gate.isHalted()).isFalse();
        given().contentType("application/json; charset=utf-8")
                .body(CheckExamples.PASS_REQUEST)
                .post("/v1/checks")
                .then()
                .statusCode(200)
                .body("decision", equalTo("PASS"));

        // The father's number now is the son's, so that the trial of the swapped numbers passes.
        Canary passed = against(people -> people.replace("051117773900", "000")
                .replace("429202834619", "051117773900")
                .replace("000", "429202834619"));
        passed.run();
        assertThat(passed.last()).isEqualTo(Canary.Result.FALSE_PASS);
        assertThat(gate.isHalted()).isTrue();
        given().contentType("application/json; charset=utf-8")
                .body(CheckExamples.PASS_REQUEST)
                .post("/v1/checks")
                .then()
                .statusCode(503)
                .body("code", equalTo("GATE_HALTED"))
                .body("decision", equalTo("BLOCK"))
                .body("remedy", equalTo("RETRY"));
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.findAll { it.status == 'DOWN' }.name", hasItem("canary"));
        given().get("/q/health/live").then().statusCode(200);

        // Later rounds that go well do not open it again.
        canary.run();
        assertThat(canary.last()).isEqualTo(Canary.Result.AS_EXPECTED);
        given().get("/q/health/ready").then().statusCode(503);
    }
}
