package jp.sekisho.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import jp.sekisho.api.problem.Problems;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.base.Resource;
import jp.sekisho.check.Gate;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.CheckpointListener;
import jp.sekisho.checkpoint.Destinations;
import jp.sekisho.checkpoint.GuessLimit;
import jp.sekisho.checkpoint.Shadow;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.PolicyFile;
import jp.sekisho.policy.ProcedureTable;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.snapshot.SnapshotRegistry;
import jp.sekisho.security.Caller;
import jp.sekisho.security.Caller.Detail;
import jp.sekisho.security.Quota;
import jp.sekisho.security.Role;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Sha256;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.synthetic.prefecture.Prefecture;
import jp.sekisho.synthetic.prefecture.PrefectureFolder;
import jp.sekisho.synthetic.prefecture.Settings;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is answered to a prefecture's records, byte for byte, each as it is sent and once edited. However a request is
/// read and an answer is written, this stays. Where a decision or a text is meant to change, the digests are recorded
/// anew; `-Drecorded.records=244246` holds the whole replica, and as many edits.
class RecordedAnswersTest {
    private static final long SEED = 20261123;
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    private static final Clock CLOCK = Clock.fixed(AS_OF.toInstant(), ZoneOffset.UTC);

    private static final int USUAL = 2_000;
    private static final Map<Integer, String> DIGESTS = Map.of(
            USUAL,
            "1e7f2e827357ca270a82270fa830d46272b873222c32a14b34e7093e7ff82033",
            244_246,
            "afec81eb2a90363718b59e2a17733b5545f23c337ab8ae8b7dedbf9a7aa2910f");

    /// What differs from check to check.
    private static final Pattern ONCE = Pattern.compile("(\"(checkId|token|nonce)\":)\"[^\"]*\"");

    private static final ObjectMapper JSON = mapper();
    private static final FlawlessReader<CheckRequest> READER = new FlawlessReader<>(CheckRequest.class);

    private final CheckResponses writer = new CheckResponses();

    private final Validator validator = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    /// As the service has it.
    static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        new StrictJson().customize(mapper);
        return mapper;
    }

    @Test
    void answersToThePrefectureAreThoseThatWereRecorded(@TempDir Path folder) throws IOException {
        int records = Integer.getInteger("recorded.records", USUAL);
        PrefectureFolder.write(Prefecture.generate(Settings.of(SEED, records, AS_OF)), folder);
        PolicyCatalogue policies = policies();
        Checkpoint checkpoint = checkpoint(folder.resolve("residents.ndjson"), policies);
        Admissions admissions = new Admissions(policies, new Destinations(List.of()));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        RequestEdits edits = new RequestEdits(random);
        MessageDigest digest = Sha256.digest();
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve("records.ndjson"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Caller caller = caller(Detail.values()[random.nextInt(3)]);
                Language language = Language.values()[random.nextInt(2)];
                for (byte[] request : List.of(line.getBytes(UTF_8), edits.of(line))) {
                    byte[] answer = answer(request, caller, language, admissions, checkpoint);
                    digest.update(ONCE.matcher(new String(answer, UTF_8))
                            .replaceAll("$1\"\"")
                            .getBytes(UTF_8));
                    digest.update((byte) '\n');
                }
            }
        }
        assertThat(Sha256.of(digest, new byte[0]).hex()).isEqualTo(DIGESTS.get(records));
    }

    private byte[] answer(byte[] body, Caller caller, Language language, Admissions admissions, Checkpoint checkpoint)
            throws IOException {
        Optional<CheckRequest> flawless = READER.read(body);
        CheckRequest request;
        try {
            request = flawless.isPresent() ? flawless.get() : JSON.readValue(body, CheckRequest.class);
        } catch (JsonProcessingException e) {
            return JSON.writeValueAsBytes(Problems.invalid(e, language));
        }
        if (request == null) {
            return "null".getBytes(UTF_8);
        }
        Set<ConstraintViolation<CheckRequest>> violations =
                flawless.isPresent() ? Set.of() : validator.validate(request);
        if (!violations.isEmpty()) {
            return JSON.writeValueAsBytes(Problems.invalid(violations, language));
        }
        return switch (admissions.of(caller, request)) {
            case Admission.Refused(var _, var problem) -> problem.name().getBytes(UTF_8);
            case Admission.Admitted admitted ->
                written(WireResponses.body(
                        checkpoint.check(WireRequests.submission(
                                WireRequests.submitter(AuditEntry.Request.CHECK, caller, null),
                                request,
                                admitted,
                                caller.codes())),
                        caller.detail(),
                        language));
        };
    }

    private byte[] written(CheckResponse answer) throws JsonProcessingException {
        byte[] written = writer.bytes(answer);
        assertThat(new String(written, UTF_8)).isEqualTo(JSON.writeValueAsString(answer));
        return written;
    }

    private static Caller caller(Detail detail) {
        return new Caller(
                "welfare",
                Role.ALL,
                Set.of(Caller.EVERY_PROCEDURE),
                Set.of(Caller.EVERY_DESTINATION),
                detail,
                "intermediate",
                Quota.UNLIMITED);
    }

    private static Checkpoint checkpoint(Path residents, PolicyCatalogue policies) {
        KeyRing keys = new KeyRing(SigningKey.ephemeral(CLOCK.instant().plusSeconds(3600)), List.of());
        return new Checkpoint(
                GuessLimit.none(),
                new Gate(
                        SnapshotRegistry.load(residents, ExtractLimits.USUAL),
                        policies,
                        FormerMunicipalities.ofTheProgram(),
                        Duration.ofDays(1),
                        CLOCK),
                new AttestationSigner("sekisho", () -> keys, CLOCK),
                new Lifetimes(Duration.ofMinutes(1), Map.of(), Duration.ofMinutes(1)),
                new Shadow(Map.of(), CLOCK),
                AuditTrail.none(),
                CLOCK,
                CheckpointListener.none());
    }

    private static PolicyCatalogue policies() {
        return new PolicyCatalogue(
                ProcedureTable.read("procedures.tsv", Resource.bytes("/policies/procedures.tsv")),
                List.of(PolicyFile.read("strict-4.properties", Resource.bytes("/policies/strict-4.properties"))));
    }
}
