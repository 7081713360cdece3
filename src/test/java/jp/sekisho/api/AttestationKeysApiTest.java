package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.attestation.AttestationDraft;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.PolicyVersion;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.signing.KeyFile;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Signing;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.testsupport.CheckExamples;
import jp.sekisho.testsupport.Scratch;
import jp.sekisho.testsupport.SigningKeyFiles;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys on files, over HTTP: rotated under load, next, last, retired, expired; leeway and withdrawn policies.
@QuarkusTest
@TestProfile(AttestationKeysApiTest.KeysOnFiles.class)
@Timeout(120)
class AttestationKeysApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WITHDRAWN = "0d".repeat(32);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LIFETIME = Duration.ofSeconds(3);

    /// A service whose keys are files that it looks at ten times a second.
    public static final class KeysOnFiles implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path folder = Scratch.folder();
                for (String name : List.of("current", "next", "last", "retired")) {
                    SigningKeyFiles.write(folder.resolve(name + ".key"), folder.resolve(name + ".crt"));
                }
                Files.writeString(
                        folder.resolve("retired.json"),
                        new KeyRing(key(folder, "retired"), List.of()).keySet().jwks());
                return Map.ofEntries(
                        Map.entry("test.sekisho.keys", folder.toString()),
                        Map.entry(
                                "sekisho.attestation.key",
                                folder.resolve("current.key").toString()),
                        Map.entry(
                                "sekisho.attestation.certificate",
                                folder.resolve("current.crt").toString()),
                        Map.entry(
                                "sekisho.attestation.next-certificate",
                                folder.resolve("next.crt").toString()),
                        Map.entry(
                                "sekisho.attestation.last-certificate",
                                folder.resolve("last.crt").toString()),
                        Map.entry(
                                "sekisho.attestation.retired-keys",
                                folder.resolve("retired.json").toString()),
                        Map.entry("sekisho.attestation.reload-interval", "100ms"),
                        Map.entry("sekisho.attestation.lifetime", LIFETIME.toSeconds() + "s"),
                        Map.entry("sekisho.attestation.leeway", "30s"),
                        Map.entry("sekisho.attestation.withdrawn-policies", WITHDRAWN));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Inject
    Supplier<KeyRing> keys;

    @ConfigProperty(name = "test.sekisho.keys")
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    private URL service;

    private static SigningKey key(Path folder, String name) {
        return KeyFile.pem(folder.resolve(name + ".key"), folder.resolve(name + ".crt"), Instant.now());
    }

    private void copy(String from, String to) throws Exception {
        Path arriving = folder.resolve("arriving");
        Files.copy(
                folder.resolve(from),
                arriving,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(arriving, folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> published() {
        return given().get("/.well-known/jwks.json").jsonPath().getList("keys.kid");
    }

    private static void awaitPublished(int place, String kid) {
        Awaitility.await()
                .atMost(SOON)
                .until(() ->
                        published().size() > place && published().get(place).equals(kid));
    }

    @BeforeEach
    void threeKeysInForce() throws Exception {
        for (String name : List.of("last", "current", "next")) {
            SigningKeyFiles.write(folder.resolve(name + ".key"), folder.resolve(name + ".crt"));
        }
        awaitPublished(0, key(folder, "current").verificationKey().kid());
        awaitPublished(1, key(folder, "next").verificationKey().kid());
        awaitPublished(2, key(folder, "last").verificationKey().kid());
    }

    /// A token as it was issued, to be verified as long as it is in force.
    private record Issued(String token, String nonce, Instant at) {}

    /// One caller that checks and verifies without a pause.
    private final class Load {
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicInteger verified = new AtomicInteger();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();

        void run() {
            Deque<Issued> earlier = new ArrayDeque<>();
            try (HttpClient client = HttpClient.newHttpClient()) {
                while (!stopped.get()) {
                    JsonNode passed = post(client, "/v1/checks", CheckExamples.PASS_REQUEST);
                    JsonNode attestation = passed.path("attestation");
                    if (!attestation.has("token")) {
                        failures.add("not attested: " + passed.path("code"));
                        continue;
                    }
                    earlier.add(new Issued(
                            attestation.get("token").asText(),
                            attestation.get("nonce").asText(),
                            Instant.now()));
                    while (earlier.getFirst().at().isBefore(Instant.now().minus(LIFETIME))) {
                        earlier.removeFirst();
                    }
                    for (Issued issued : List.of(earlier.getFirst(), earlier.getLast())) {
                        JsonNode verdict =
                                post(client, "/v1/attestations/verify", verification(issued.token(), issued.nonce()));
                        verified.incrementAndGet();
                        if (!verdict.path("valid").asBoolean()) {
                            failures.add("refused: " + verdict.path("reason"));
                        }
                    }
                }
            } catch (Exception e) {
                failures.add(e.toString());
            }
        }

        private JsonNode post(HttpClient client, String path, String body) throws Exception {
            return JSON.readTree(client.send(
                            HttpRequest.newBuilder(URI.create(service + path.substring(1)))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
        }
    }

    private static String verification(String token, String nonce) throws Exception {
        ObjectNode request = (ObjectNode) JSON.readTree(CheckExamples.PASS_REQUEST);
        request.remove("recordRef");
        return request.put("audience", "practice")
                .put("token", token)
                .put("nonce", nonce)
                .toString();
    }

    @Test
    void noTokenIsRefusedInsideItsLifetimeWhileKeysRotate() throws Exception {
        Load load = new Load();
        try (ExecutorService callers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = new ArrayList<>();
            running.add(callers.submit(load::run));
            running.add(callers.submit(load::run));
            for (int rotation = 0; rotation < 3; rotation++) {
                String before = published().getFirst();
                // The last key first: a moment without it would be a gap for what the current one has signed.
                copy("current.crt", "last.crt");
                Awaitility.await().atMost(SOON).until(() -> published().size() == 2);
                copy("next.key", "current.key");
                copy("next.crt", "current.crt");
                awaitPublished(0, key(folder, "current").verificationKey().kid());
                SigningKeyFiles.write(folder.resolve("next.key"), folder.resolve("next.crt"));
                awaitPublished(1, key(folder, "next").verificationKey().kid());
                assertThat(published()).hasSize(3).last().isEqualTo(before);
                int done = load.verified.get();
                Instant rotated = Instant.now();
                Awaitility.await()
                        .atMost(SOON)
                        .until(() -> load.verified.get() > done + 20
                                && Instant.now().isAfter(rotated.plus(LIFETIME).plusSeconds(1)));
            }
            load.stopped.set(true);
            for (Future<?> caller : running) {
                caller.get();
            }
        } finally {
            load.stopped.set(true);
        }
        assertThat(load.failures).isEmpty();
        assertThat(load.verified.get()).isGreaterThan(60);
    }

    private JsonNode verdict(SigningKey key, Duration ahead, String policy) throws Exception {
        CheckRequest request = JSON.readValue(CheckExamples.PASS_REQUEST, CheckRequest.class);
        Clock clock = Clock.offset(Clock.systemUTC(), ahead);
        var signing = new AttestationSigner("sekisho", () -> new KeyRing(key, List.of()), clock)
                .attest(new AttestationDraft(
                        "c-1",
                        "practice",
                        new PolicyVersion("strict-4", policy),
                        OffsetDateTime.now(clock),
                        WireRequests.attested(
                                request.procedure(), DestinationKey.integrated("0000000001234567"), request.subject()),
                        Duration.ofMinutes(1)));
        var attestation = ((Signing.Signed<jp.sekisho.attestation.Attestation>) signing).value();
        String body = verification(attestation.token(), attestation.nonce().disclose());
        return JSON.readTree(given().contentType("application/json; charset=utf-8")
                .body(body)
                .post("/v1/attestations/verify")
                .asString());
    }

    /// The leeway is 30 s, and the token is in force for a minute.
    @ParameterizedTest
    @CsvSource({"0, VALID", "20, VALID", "50, NOT_YET_VALID", "-70, VALID", "-120, EXPIRED"})
    void clocksMayBeApartByTheLeewayAndNoMore(int secondsAhead, String expected) throws Exception {
        JsonNode verdict = verdict(keys.get().current(), Duration.ofSeconds(secondsAhead), "e6".repeat(32));
        assertThat(
                        verdict.get("valid").asBoolean()
                                ? "VALID"
                                : verdict.get("reason").asText())
                .isEqualTo(expected);
    }

    @Test
    void aWithdrawnPolicyCountsNoLonger() throws Exception {
        assertThat(verdict(keys.get().current(), Duration.ZERO, WITHDRAWN)
                        .get("reason")
                        .asText())
                .isEqualTo("POLICY_WITHDRAWN");
    }

    @ParameterizedTest
    @CsvSource({"current, VALID", "next, VALID", "last, VALID", "retired, UNKNOWN_KEY"})
    void nextAndLastKeyVerifyAndARetiredOneDoesNot(String name, String expected) throws Exception {
        JsonNode verdict = verdict(key(folder, name), Duration.ZERO, "e6".repeat(32));
        assertThat(
                        verdict.get("valid").asBoolean()
                                ? "VALID"
                                : verdict.get("reason").asText())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"retired, ATTESTED, e6", "retired, POLICY_WITHDRAWN, 0d", "current, ATTESTED, e6"})
    void aReconciliationKnowsRetiredKeys(String name, String expected, String policy) throws Exception {
        CheckRequest request = JSON.readValue(CheckExamples.PASS_REQUEST, CheckRequest.class);
        SigningKey key = key(folder, name);
        var signing = new AttestationSigner(
                        "sekisho",
                        () -> new KeyRing(key, List.of()),
                        Clock.fixed(Instant.now().minus(Duration.ofMinutes(30)), ZoneOffset.UTC))
                .attest(new AttestationDraft(
                        "c-1",
                        "practice",
                        new PolicyVersion("strict-4", policy.repeat(32)),
                        OffsetDateTime.now(ZoneOffset.UTC),
                        WireRequests.attested(
                                request.procedure(), DestinationKey.integrated("0000000001234567"), request.subject()),
                        Duration.ofMinutes(1)));
        var attestation = ((Signing.Signed<jp.sekisho.attestation.Attestation>) signing).value();
        ObjectNode line = (ObjectNode) JSON.readTree(
                verification(attestation.token(), attestation.nonce().disclose()));
        line.put(
                "registeredAt",
                OffsetDateTime.now(ZoneOffset.UTC)
                        .minusMinutes(30)
                        .plusSeconds(20)
                        .toString());
        assertThat(given().config(RestAssured.config()
                                .encoderConfig(EncoderConfig.encoderConfig()
                                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                        .encodeContentTypeAs("application/x-ndjson", ContentType.BINARY)))
                        .contentType("application/x-ndjson")
                        .body(line.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post("/v1/reconciliations")
                        .asString())
                .startsWith("{\"line\":1,\"procedure\":\"shintai-shogaisha-techo\",\"verdict\":\"" + expected + "\"}");
    }

    @Test
    void aNextCertificateMayBeginTomorrowAndAnExpiredOneIsRefused() throws Exception {
        Instant now = Instant.now();
        SigningKeyFiles.write(
                folder.resolve("next.key"),
                folder.resolve("next.crt"),
                now.plus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(2)));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> published()
                        .get(1)
                        .equals(KeyFile.next(folder.resolve("next.crt"), now).kid()));
        List<String> before = published();
        SigningKeyFiles.write(
                folder.resolve("last.key"),
                folder.resolve("last.crt"),
                now.minus(Duration.ofDays(2)),
                now.minus(Duration.ofDays(1)));
        SigningKeyFiles.write(folder.resolve("current.key"), folder.resolve("current.crt"));
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> published().equals(before));
    }

    @Test
    void nothingPassesThatGoesSomewhereOnceTheCertificateHasEnded() throws Exception {
        Instant now = Instant.now();
        Instant end = now.plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        SigningKeyFiles.write(folder.resolve("current.key"), folder.resolve("current.crt"), now.minusSeconds(60), end);
        Awaitility.await().atMost(SOON).until(() -> check().statusCode() == 503);
        assertThat(Instant.now()).isAfter(end);
        assertThat(check().jsonPath().getString("code")).isEqualTo("SIGNER_UNAVAILABLE");
        assertThat(check().jsonPath().getString("decision")).isEqualTo("BLOCK");
        SigningKeyFiles.write(folder.resolve("current.key"), folder.resolve("current.crt"));
        Awaitility.await().atMost(SOON).until(() -> check().statusCode() == 200);
    }

    private static io.restassured.response.Response check() {
        return given().contentType("application/json; charset=utf-8")
                .body(CheckExamples.PASS_REQUEST)
                .post("/v1/checks");
    }
}
