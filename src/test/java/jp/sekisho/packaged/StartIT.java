package jp.sekisho.packaged;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.testsupport.SigningKeyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the packaged service starts, and when it refuses to.
class StartIT {
    private static final String HEADER =
            "{\"snapshot\": {\"asOf\": \"%s\", \"coverage\": \"NATIONAL\", \"source\": \"a test\"}}\n";
    private static final String RESIDENT = """
            {"individualNumber": "891", "name": {"kanji": "試験　太郎", "kana": "シケン　タロウ"}, "birthDate": "1990-01-02", "sex": "1", "address": {"text": "長野県松本市丸の内3番7号"}}
            """.replace("891", "890971925251");

    @TempDir
    private Path folder;

    private Path snapshot(String asOf, String... lines) throws IOException {
        return Files.writeString(
                folder.resolve("residents.ndjson"),
                HEADER.formatted(asOf) + String.join("", lines) + "{\"end\": {\"residents\": " + lines.length + "}}\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String refusal(String profile, Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(freePort()));
        try (ServiceProcess service = ServiceProcess.start(profile, all)) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.log()).doesNotContain("Listening on");
            return service.log();
        }
    }

    @Test
    void demoServesAnotherSnapshot() throws IOException {
        int port = freePort();
        Map<String, String> environment = Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "SEKISHO_REGISTRY_MAX_AGE", "36500d",
                "SEKISHO_REGISTRY_SNAPSHOT_PATH",
                        snapshot("2026-11-20T00:00:00+09:00", RESIDENT).toString());
        try (ServiceProcess service = ServiceProcess.start("demo", environment).awaitStart()) {
            assertThat(service.log()).contains("Practice: open identity, full detail", "http://127.0.0.1:" + port);
            String request = """
                    {"procedure": "ryoiku-techo", "recordRef": "R-1", "subject": {"individualNumber": "890971925251",
                     "name": {"kanji": "試験太郎"}, "birthDate": "H2.1.2", "sex": "1", "address": {"text": "松本市丸の内3-7"}}}""";
            given().port(port)
                    .contentType("application/json; charset=utf-8")
                    .body(request)
                    .post("/v1/checks")
                    .then()
                    .statusCode(200)
                    .body("decision", equalTo("PASS"))
                    .body("registry.asOf", equalTo("2026-11-20T00:00:00+09:00"));
            given().port(port).get("/q/swagger-ui/").then().statusCode(200);
        }
    }

    @Test
    void aStaleSnapshotBlocksEveryCheckAndIsNotReady() throws IOException {
        int port = freePort();
        Map<String, String> environment = Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "SEKISHO_REGISTRY_MAX_AGE", "P1D",
                "SEKISHO_REGISTRY_SNAPSHOT_PATH",
                        snapshot("2020-01-01T00:00:00+09:00", RESIDENT).toString());
        try (ServiceProcess service = ServiceProcess.start("demo", environment).awaitStart()) {
            assertThat(service.log()).contains("a test");
            given().port(port)
                    .contentType("application/json")
                    .body("""
                            {"procedure": "ryoiku-techo", "recordRef": "R-1", "subject": {"individualNumber": "890971925251",
                             "name": {"kanji": "小林　健一"}, "birthDate": "1964-05-01", "sex": "1",
                             "address": {"text": "長野市鶴賀緑町1613"}}}""")
                    .post("/v1/checks")
                    .then()
                    .statusCode(503)
                    // Waiting brings no newer extract.
                    .header("Retry-After", nullValue())
                    .contentType("application/problem+json")
                    .body("code", equalTo("REGISTRY_STALE"))
                    .body("decision", equalTo("BLOCK"))
                    .body("remedy", equalTo("RETRY"));
            given().port(port).get("/q/health/ready").then().statusCode(503);
            given().port(port).get("/q/health/live").then().statusCode(200);
        }
    }

    @Test
    void aBrokenSnapshotStopsTheStartWithItsLineNumber() throws IOException {
        Path broken = snapshot("2026-11-20T00:00:00+09:00", RESIDENT, RESIDENT.replace("1990-01-02", "1990-02-32"));
        String log = refusal("demo", Map.of("SEKISHO_REGISTRY_SNAPSHOT_PATH", broken.toString()));
        assertThat(log).contains("line 3", "3行目", "/birthDate").doesNotContain("890971925251", "試験", "1990-02-32");
    }

    @Test
    void demoListensOnLoopbackOnly() throws IOException {
        assertThat(refusal("demo", Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"))).contains("quarkus.http.host");
    }

    private String callers(String roles, String procedures) throws IOException {
        return Files.writeString(folder.resolve("callers.properties"), """
                        welfare.certificate-subject = CN=welfare
                        welfare.roles = %s
                        welfare.procedures = %s
                        """.formatted(roles, procedures))
                .toString();
    }

    @Test
    void aProductionThatLacksSixThingsSaysSixThingsAtOnce() throws IOException {
        String log = refusal(
                "prod", Map.of("QUARKUS_HTTP_INSECURE_REQUESTS", "enabled", "QUARKUS_HTTP_ACCESS_LOG_ENABLED", "true"));
        List<String> lines = log.lines().toList();
        int first = lines.indexOf("起動しません。設定に7件の誤りがあります。 / Refusing to start: 7 settings are wrong:");
        assertThat(first).as(log).isNotNegative();
        assertThat(lines.subList(first + 1, first + 8))
                .allMatch(line -> line.matches("[a-z.-]+ \\([A-Z_]+\\): .*[ぁ-ん].* / .*"))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "quarkus.http.insecure-requests",
                        "quarkus.http.access-log.enabled",
                        "quarkus.tls.key-store",
                        "sekisho.callers.file",
                        "sekisho.registry.snapshot.path",
                        "sekisho.attestation.key-file",
                        "sekisho.audit.directory");
        assertThat(lines).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void productionSpeaksTls13AndNothingOlder() throws Exception {
        new Authority("site").issue("gate").write(folder.resolve("server.key"), folder.resolve("server.crt"));
        Path tls = Files.writeString(folder.resolve("tls.properties"), """
                quarkus.http.tls-configuration-name=server
                quarkus.tls.server.key-store.pem.0.cert=%1$s/server.crt
                quarkus.tls.server.key-store.pem.0.key=%1$s/server.key
                """.formatted(folder));
        Map<String, String> settings = new HashMap<>(Map.of("QUARKUS_CONFIG_LOCATIONS", tls.toString()));
        assertThat(refusal("prod", settings))
                .contains("sekisho.callers.file")
                .doesNotContain("quarkus.tls.server.protocols", "key-store");
        Files.writeString(tls, Files.readString(tls) + "quarkus.tls.server.protocols=TLSv1.3,TLSv1.2\n");
        assertThat(refusal("prod", settings)).contains("quarkus.tls.server.protocols");
    }

    @Test
    void productionRefusesToStartWithoutCallers() throws IOException {
        assertThat(refusal("prod", Map.of())).contains("sekisho.callers.file");
    }

    @Test
    void productionRefusesSyntheticPeople() throws IOException {
        Map<String, String> callers = Map.of("SEKISHO_CALLERS_FILE", callers("checker", "*"));
        assertThat(refusal("prod", callers)).contains("sekisho.registry.snapshot.path");
    }

    @Test
    void productionRefusesACallersFileThatSaysWhatCannotBe() throws IOException {
        assertThat(refusal("prod", Map.of("SEKISHO_CALLERS_FILE", callers("cheker", "*"))))
                .contains("sekisho.callers.file", "welfare.roles");
        assertThat(refusal("prod", Map.of("SEKISHO_CALLERS_FILE", callers("checker", "ryoiku"))))
                .contains("welfare.procedures");
        assertThat(refusal("prod", Map.of("SEKISHO_CALLERS_FILE", callers("inspector", "*"))))
                .contains("welfare.detail");
    }

    @Test
    void aSettingThatThereIsNotStopsTheStart() throws IOException {
        assertThat(refusal("demo", Map.of("SEKISHO_REGISTRY_MAXAGE", "3d"))).contains("SEKISHO_REGISTRY_MAXAGE");
    }

    @Test
    void productionRefusesAGatewayWithoutMutualTls() throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "SEKISHO_REGISTRY_ADAPTER", "http",
                "SEKISHO_REGISTRY_GATEWAY_URL", "http://127.0.0.1:1",
                "SEKISHO_CALLERS_FILE", callers("checker", "*")));
        assertThat(refusal("prod", settings)).contains("sekisho.registry.gateway.url");
        settings.put("SEKISHO_REGISTRY_GATEWAY_URL", "https://127.0.0.1:1");
        assertThat(refusal("prod", settings)).contains("sekisho.registry.gateway.key-store");
    }

    @Test
    void refusesADeadlineThatIsTooLong() throws IOException {
        assertThat(refusal("demo", Map.of("SEKISHO_REGISTRY_DEADLINE", "4s"))).contains("sekisho.registry.deadline");
    }

    @Test
    void productionRefusesPlainHttp() throws IOException {
        Map<String, String> settings = Map.of(
                "QUARKUS_HTTP_INSECURE_REQUESTS", "enabled",
                "SEKISHO_REGISTRY_SNAPSHOT_PATH",
                        snapshot("2026-11-20T00:00:00+09:00", RESIDENT).toString(),
                "SEKISHO_CALLERS_FILE", callers("checker", "*"));
        assertThat(refusal("prod", settings)).contains("quarkus.http.insecure-requests");
    }

    @Test
    void productionRefusesToStartWithoutAKeyForAttestations() throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "SEKISHO_REGISTRY_SNAPSHOT_PATH",
                        snapshot("2026-11-20T00:00:00+09:00", RESIDENT).toString(),
                "SEKISHO_CALLERS_FILE", callers("checker", "*")));
        assertThat(refusal("prod", settings)).contains("sekisho.attestation.key-file");
        settings.put(
                "SEKISHO_ATTESTATION_KEY_FILE", folder.resolve("nothing.p12").toString());
        assertThat(refusal("prod", settings)).contains("nothing.p12 cannot be read");
    }

    @Test
    void productionRefusesToStartWithoutAnAuditTrail() throws Exception {
        SigningKeyFiles.write(folder.resolve("attestation.key"), folder.resolve("attestation.crt"));
        new Authority("site").issue("gate").write(folder.resolve("server.key"), folder.resolve("server.crt"));
        Map<String, String> settings = new HashMap<>(Map.of(
                "SEKISHO_REGISTRY_SNAPSHOT_PATH",
                snapshot("2026-11-20T00:00:00+09:00", RESIDENT).toString(),
                "SEKISHO_ATTESTATION_KEY",
                folder.resolve("attestation.key").toString(),
                "SEKISHO_ATTESTATION_CERTIFICATE",
                folder.resolve("attestation.crt").toString(),
                "QUARKUS_TLS_KEY_STORE_PEM_SERVER_CERT",
                folder.resolve("server.crt").toString(),
                "QUARKUS_TLS_KEY_STORE_PEM_SERVER_KEY",
                folder.resolve("server.key").toString(),
                "SEKISHO_CALLERS_FILE",
                callers("checker", "*")));
        assertThat(refusal("prod", settings))
                .contains("Refusing to start: 1 setting is wrong", "sekisho.audit.directory (SEKISHO_AUDIT_DIRECTORY)");
        // Nobody, root included, makes a directory there.
        settings.put("SEKISHO_AUDIT_DIRECTORY", "/proc/sekisho-audit");
        assertThat(refusal("prod", settings))
                .contains("sekisho.audit.directory (SEKISHO_AUDIT_DIRECTORY)", "/proc/sekisho-audit cannot be written");
    }

    @Test
    void aLifetimeForAProcedureThatThereIsNotStopsTheStart() throws IOException {
        assertThat(refusal("demo", Map.of("SEKISHO_ATTESTATION_LIFETIMES_RYOIKU", "1h")))
                .contains("sekisho.attestation.lifetimes.ryoiku");
    }

    @Test
    void productionRefusesATalkativeLogAndAKeyThatEverybodyCanRead() throws Exception {
        Path key = folder.resolve("server.key");
        Path certificate = folder.resolve("server.crt");
        new Authority("site").issue("gate").write(key, certificate);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Map<String, String> settings = new HashMap<>(Map.of(
                "SEKISHO_REGISTRY_SNAPSHOT_PATH",
                        snapshot("2026-11-20T00:00:00+09:00", RESIDENT).toString(),
                "SEKISHO_CALLERS_FILE", callers("checker", "*"),
                "QUARKUS_TLS_KEY_STORE_PEM_SERVER_CERT", certificate.toString(),
                "QUARKUS_TLS_KEY_STORE_PEM_SERVER_KEY", key.toString()));
        assertThat(refusal("prod", settings)).contains("key-store", "server.key can be used by everybody");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        settings.put("QUARKUS_LOG_LEVEL", "DEBUG");
        assertThat(refusal("prod", settings)).contains("quarkus.log.level (QUARKUS_LOG_LEVEL)", "below INFO");
        settings.remove("QUARKUS_LOG_LEVEL");
        settings.put("QUARKUS_LOG_CATEGORY__IO_VERTX__LEVEL", "FINE");
        assertThat(refusal("prod", settings)).contains("quarkus.log.category.\"io.vertx\".level");
    }

    @Test
    void aProfileOfASitesOwnIsProduction() throws IOException {
        assertThat(refusal("demo,site", Map.of())).contains("sekisho.callers.file");
    }

    @Test
    void aMistypedSettingStopsTheStart() throws IOException {
        assertThat(refusal("demo", Map.of("SEKISHO_REGISTRY_MAX_AGE", "soon"))).contains("sekisho.registry.max-age");
        assertThat(refusal("demo", Map.of("SEKISHO_REGISTRY_ADAPTER", "oracle")))
                .contains("sekisho.registry.adapter");
    }
}
