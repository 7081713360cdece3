package jp.sekisho.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
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
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.check.Gate;
import jp.sekisho.checkpoint.Answer;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.CheckpointListener;
import jp.sekisho.checkpoint.Destination;
import jp.sekisho.checkpoint.GuessLimit;
import jp.sekisho.checkpoint.Shadow;
import jp.sekisho.checkpoint.Submitter;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.SigningKey;

/// A gate as one caller sees it: the way from a request to the text of its answer, without HTTP.
record GuessedGate(Checkpoint checkpoint, Detail detail) {
    static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final Clock CLOCK = Clock.fixed(AS_OF.toInstant().plusSeconds(60), ZoneOffset.UTC);

    /// One that holds the sex, one that does not, and one under a policy that was tightened.
    private static final List<Procedure> PROCEDURES = List.of(
            new Procedure(7, "seven", "七", "Seven", "課", true),
            new Procedure(13, "thirteen", "十三", "Thirteen", "課", false),
            new Procedure(14, "strict", "厳", "Strict", "課", true));

    private static final PolicyCatalogue POLICIES = policies();
    private static final Submitter BY = new Submitter(
            AuditEntry.Request.CHECK, new AuditId("welfare"), "intermediate", Optional.of(new AuditId("clerk-7")));
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static PolicyCatalogue policies() {
        try (InputStream file =
                Objects.requireNonNull(Gate.class.getResourceAsStream("/policies/strict-4.properties"))) {
            String standard = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String tightened = standard.replace("id = strict-4", "id = tightened\nprocedures = strict")
                    .replace("required = ", "required = nameKana, ")
                    .replace("building = accept", "building = review")
                    .replace("historical = familyName, address", "historical = none");
            return new PolicyCatalogue(
                    PROCEDURES,
                    List.of(
                            PolicyFile.read("strict-4", standard.getBytes(StandardCharsets.UTF_8)),
                            PolicyFile.read("tightened", tightened.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static GuessedGate of(Optional<GuessedPerson> person, Detail detail) {
        return before(registry(person), detail);
    }

    static GuessedGate before(ResidentRegistry registry, Detail detail) {
        KeyRing keys = new KeyRing(SigningKey.ephemeral(CLOCK.instant().plusSeconds(3600)), List.of());
        return new GuessedGate(
                new Checkpoint(
                        // What the answers tell must not rest on how often one may ask.
                        GuessLimit.none(),
                        new Gate(registry, POLICIES, FormerMunicipalities.ofTheProgram(), Duration.ofDays(7), CLOCK),
                        new AttestationSigner("sekisho", () -> keys, CLOCK),
                        new Lifetimes(Duration.ofMinutes(1), Map.of(), Duration.ofMinutes(1)),
                        new Shadow(Map.of(), CLOCK),
                        AuditTrail.none(),
                        CLOCK,
                        CheckpointListener.none()),
                detail);
    }

    /// The answer as it stands on the wire.
    String told(CheckRequest request) {
        Procedure procedure = POLICIES.procedure(request.procedure()).orElseThrow();
        Answer answer = checkpoint.check(WireRequests.submission(
                BY,
                request,
                Admission.Admitted.of(procedure, Destination.INTERMEDIATE_SERVER, request),
                DeclaredCodes.NONE));
        try {
            ObjectNode told = JSON.valueToTree(WireResponses.body(answer, detail, Language.EN));
            told.remove("checkId");
            return JSON.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> procedures() {
        return PROCEDURES.stream().map(Procedure::id).toList();
    }

    private static ResidentRegistry registry(Optional<GuessedPerson> person) {
        Extract extract = new Extract(AS_OF, Extract.Coverage.NATIONAL, "test");
        RegistryAnswer answer = person.<RegistryAnswer>map(known -> new RegistryAnswer.Found(known.resident(), extract))
                .orElseGet(() -> new RegistryAnswer.NotFound(extract));
        return new ResidentRegistry() {
            @Override
            public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
                return numbers.stream().map(_ -> answer).toList();
            }

            @Override
            public RegistryState state() {
                return new RegistryState.Serving(extract);
            }
        };
    }
}
