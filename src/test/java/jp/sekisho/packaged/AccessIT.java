package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import jp.sekisho.security.Role;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gets in, over the packaged service's own TLS: every endpoint, every role, every way not to prove oneself.
class AccessIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Which roles an endpoint takes. Every operation of the contract stands here.
    private static final Map<String, Set<String>> ENDPOINTS = Map.ofEntries(
            Map.entry("POST /v1/checks", Set.of(Role.CHECKER)),
            Map.entry("POST /v1/inspections", Set.of(Role.INSPECTOR)),
            Map.entry("POST /v1/attestations/verify", Set.of(Role.CHECKER, Role.VERIFIER)),
            Map.entry("POST /v1/reconciliations", Set.of(Role.RECONCILER)),
            Map.entry("POST /v1/releases/proposals", Set.of(Role.RELEASER)),
            Map.entry("POST /v1/releases", Set.of(Role.RELEASER)),
            Map.entry("POST /v1/releases/verify", Set.of(Role.CHECKER, Role.VERIFIER)),
            Map.entry("GET /v1/procedures", Role.ALL),
            Map.entry("GET /v1/destinations", Role.ALL),
            Map.entry("GET /v1/policies/{id}", Role.ALL),
            Map.entry("GET /v1/codes", Role.ALL),
            Map.entry("GET /v1/inspections/columns", Role.ALL),
            Map.entry("GET /.well-known/jwks.json", Role.ALL));

    @TempDir
    private static Path folder;

    private static ServiceProcess service;
    private static Site site;

    @BeforeAll
    static void start() throws Exception {
        site = new Site(folder);
        StringBuilder callers = new StringBuilder();
        for (String role : Role.ALL) {
            callers.append(Site.caller(role, role, "*", 6000));
        }
        site.callers(callers
                + Site.caller("narrow", Role.CHECKER, "ryoiku-techo", 6000)
                + Site.caller("busy", Role.CHECKER, "*", 3));
        service = ServiceProcess.start("prod", site.settings()).awaitStart();
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    private static HttpClient showing(Optional<Authority.Issued> certificate) throws Exception {
        return site.showing(certificate);
    }

    private static HttpClient as(String name) throws Exception {
        return showing(Optional.of(site.authority().issue(name)));
    }

    private static HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(site.at(path))
                .timeout(Duration.ofSeconds(60))
                .header(
                        "Content-Type",
                        path.endsWith("inspections") || path.endsWith("reconciliations")
                                ? "application/x-ndjson"
                                : "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    @Test
    void thePageStandsBehindTheCallersCertificateLikeTheRest() throws Exception {
        for (String path : List.of("/", "/page/main.js")) {
            HttpRequest.Builder asked = HttpRequest.newBuilder(site.at(path)).timeout(Duration.ofSeconds(60));
            assertThat(send(showing(Optional.empty()), asked).statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(send(as(Role.INSPECTOR), asked).statusCode()).as(path).isEqualTo(200);
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> call(HttpClient client, String endpoint) throws Exception {
        String[] parts = endpoint.split(" ");
        return send(
                client, request(parts[0], parts[1].replace("{id}", "strict-4"), parts[0].equals("POST") ? "{}" : ""));
    }

    private static String code(HttpResponse<String> response) throws IOException {
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.path("decision").asText()).isEqualTo("BLOCK");
        return problem.path("code").asText();
    }

    @Test
    void theTableNamesEveryOperationOfTheContract() throws Exception {
        HttpResponse<String> openapi = send(showing(Optional.empty()), request("GET", "/openapi?format=json", ""));
        Set<String> operations = new HashSet<>();
        JSON.readTree(openapi.body())
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(operations).isEqualTo(ENDPOINTS.keySet());
    }

    @Test
    void eachRoleReachesItsEndpointsAndNoOther() throws Exception {
        for (String role : Role.ALL) {
            HttpClient client = as(role);
            HttpClient tokenOnly = showing(Optional.empty());
            for (Map.Entry<String, Set<String>> endpoint : ENDPOINTS.entrySet()) {
                List<HttpResponse<String>> answers = List.of(
                        call(client, endpoint.getKey()),
                        send(
                                tokenOnly,
                                withToken(endpoint.getKey(), site.issuer().token(role + "-token"))));
                for (HttpResponse<String> answer : answers) {
                    if (endpoint.getValue().contains(role)) {
                        assertThat(answer.statusCode())
                                .as("%s as %s", endpoint.getKey(), role)
                                .isIn(200, 400);
                    } else {
                        assertThat(answer.statusCode())
                                .as("%s as %s", endpoint.getKey(), role)
                                .isEqualTo(403);
                        assertThat(code(answer)).isEqualTo("FORBIDDEN");
                    }
                }
            }
        }
    }

    private static HttpRequest.Builder withToken(String endpoint, String token) {
        String[] parts = endpoint.split(" ");
        return request(parts[0], parts[1].replace("{id}", "strict-4"), parts[0].equals("POST") ? "{}" : "")
                .header("Authorization", "Bearer " + token);
    }

    @Test
    void nobodyGetsInWithoutProof() throws Exception {
        HttpClient nobody = showing(Optional.empty());
        HttpClient stranger = as("stranger");
        for (String endpoint : ENDPOINTS.keySet()) {
            for (HttpClient client : List.of(nobody, stranger)) {
                HttpResponse<String> answer = call(client, endpoint);
                assertThat(answer.statusCode()).as(endpoint).isEqualTo(401);
                assertThat(code(answer)).isEqualTo("UNAUTHENTICATED");
            }
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityOrPastItsEndIsNotEvenHeard() throws Exception {
        Authority.Issued foreign = new Authority("elsewhere").issue(Role.CHECKER);
        Authority.Issued expired =
                site.authority().issue(Role.CHECKER, Instant.now().minusSeconds(60));
        // Another authority of the same name: what counts is the key.
        Authority.Issued impostor = new Authority("site").issue(Role.CHECKER);
        for (Authority.Issued certificate : List.of(foreign, expired, impostor)) {
            assertThatThrownBy(() -> call(showing(Optional.of(certificate)), "GET /v1/codes"))
                    .isInstanceOfAny(SSLException.class, IOException.class);
        }
        assertThat(call(as(Role.CHECKER), "GET /v1/codes").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatIsNotGoodOpensNothing() throws Exception {
        Instant now = Instant.now();
        String good = site.issuer().token(Role.CHECKER + "-token");
        String[] parts = good.split("\\.");
        JWTClaimsSet claims = TokenIssuer.claims(Role.CHECKER + "-token", now).build();
        Map<String, String> refused = new HashMap<>();
        refused.put(
                "expired",
                site.issuer()
                        .signed(TokenIssuer.claims(Role.CHECKER + "-token", now.minusSeconds(600))
                                .build()));
        refused.put(
                "another audience",
                site.issuer()
                        .signed(TokenIssuer.claims(Role.CHECKER + "-token", now)
                                .audience("other")
                                .build()));
        refused.put(
                "another issuer",
                site.issuer()
                        .signed(TokenIssuer.claims(Role.CHECKER + "-token", now)
                                .issuer("https://other.example")
                                .build()));
        refused.put("nobody's", site.issuer().token("stranger-token"));
        refused.put("a certificate's name", site.issuer().token(Role.CHECKER));
        refused.put("no signature", parts[0] + "." + parts[1] + ".");
        refused.put("alg none", new PlainJWT(claims).serialize());
        refused.put(
                "another algorithm",
                TokenIssuer.signed(
                        claims,
                        JWSAlgorithm.HS256,
                        new MACSigner(site.issuer().key().toECPublicKey().getEncoded())));
        refused.put(
                "another key",
                TokenIssuer.signed(
                        claims,
                        JWSAlgorithm.ES256,
                        new ECDSASigner(new ECKeyGenerator(Curve.P_256)
                                .keyID(TokenIssuer.KEY_ID)
                                .generate())));
        refused.put("empty", "");
        HttpClient client = showing(Optional.empty());
        for (Map.Entry<String, String> token : refused.entrySet()) {
            for (String endpoint : ENDPOINTS.keySet()) {
                HttpResponse<String> answer = send(client, withToken(endpoint, token.getValue()));
                assertThat(answer.statusCode())
                        .as("%s at %s", token.getKey(), endpoint)
                        .isEqualTo(401);
                assertThat(code(answer)).isEqualTo("UNAUTHENTICATED");
            }
        }
        for (String header : List.of(good, "Basic " + good, "Bearer" + good, "Bearer  " + good)) {
            HttpResponse<String> answer =
                    send(client, request("GET", "/v1/codes", "").header("Authorization", header));
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aCertificateAndATokenNameTheSameCaller() throws Exception {
        HttpClient checker = as(Role.CHECKER);
        String body = CheckExamples.PASS_REQUEST;
        assertThat(send(
                                checker,
                                check(body)
                                        .header(
                                                "Authorization",
                                                "Bearer " + site.issuer().token(Role.CHECKER + "-token")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(
                                checker,
                                check(body)
                                        .header(
                                                "Authorization",
                                                "Bearer " + site.issuer().token(Role.OPERATOR + "-token")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(checker, check(body).header("Authorization", "Bearer x"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(
                                as("stranger"),
                                check(body)
                                        .header(
                                                "Authorization",
                                                "Bearer " + site.issuer().token(Role.CHECKER + "-token")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aCallerAsksAboutItsOwnProceduresOnly() throws Exception {
        HttpResponse<String> answer = send(as("narrow"), check(CheckExamples.PASS_REQUEST));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("PROCEDURE_NOT_PERMITTED");
        assertThat(send(
                                as("narrow"),
                                check(CheckExamples.PASS_REQUEST.replace("shintai-shogaisha-techo", "ryoiku-techo")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void noSpellingOfAPathGoesPastTheDoor() throws Exception {
        List<String> paths = List.of(
                "//v1/checks",
                "/v1//checks",
                "/v1/checks/",
                "/v1/checks//",
                "/v1/%63hecks",
                "/v1%2Fchecks",
                "/%2Fv1/checks",
                "/v1/checks;x",
                "/v1/checks;x=1",
                "/v1;x/checks",
                "/;/v1/checks",
                "/v1/./checks",
                "/v1/x/../checks",
                "/v1/codes/../checks",
                "/v1/codes/..;/checks",
                "/q/health/../../v1/checks",
                "/q/../v1/checks",
                "/q/health/%2e%2e/%2e%2e/v1/checks",
                "/openapi/../v1/checks",
                "/v1/checks%00",
                "/v1/checks%20",
                "/v1/checks.json",
                "/v1/checks?x=/q/health",
                "/V1/CHECKS");
        List<String> methods = List.of("POST", "PUT", "PATCH", "DELETE", "GET", "HEAD", "OPTIONS");
        for (HttpClient client : List.of(showing(Optional.empty()), as("stranger"), as(Role.OPERATOR))) {
            for (String path : paths) {
                for (String method : methods) {
                    HttpResponse<String> answer = send(
                            client,
                            request(method, path, CheckExamples.PASS_REQUEST).header("X-HTTP-Method-Override", "POST"));
                    if (method.equals("OPTIONS") && answer.statusCode() == 200) {
                        // Names the methods, as the contract does, and does nothing.
                        assertThat(answer.body()).isEmpty();
                    } else {
                        assertThat(answer.statusCode())
                                .as("%s %s", method, path)
                                .isBetween(400, 499);
                        assertThat(answer.body()).doesNotContain("\"PASS\"");
                    }
                }
            }
        }
    }

    @Test
    void whoSendsTooMuchIsToldHowLongToWait() throws Exception {
        HttpClient busy = as("busy");
        for (int i = 0; i < 3; i++) {
            assertThat(send(busy, check(CheckExamples.PASS_REQUEST)).statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> answer = send(busy, check(CheckExamples.PASS_REQUEST));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(code(answer)).isEqualTo("QUOTA_EXCEEDED");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 20L);
        assertThat(send(as(Role.CHECKER), check(CheckExamples.PASS_REQUEST)).statusCode())
                .isEqualTo(200);
    }

    private static HttpRequest.Builder check(String body) {
        return request("POST", "/v1/checks", body);
    }
}
