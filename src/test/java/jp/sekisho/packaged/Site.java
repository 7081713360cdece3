package jp.sekisho.packaged;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.testsupport.SigningKeyFiles;

/// What a site prepares for a service in production: an authority, certificates, keys, an extract, callers, a
/// directory for the audit trail.
final class Site {
    private final Path folder;
    private final Authority authority;
    private final TokenIssuer issuer;
    private final int port;

    Site(Path folder) throws Exception {
        this.folder = folder;
        this.authority = new Authority("site");
        authority.write(folder.resolve("ca.crt"));
        authority.issue("gate").write(folder.resolve("server.key"), folder.resolve("server.crt"));
        SigningKeyFiles.write(folder.resolve("attestation.key"), folder.resolve("attestation.crt"));
        this.issuer = new TokenIssuer();
        issuer.write(folder.resolve("tokens.jwks"));
        Extracts.write(folder);
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    Authority authority() {
        return authority;
    }

    TokenIssuer issuer() {
        return issuer;
    }

    int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    void callers(String lines) throws IOException {
        Files.writeString(folder.resolve("callers.properties"), lines);
    }

    /// A caller by certificate and by token, with full detail.
    static String caller(String id, String role, String procedures, int requestsPerMinute) {
        return """
                %1$s.certificate-subject = CN=%1$s
                %1$s.token-subject = %1$s-token
                %1$s.roles = %2$s
                %1$s.procedures = %3$s
                %1$s.detail = full
                %1$s.requests-per-minute = %4$d
                """.formatted(id, role, procedures, requestsPerMinute);
    }

    /// The settings of the service, as environment variables.
    Map<String, String> settings() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_SSL_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_TLS_KEY_STORE_PEM_SERVER_CERT", file("server.crt")),
                Map.entry("QUARKUS_TLS_KEY_STORE_PEM_SERVER_KEY", file("server.key")),
                Map.entry("QUARKUS_TLS_TRUST_STORE_PEM_CERTS", file("ca.crt")),
                Map.entry("SEKISHO_REGISTRY_SNAPSHOT_PATH", file("extract.ndjson")),
                Map.entry("SEKISHO_ATTESTATION_KEY", file("attestation.key")),
                Map.entry("SEKISHO_ATTESTATION_CERTIFICATE", file("attestation.crt")),
                Map.entry("SEKISHO_CALLERS_FILE", file("callers.properties")),
                Map.entry("SEKISHO_CALLERS_TOKENS_KEYS", file("tokens.jwks")),
                Map.entry("SEKISHO_CALLERS_TOKENS_ISSUER", "https://id.example"),
                Map.entry("SEKISHO_AUDIT_DIRECTORY", file("audit"))));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    URI at(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    /// A client that shows this certificate, if any.
    HttpClient showing(Optional<Authority.Issued> certificate) throws Exception {
        return showing(certificate, HttpClient.Version.HTTP_1_1);
    }

    HttpClient showing(Optional<Authority.Issued> certificate, HttpClient.Version version) throws Exception {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(authority.client(certificate))
                .connectTimeout(Duration.ofSeconds(60))
                .build();
    }
}
