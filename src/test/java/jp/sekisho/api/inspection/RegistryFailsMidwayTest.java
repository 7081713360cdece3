package jp.sekisho.api.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sekisho.api.Admissions;
import jp.sekisho.api.WireRequests;
import jp.sekisho.api.stream.JsonEntries;
import jp.sekisho.api.stream.ReportFormat;
import jp.sekisho.api.stream.StreamAnswers;
import jp.sekisho.api.stream.Streams;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.check.Gate;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.CheckpointListener;
import jp.sekisho.checkpoint.Destinations;
import jp.sekisho.checkpoint.GuessLimit;
import jp.sekisho.checkpoint.Shadow;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.ops.CheckMetrics;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.security.Caller;
import jp.sekisho.security.Quota;
import jp.sekisho.security.Quotas;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.stream.Allowance;
import jp.sekisho.stream.Incomplete;
import jp.sekisho.stream.Limits;
import jp.sekisho.stream.LineReader;
import jp.sekisho.stream.Publisher;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;

/// A registry that fails in the middle of a stream.
class RegistryFailsMidwayTest {
    private static final int LINES = 10_000;
    private static final Limits LIMITS = new Limits(1 << 16, 1 << 30, 100, Duration.ofSeconds(1), 1, 1);
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final Clock CLOCK = Clock.fixed(AS_OF.toInstant(), ZoneOffset.UTC);
    private static final Caller CALLER = new Caller(
            "test",
            Set.of(),
            Set.of(Caller.EVERY_PROCEDURE),
            Set.of(Caller.EVERY_DESTINATION),
            Caller.Detail.FULL,
            "test",
            Quota.UNLIMITED);

    /// Knows nobody, and after so many numbers says nothing at all.
    private static ResidentRegistry failingAfter(int numbers) {
        Extract extract = new Extract(AS_OF, Extract.Coverage.NATIONAL, "test");
        AtomicInteger asked = new AtomicInteger();
        return new ResidentRegistry() {
            @Override
            public List<RegistryAnswer> find(List<IndividualNumber> batch) {
                boolean fails = asked.addAndGet(batch.size()) > numbers;
                return batch.stream()
                        .<RegistryAnswer>map(
                                _ -> fails ? new RegistryAnswer.Unavailable() : new RegistryAnswer.NotFound(extract))
                        .toList();
            }

            @Override
            public RegistryState state() {
                return new RegistryState.Serving(extract);
            }
        };
    }

    private static PolicyCatalogue policies() throws IOException {
        try (InputStream policy = Objects.requireNonNull(
                RegistryFailsMidwayTest.class.getResourceAsStream("/policies/strict-4.properties"))) {
            return new PolicyCatalogue(
                    List.of(new Procedure(7, "shintai-shogaisha-techo", "七", "Seven", "課", true)),
                    List.of(PolicyFile.read("strict-4", policy.readAllBytes())));
        }
    }

    /// The lines that a stream is answered by.
    static List<String> inspected(ResidentRegistry registry, byte[] stream, InspectionContent.Wish wish)
            throws Exception {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        PolicyCatalogue policies = policies();
        Gate gate = new Gate(registry, policies, FormerMunicipalities.ofTheProgram(), Duration.ofDays(35), CLOCK);
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        CheckMetrics metrics = new CheckMetrics(new SimpleMeterRegistry());
        SigningKey key = SigningKey.ephemeral(CLOCK.instant());
        AttestationSigner signer = new AttestationSigner("sekisho", () -> new KeyRing(key, List.of()), CLOCK);
        Checkpoint checkpoint = new Checkpoint(
                GuessLimit.none(),
                gate,
                signer,
                new Lifetimes(Duration.ofMinutes(1), Map.of(), Duration.ofMinutes(1)),
                new Shadow(Map.of(), CLOCK),
                AuditTrail.none(),
                CLOCK,
                CheckpointListener.none());
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory();
                Streams streams = new Streams(
                        LIMITS,
                        registry,
                        new Quotas(new io.micrometer.core.instrument.simple.SimpleMeterRegistry()),
                        metrics)) {
            new StreamAnswers(
                            streams,
                            new Admissions(policies, new Destinations(List.of())),
                            validators.getValidator(),
                            json,
                            CLOCK,
                            new Publisher(Optional.empty(), Optional.empty()))
                    .write(
                            LineReader.ofLines(new ByteArrayInputStream(stream), LIMITS, Allowance.UNLIMITED),
                            new JsonEntries<>(json, CheckRequest.class),
                            new InspectionContent(
                                    checkpoint,
                                    gate,
                                    policies,
                                    signer::inspection,
                                    WireRequests.submitter(AuditEntry.Request.INSPECTION, CALLER, null),
                                    wish,
                                    Language.EN),
                            CALLER,
                            Language.EN,
                            ReportFormat.NDJSON,
                            results);
        }
        return results.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void blocksTheRestWithRetryAndSaysThatItIsNotComplete() throws Exception {
        byte[] line = (CheckExamples.PASS_REQUEST.replace("\n", " ") + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < LINES; i++) {
            stream.write(line);
        }
        List<String> answers = inspected(
                failingAfter(LINES / 2),
                stream.toByteArray(),
                new InspectionContent.Wish(
                        false,
                        10,
                        DeclaredCodes.NONE,
                        false,
                        List::of,
                        new InspectionReport.Changed(OptionalLong.empty(), OptionalLong.empty())));
        JsonNode trailer = new ObjectMapper().readTree(answers.getLast()).get("trailer");
        long undecided = trailer.at("/total/undecided").asLong();
        assertThat(trailer.get("complete").asBoolean()).isFalse();
        assertThat(trailer.get("incomplete"))
                .extracting(JsonNode::asText)
                .containsExactly(Incomplete.UNDECIDED_LINES.name());
        assertThat(trailer.get("lines").asInt()).isEqualTo(LINES);
        assertThat(trailer.at("/total/passed").asLong()).isZero();
        assertThat(undecided).isBetween(LINES / 2L, LINES * 6 / 10L);
        assertThat(trailer.at("/total/suspectedWrongLinks").asLong()).isEqualTo(LINES - undecided);
        assertThat(answers.stream()
                        .filter(answer -> answer.contains("\"remedy\":\"RETRY\"")
                                && answer.contains("\"decision\":\"BLOCK\"")
                                && answer.contains("REGISTRY_UNAVAILABLE")))
                .hasSize((int) undecided);
    }
}
