package jp.sekisho.api.reconciliation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.Verification;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import jp.sekisho.reconciliation.Verdict;
import jp.sekisho.security.Caller;
import jp.sekisho.security.NamedCallers;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.testsupport.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What was registered against what was attested, over HTTP.
@QuarkusTest
class ReconciliationApiTest {
    private static final Instant LAST_YEAR = Instant.parse("2025-11-23T01:00:00Z");
    private static final String PROCEDURE = "shintai-shogaisha-techo";

    @Inject
    Supplier<KeyRing> keys;

    @Inject
    AttestationVerifier verifier;

    @Inject
    PolicyCatalogue policies;

    @SuppressWarnings("NullAway.Init")
    private Registrations registrations;

    @BeforeEach
    void registered() {
        registrations = new Registrations(keys.get());
    }

    private static RequestSpecification ndjson() {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/x-ndjson", ContentType.BINARY)))
                .contentType("application/x-ndjson");
    }

    private static byte[] utf8(List<?> lines) {
        return String.join("\n", lines.stream().map(Object::toString).toList()).getBytes(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> lines(Response response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return response.asString().lines().map(ReconciliationApiTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            JsonNode json = Registrations.JSON.readTree(line);
            Contract.validate(
                    json.has("trailer")
                            ? "ReconciliationTrailerLine"
                            : json.has("problem") ? "InvalidLine" : "ReconciledLine",
                    line);
            return json;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonNode> reconcile(Object... lines) {
        return lines(ndjson().body(utf8(List.of(lines))).post("/v1/reconciliations"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POLICY_WITHDRAWN")
    void tellsWhatIsWrongWithARegistrationOfLastYear(Verdict verdict) {
        ObjectNode line = registrations.line(verdict, PROCEDURE, 1, LAST_YEAR);
        Contract.validate("RegistrationRequest", line.toString());
        List<JsonNode> answer = reconcile(line);
        assertThat(answer).hasSize(2);
        assertThat(answer.getFirst().get("verdict").asText()).isEqualTo(verdict.name());
        assertThat(answer.getLast().at("/trailer/verdicts/" + verdict).asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ATTESTED, ATTESTED",
        "RELEASED, RELEASED",
        "EXPIRED, EXPIRED",
        "OTHER_AUDIENCE, OTHER_AUDIENCE",
        "OTHER_PROCEDURE, OTHER_PROCEDURE",
        "WRONG_TYPE, WRONG_TYPE"
    })
    void judgesByCommitmentsWhereTheRecordIsNotAtHand(Verdict verdict, String expected) {
        ObjectNode line = Registrations.committed(registrations.line(verdict, PROCEDURE, 1, LAST_YEAR));
        Contract.validate("RegistrationRequest", line.toString());
        assertThat(reconcile(line).getFirst().get("verdict").asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"cmt, OTHER_DESTINATION", "cmt rec, OTHER_RECORD"})
    void commitmentsToAnotherRecordAreRefused(String changed, String expected) {
        ObjectNode line = Registrations.committed(registrations.line(Verdict.ATTESTED, PROCEDURE, 1, LAST_YEAR));
        for (String commitment : changed.split(" ")) {
            line.withObject("/commitment").put(commitment, "A".repeat(43));
        }
        assertThat(reconcile(line).getFirst().get("verdict").asText()).isEqualTo(expected);
        line.withObject("/commitment").put("cmt", "A".repeat(43)).remove("rec");
        assertThat(reconcile(line).getFirst().get("verdict").asText()).isEqualTo("OTHER_RECORD");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            value = {
                "registeredAt, 2025-11-23T10:00:00, FORMAT, /registeredAt",
                "registeredAt, 1763862000, FORMAT, /registeredAt",
                "registeredAt, 2999-01-01T00:00:00+09:00, RANGE, /registeredAt",
                "registeredAt, NULL, REQUIRED, /registeredAt",
                "destinationKey, NULL, REQUIRED, /destinationKey",
                "audience, NULL, REQUIRED, /audience",
                "subject, NULL, REQUIRED, /subject",
                "colour, crimson, UNKNOWN_PROPERTY, ''"
            },
            nullValues = "NULL")
    void aLineThatIsNoRegistrationIsAnsweredAndTheStreamGoesOn(
            String property, String value, String code, String pointer) {
        ObjectNode line = registrations.line(Verdict.ATTESTED, PROCEDURE, 1, LAST_YEAR);
        line.put(property, value);
        List<JsonNode> answer =
                reconcile(line, registrations.line(Verdict.ATTESTED, PROCEDURE, 2, LAST_YEAR), "小林 609407454590");
        assertThat(answer).hasSize(4);
        assertThat(answer.getFirst().at("/problem/violations/0/code").asText()).isEqualTo(code);
        assertThat(answer.getFirst().at("/problem/violations/0/pointer").asText())
                .isEqualTo(pointer);
        assertThat(answer.get(1).get("verdict").asText()).isEqualTo("ATTESTED");
        assertThat(answer.get(2).at("/problem/code").asText()).isEqualTo("MALFORMED_JSON");
        assertThat(answer.getLast().at("/trailer/total/invalid").asInt()).isEqualTo(2);
        assertThat(answer.getLast().at("/trailer/complete").asBoolean()).isTrue();
        assertThat(answer.toString()).doesNotContain("小林", "6094", "検査", "crimson");
    }

    @Test
    void aLineHasItsSubjectOrItsCommitmentAndNotBoth() {
        ObjectNode line = registrations.line(Verdict.ATTESTED, PROCEDURE, 1, LAST_YEAR);
        ObjectNode both = line.deepCopy();
        both.set("commitment", Registrations.committed(line).get("commitment"));
        assertThat(reconcile(both)
                        .getFirst()
                        .at("/problem/violations/0/pointer")
                        .asText())
                .isEqualTo("/subject");
    }

    @Test
    void proceduresThatTheCallerDoesNotHoldAreRefusedLineByLine() {
        List<JsonNode> answer = lines(ndjson().header(
                        NamedCallers.HEADER, NamedCallers.header("audit", "welfare", PROCEDURE, Caller.Detail.COARSE))
                .body(utf8(List.of(
                        registrations.line(Verdict.ATTESTED, "ryoiku-techo", 1, LAST_YEAR),
                        registrations.line(Verdict.ATTESTED, "fishing-licence", 2, LAST_YEAR),
                        registrations.line(Verdict.ATTESTED, PROCEDURE, 3, LAST_YEAR))))
                .post("/v1/reconciliations"));
        assertThat(answer.get(0).at("/problem/code").asText()).isEqualTo("PROCEDURE_NOT_PERMITTED");
        assertThat(answer.get(1).at("/problem/code").asText()).isEqualTo("UNKNOWN_PROCEDURE");
        assertThat(answer.get(2).get("verdict").asText()).isEqualTo("ATTESTED");
        assertThat(answer.getLast().at("/trailer/total/registered").asInt()).isEqualTo(1);
    }

    /// Some thousand registrations of every kind, with a truth of their own.
    @Test
    void theReportIsTheTruthOfAGeneratedStream() throws Exception {
        long seed = 20_261_123;
        Random random = new Random(seed);
        List<Procedure> procedures = List.copyOf(policies.procedures());
        Verdict[] kinds = Arrays.stream(Verdict.values())
                .filter(verdict -> verdict != Verdict.POLICY_WITHDRAWN)
                .toArray(Verdict[]::new);
        List<ObjectNode> stream = new ArrayList<>();
        List<Verdict> truth = new ArrayList<>();
        Map<String, TreeMap<String, Integer>> counts = new TreeMap<>();
        Map<String, List<Instant>> unattested = new TreeMap<>();
        for (int i = 0; i < 4_000; i++) {
            Verdict verdict = random.nextInt(3) == 0 ? kinds[random.nextInt(kinds.length)] : Verdict.ATTESTED;
            Instant at = LAST_YEAR.plusSeconds(random.nextInt(10_000_000));
            ObjectNode line = registrations.line(
                    verdict, procedures.get(random.nextInt(procedures.size())).id(), i, at);
            stream.add(line);
            truth.add(verdict);
            String procedure = line.get("procedure").asText();
            counts.computeIfAbsent(procedure, _ -> new TreeMap<>()).merge(group(verdict), 1, Integer::sum);
            if (verdict != Verdict.ATTESTED && verdict != Verdict.RELEASED) {
                unattested.computeIfAbsent(procedure, _ -> new ArrayList<>()).add(at);
            }
        }
        Response response = ndjson().body(utf8(stream)).post("/v1/reconciliations");
        List<JsonNode> answer = lines(response);
        JsonNode trailer = answer.getLast().get("trailer");
        assertThat(answer.subList(0, truth.size()))
                .as("seed %d", seed)
                .extracting(line -> line.get("verdict").asText())
                .isEqualTo(truth.stream().map(Verdict::name).toList());
        assertThat(trailer.get("procedures"))
                .extracting(procedure -> procedure.get("id").asText())
                .isEqualTo(procedures.stream().map(Procedure::id).toList());
        for (JsonNode procedure : trailer.get("procedures")) {
            String id = procedure.get("id").asText();
            JsonNode counted = procedure.get("counts");
            for (String group : List.of("attested", "released", "withoutAttestation", "otherRecord", "refused")) {
                assertThat(counted.get(group).asInt())
                        .as("seed %d: %s of %s", seed, group, id)
                        .isEqualTo(Objects.requireNonNull(counts.get(id)).getOrDefault(group, 0));
            }
            List<Instant> times =
                    Objects.requireNonNull(unattested.get(id)).stream().sorted().toList();
            assertThat(time(counted, "since")).isEqualTo(times.getFirst());
            assertThat(time(counted, "until")).isEqualTo(times.getLast());
        }
        String text = response.asString();
        String last = text.lines().reduce((_, next) -> next).orElseThrow();
        assertThat(trailer.get("resultsSha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(text.substring(0, text.length() - last.length() - 1)
                                        .getBytes(StandardCharsets.UTF_8))));
        assertThat(verifier.verifyReconciliation(last)).isInstanceOf(Verification.Valid.class);
        assertThat(verifier.verifyInspection(last)).isEqualTo(new Verification.Refused<>(Refusal.WRONG_TYPE));
        assertThat(verifier.verifyReconciliation(last.replace("\"refused\":", "\"refused\":1")))
                .isEqualTo(new Verification.Refused<>(Refusal.OTHER_RECORD));
    }

    private static Instant time(JsonNode counted, String property) {
        return OffsetDateTime.parse(counted.get(property).asText()).toInstant();
    }

    private static String group(Verdict verdict) {
        return switch (verdict) {
            case ATTESTED -> "attested";
            case RELEASED -> "released";
            case NO_ATTESTATION -> "withoutAttestation";
            case OTHER_RECORD, OTHER_DESTINATION, OTHER_PROCEDURE -> "otherRecord";
            case MALFORMED,
                    WRONG_ALGORITHM,
                    WRONG_TYPE,
                    UNKNOWN_KEY,
                    BAD_SIGNATURE,
                    OTHER_ISSUER,
                    NOT_YET_VALID,
                    EXPIRED,
                    OTHER_AUDIENCE,
                    POLICY_WITHDRAWN -> "refused";
        };
    }

    @Test
    void aStreamThatBreaksOffIsNotComplete() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 500; i++) {
                out.write((registrations.line(Verdict.ATTESTED, PROCEDURE, i, LAST_YEAR) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = packed.toByteArray();
        List<JsonNode> complete =
                lines(ndjson().header("Content-Encoding", "gzip").body(whole).post("/v1/reconciliations"));
        assertThat(complete.getLast().at("/trailer/complete").asBoolean()).isTrue();
        assertThat(complete.getLast().at("/trailer/lines").asInt()).isEqualTo(500);
        List<JsonNode> cut = lines(ndjson().header("Content-Encoding", "gzip")
                .body(Arrays.copyOf(whole, whole.length / 2))
                .post("/v1/reconciliations"));
        assertThat(cut.getLast().at("/trailer/complete").asBoolean()).isFalse();
        assertThat(cut.getLast().at("/trailer/incomplete/0").asText()).isEqualTo("INPUT_CUT");
        assertThat(cut.getLast().at("/trailer/lines").asInt()).isBetween(1, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/markdown", "text/csv"})
    void answersTheReportAloneForPeople(String type) {
        byte[] body = utf8(List.of(
                registrations.line(Verdict.ATTESTED, PROCEDURE, 1, LAST_YEAR),
                registrations.line(Verdict.RELEASED, PROCEDURE, 2, LAST_YEAR),
                registrations.line(Verdict.NO_ATTESTATION, PROCEDURE, 3, LAST_YEAR)));
        String japanese =
                ndjson().accept(type).body(body).post("/v1/reconciliations").asString();
        assertThat(japanese).contains("登録済み副本の照合", "身体障害者手帳", "NO_ATTESTATION", "2025-11-23T");
        String english = ndjson().accept(type)
                .header("Accept-Language", "en")
                .body(body)
                .post("/v1/reconciliations")
                .asString();
        assertThat(english).contains("Registrations against attestations", "First unattested");
    }

    @Test
    void aPathBelowAStreamIsBoundedLikeAnyOther() {
        for (String path : List.of("/v1/reconciliations/more", "/v1/inspections/echo")) {
            ndjson().body(new byte[70_000]).post(path).then().statusCode(413);
        }
    }
}
