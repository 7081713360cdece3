package jp.sekisho.packaged;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.config.SSLConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jp.sekisho.testsupport.CheckExamples;
import jp.sekisho.testsupport.Contract;
import jp.sekisho.testsupport.SigningKeyFiles;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged service in the production profile: TLS, client certificates, configured callers, an extract of
/// its own.
class ProductionIT {
    private static final String PASSWORD = "for-tests-only";

    @TempDir
    private static Path folder;

    private static ServiceProcess service;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        for (String name : List.of("welfare", "counter", "watcher", "stranger")) {
            new CertificateGenerator(folder, true)
                    .generate(new CertificateRequest()
                            .withName(name)
                            .withCN(name)
                            .withSubjectAlternativeName("DNS:localhost")
                            .withSubjectAlternativeName("IP:127.0.0.1")
                            .withPassword(PASSWORD)
                            .withFormats(List.of(Format.PEM, Format.PKCS12))
                            .withClientCertificate());
        }
        Files.setPosixFilePermissions(folder.resolve("welfare.key"), PosixFilePermissions.fromString("rw-------"));
        SigningKeyFiles.write(folder.resolve("attestation.key"), folder.resolve("attestation.crt"));
        int plain;
        try (ServerSocket tls = new ServerSocket(0);
                ServerSocket http = new ServerSocket(0)) {
            port = tls.getLocalPort();
            plain = http.getLocalPort();
        }
        service = ServiceProcess.start(
                        "prod",
                        Map.ofEntries(
                                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(plain)),
                                Map.entry("QUARKUS_HTTP_SSL_PORT", Integer.toString(port)),
                                Map.entry("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled"),
                                Map.entry("QUARKUS_TLS_KEY_STORE_PEM_SERVER_CERT", file("welfare.crt")),
                                Map.entry("QUARKUS_TLS_KEY_STORE_PEM_SERVER_KEY", file("welfare.key")),
                                Map.entry(
                                        "QUARKUS_TLS_TRUST_STORE_PEM_CERTS",
                                        String.join(
                                                ",",
                                                file("welfare-client.crt"),
                                                file("counter-client.crt"),
                                                file("watcher-client.crt"),
                                                file("stranger-client.crt"))),
                                Map.entry(
                                        "SEKISHO_REGISTRY_SNAPSHOT_PATH",
                                        Extracts.write(folder).toString()),
                                Map.entry("SEKISHO_AUDIT_DIRECTORY", file("audit")),
                                Map.entry("SEKISHO_ATTESTATION_KEY", file("attestation.key")),
                                Map.entry("SEKISHO_ATTESTATION_CERTIFICATE", file("attestation.crt")),
                                Map.entry("SEKISHO_ATTESTATION_RELOAD_INTERVAL", "1s"),
                                Map.entry("SEKISHO_ATTESTATION_ISSUER", "https://gate.example"),
                                Map.entry(
                                        "SEKISHO_CALLERS_FILE", callers(WATCHER).toString()),
                                Map.entry("SEKISHO_CALLERS_RELOAD_INTERVAL", "1s")))
                .awaitStart();
    }

    private static final String WATCHER = """
            watcher.certificate-subject = CN=watcher
            watcher.roles = operator
            watcher.procedures = *
            """;

    /// The callers' file: two that stay, and these.
    private static Path callers(String others) throws IOException {
        return Files.writeString(folder.resolve("callers.properties"), """
                welfare.certificate-subject = CN=welfare
                welfare.roles = checker,operator
                welfare.procedures = *
                welfare.detail = full
                counter.certificate-subject = CN=counter
                counter.roles = checker
                counter.procedures = shintai-shogaisha-techo
                """ + others);
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static RequestSpecification as(String client) {
        SSLConfig ssl = SSLConfig.sslConfig()
                .trustStore(file("welfare-client-truststore.p12"), PASSWORD)
                .keystoreType("PKCS12")
                .trustStoreType("PKCS12")
                .allowAllHostnames();
        if (!client.isEmpty()) {
            ssl = ssl.keyStore(file(client + "-client-keystore.p12"), PASSWORD);
        }
        return given().config(RestAssured.config().sslConfig(ssl))
                .baseUri("https://localhost:" + port)
                .filter(new Contract())
                .contentType("application/json; charset=utf-8");
    }

    @Test
    void decidesForAConfiguredCaller() {
        as("welfare")
                .body(CheckExamples.PASS_REQUEST)
                .post("/v1/checks")
                .then()
                .statusCode(200)
                .body("decision", equalTo("PASS"))
                .body("outcomes.nameKanji", equalTo("EQUIVALENT"));
    }

    @Test
    void attestsForTheCallerAndPublishesItsKeyToAnyCaller() {
        JsonPath attestation = as("welfare")
                .body(CheckExamples.PASS_REQUEST)
                .post("/v1/checks")
                .jsonPath();
        String request = CheckExamples.PASS_REQUEST.replace(
                "\"recordRef\": \"SHT-2026-000123\"",
                "\"audience\": \"welfare\", \"token\": \"%s\", \"nonce\": \"%s\""
                        .formatted(
                                attestation.getString("attestation.token"),
                                attestation.getString("attestation.nonce")));
        String key = publishedKey();
        as("welfare")
                .body(request)
                .post("/v1/attestations/verify")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("claims.issuer", equalTo("https://gate.example"))
                .body("claims.keyId", equalTo(key));
        as("watcher").body(request).post("/v1/attestations/verify").then().statusCode(403);
        as("").get("/.well-known/jwks.json").then().statusCode(401);
        assertThat(service.log()).contains(key).doesNotContain(attestation.getString("attestation.nonce"));
    }

    private static String publishedKey() {
        return as("watcher")
                .get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .path("keys[0].kid");
    }

    @Test
    void takesOverARotatedKeyAndKeepsItWhenItsFilesBreak() throws Exception {
        String before = publishedKey();
        SigningKeyFiles.write(folder.resolve("attestation.key"), folder.resolve("attestation.crt"));
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .until(() -> !publishedKey().equals(before));
        String rotated = publishedKey();
        Files.writeString(folder.resolve("attestation.crt"), "broken");
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .until(() -> service.log().contains("New attestation keys: refused, what was read before stays"));
        assertThat(publishedKey()).isEqualTo(rotated);
        as("welfare")
                .body(CheckExamples.PASS_REQUEST)
                .post("/v1/checks")
                .then()
                .statusCode(200)
                .body("attestation.nonce", Matchers.hasLength(43));
    }

    @Test
    void tellsACallerWithCoarseDetailTheDecisionAndNoMore() {
        as("counter")
                .body(CheckExamples.HOUSEHOLD_SWAP_REQUEST)
                .post("/v1/checks")
                .then()
                .statusCode(200)
                .body("decision", equalTo("BLOCK"))
                .body("remedy", equalTo("CORRECT"))
                .body("outcomes", nullValue())
                .body("reasons.code", contains("RECORD_PROBLEM"))
                .body("reasons.field", contains(nullValue()))
                .body("diagnoses", empty())
                .body("notes", empty());
        as("counter")
                .body(CheckExamples.NOT_FOUND_REQUEST)
                .post("/v1/checks")
                .then()
                .body("reasons.code", contains("RECORD_PROBLEM"));
        as("counter")
                .body(CheckExamples.NAMESAKE_REQUEST)
                .post("/v1/checks")
                .then()
                .body("reasons.code", contains("REVIEW_REQUIRED"));
    }

    @Test
    void refusesWhoHasNoCertificateAndWhoseCertificateIsNobodys() {
        for (String client : List.of("", "stranger")) {
            as(client)
                    .body(CheckExamples.PASS_REQUEST)
                    .post("/v1/checks")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("UNAUTHENTICATED"))
                    .body("decision", equalTo("BLOCK"));
            as(client).get("/v1/procedures").then().statusCode(401);
        }
    }

    @Test
    void refusesWhoLacksTheRoleOrTheProcedure() {
        as("watcher")
                .body(CheckExamples.PASS_REQUEST)
                .post("/v1/checks")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        as("watcher").get("/v1/procedures").then().statusCode(200);
        as("counter")
                .body(CheckExamples.PASS_REQUEST.replace("shintai-shogaisha-techo", "ryoiku-techo"))
                .post("/v1/checks")
                .then()
                .statusCode(403)
                .body("code", equalTo("PROCEDURE_NOT_PERMITTED"))
                .body("decision", equalTo("BLOCK"));
    }

    @Test
    void takesOverTheCallersFileAndKeepsTheOldOneWhereItBreaks() throws Exception {
        callers("");
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .until(() -> as("watcher").get("/v1/procedures").statusCode() == 401);
        callers(WATCHER.replace("operator", "oprator"));
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> service.log().contains("watcher.roles"));
        as("watcher").get("/v1/procedures").then().statusCode(401);
        as("welfare").get("/v1/procedures").then().statusCode(200);
        as("").noFilters().get("/q/metrics").then().body(containsString("sekisho_reload_refused{files=\"CALLERS\"} 1"));
        callers(WATCHER);
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .until(() -> as("watcher").get("/v1/procedures").statusCode() == 200);
    }

    @Test
    void answersErrorsAsInDevelopment() {
        as("welfare").body("{").post("/v1/checks").then().statusCode(400).body("code", equalTo("MALFORMED_JSON"));
        as("welfare")
                .body("{\"a\": 1}")
                .post("/v1/checks")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_REQUEST"));
        as("welfare").get("/v1/nothing").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        as("welfare").get("/v1/checks").then().statusCode(405).body("code", equalTo("METHOD_NOT_ALLOWED"));
        as("welfare").accept("text/html").body("{}").post("/v1/checks").then().statusCode(406);
        as("welfare")
                .contentType("text/plain")
                .body("x")
                .post("/v1/checks")
                .then()
                .statusCode(415);
        as("welfare")
                .body("\"" + "x".repeat(70_000) + "\"")
                .post("/v1/checks")
                .then()
                .statusCode(413);
    }

    @Test
    void showsHealthWithoutACertificateAndNoSwaggerUi() {
        RequestSpecification probe = as("").noFilters();
        probe.get("/q/health/ready").then().statusCode(200).body(containsString("production test"));
        as("").noFilters().get("/q/swagger-ui/").then().statusCode(404);
    }

    @Test
    void answersNothingOverPlainHttp() {
        assertThat(service.log()).contains("https://127.0.0.1:" + port).doesNotContain("http://127.0.0.1");
    }

    @Test
    void logsNothingOfAPerson() {
        as("welfare").body(CheckExamples.HOUSEHOLD_SWAP_REQUEST).post("/v1/checks");
        assertThat(service.log()).doesNotContain("609407454590", "小林", "鶴賀");
        assertThat(folder.resolve("audit/audit-000001.ndjson"))
                .content()
                .contains("\"caller\":\"welfare\"")
                .doesNotContain("609407454590", "小林", "鶴賀");
    }
}
