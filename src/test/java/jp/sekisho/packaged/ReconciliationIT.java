package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sekisho.api.reconciliation.Registrations;
import jp.sekisho.reconciliation.Verdict;
import jp.sekisho.signing.KeyFile;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.testsupport.SigningKeyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hundred thousand registrations through the packaged service, in little memory.
class ReconciliationIT {
    private static final int LINES = 100_000;
    private static final int DIFFERENT = 2_000;

    @TempDir
    private static Path folder;

    @Test
    void judgesAHundredThousandRegistrations() throws Exception {
        Path key = folder.resolve("attestation.key");
        Path certificate = folder.resolve("attestation.crt");
        SigningKeyFiles.write(key, certificate);
        Path stream = folder.resolve("registrations.ndjson");
        write(stream, new KeyRing(KeyFile.pem(key, certificate, Instant.now()), List.of()));
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (ServiceProcess _ = ServiceProcess.start(
                                "demo",
                                Map.of(
                                        "JAVA_TOOL_OPTIONS", "-Xmx160m",
                                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                                        "SEKISHO_ATTESTATION_KEY", key.toString(),
                                        "SEKISHO_ATTESTATION_CERTIFICATE", certificate.toString()))
                        .awaitStart();
                HttpClient client = HttpClient.newHttpClient()) {
            List<String> answer = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/reconciliations"))
                                    .header("Content-Type", "application/x-ndjson")
                                    .POST(HttpRequest.BodyPublishers.ofFile(stream))
                                    .build(),
                            BodyHandlers.ofString())
                    .body()
                    .lines()
                    .toList();
            assertThat(answer).hasSize(LINES + 1);
            for (int i = 0; i < LINES; i++) {
                assertThat(answer.get(i)).endsWith("\"verdict\":\"" + verdict(i % DIFFERENT) + "\"}");
            }
            JsonNode trailer = new ObjectMapper().readTree(answer.getLast()).get("trailer");
            assertThat(trailer.get("complete").asBoolean()).isTrue();
            assertThat(trailer.at("/total/registered").asInt()).isEqualTo(LINES);
            assertThat(trailer.at("/total/attested").asInt()).isEqualTo(LINES * 97 / 100);
            assertThat(trailer.at("/total/released").asInt()).isEqualTo(LINES / 100);
            assertThat(trailer.at("/total/withoutAttestation").asInt()).isEqualTo(LINES / 100);
            assertThat(trailer.at("/total/otherRecord").asInt()).isEqualTo(LINES / 100);
        }
    }

    private static Verdict verdict(int i) {
        return switch (i % 100) {
            case 17 -> Verdict.RELEASED;
            case 42 -> Verdict.NO_ATTESTATION;
            case 60 -> Verdict.OTHER_RECORD;
            default -> Verdict.ATTESTED;
        };
    }

    private static void write(Path file, KeyRing keys) throws IOException {
        Registrations registrations = new Registrations(keys);
        List<String> lines = new ArrayList<>(DIFFERENT);
        Instant at = Instant.now().minusSeconds(600);
        for (int i = 0; i < DIFFERENT; i++) {
            lines.add(registrations
                    .line(verdict(i), "shintai-shogaisha-techo", i, at)
                    .toString());
        }
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < LINES; i++) {
                out.write(lines.get(i % DIFFERENT));
                out.write('\n');
            }
        }
    }
}
