package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jp.sekisho.testsupport.CheckExamples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stop of the packaged service: told to the balancer first, then nothing that is under way is lost.
class StoppingIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// How a JVM ends on SIGTERM.
    private static final int TERMINATED = 143;

    @TempDir
    private static Path folder;

    @Test
    void goesOnAnsweringWhileReadinessIsDownAndEndsAStreamWithItsTrailer() throws Exception {
        Site site = new Site(folder);
        site.callers(Site.caller("checker", "checker", "*", 6000) + Site.caller("inspector", "inspector", "*", 6000));
        var settings = site.settings();
        settings.put("QUARKUS_SHUTDOWN_DELAY", "8s");
        settings.put("QUARKUS_SHUTDOWN_TIMEOUT", "60s");
        HttpClient client = site.showing(Optional.of(site.authority().issue("checker")));
        try (ServiceProcess service = ServiceProcess.start("prod", settings).awaitStart();
                RawConnection stream = RawConnection.open(
                        site.port(),
                        site.authority().client(Optional.of(site.authority().issue("inspector"))),
                        "http/1.1")) {
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> readiness(site, client) == 200);
            assertThat(check(site, client).body()).contains("\"decision\":\"PASS\"");
            stream.send("POST /v1/inspections HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
            stream.send(chunk());

            service.stop();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> readiness(site, client) == 503);
            HttpResponse<String> meanwhile = check(site, client);
            assertThat(meanwhile.statusCode()).isEqualTo(200);
            assertThat(meanwhile.body()).contains("\"decision\":\"PASS\"");
            assertThat(meanwhile.headers().firstValue("Connection")).hasValue("close");
            stream.send(chunk());

            String[] lines = stream.read(false).text().split("\n");
            assertThat(lines).hasSize(3);
            assertThat(JSON.readTree(lines[0]).path("decision").asText()).isEqualTo("PASS");
            assertThat(JSON.readTree(lines[1]).path("decision").asText()).isEqualTo("PASS");
            JsonNode trailer = JSON.readTree(lines[2]).path("trailer");
            assertThat(trailer.path("complete").isBoolean()).isTrue();
            assertThat(trailer.path("complete").asBoolean()).isFalse();
            assertThat(service.awaitExit()).isEqualTo(TERMINATED);
        }
    }

    private static String chunk() {
        String line = CheckExamples.PASS_REQUEST.replace("\n", " ") + "\n";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return Integer.toHexString(bytes.length) + "\r\n" + new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n";
    }

    private static int readiness(Site site, HttpClient client) throws Exception {
        return client.send(HttpRequest.newBuilder(site.at("/q/health/ready")).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpResponse<String> check(Site site, HttpClient client) throws Exception {
        return client.send(
                HttpRequest.newBuilder(site.at("/v1/checks"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(CheckExamples.PASS_REQUEST))
                        .build(),
                BodyHandlers.ofString());
    }
}
