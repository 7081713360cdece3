package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;

/// A small heap under small uploads that unpack to millions of lines.
class SmallHeapIT {
    private static final int STREAMS = 16;
    private static final int UPLOAD = 16 << 10;

    /// So many bytes of gzip, all of them lines that are no records.
    private static byte[] upload() throws IOException {
        byte[] lines = "{}\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes, true)) {
            while (bytes.size() < UPLOAD) {
                out.write(lines);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void sixteenStreamsOfBadLinesDoNotEndIt() throws Exception {
        byte[] upload = upload();
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Map<String, String> settings = Map.of(
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "JDK_JAVA_OPTIONS",
                "-Xmx256m -XX:+ExitOnOutOfMemoryError");
        try (ServiceProcess _ = ServiceProcess.start("demo", settings).awaitStart();
                HttpClient client = HttpClient.newHttpClient()) {
            URI inspections = URI.create("http://127.0.0.1:" + port + "/v1/inspections");
            for (int round = 0; round < 3; round++) {
                List<CompletableFuture<HttpResponse<Void>>> streams = IntStream.range(0, STREAMS)
                        .mapToObj(_ -> client.sendAsync(
                                HttpRequest.newBuilder(inspections)
                                        .header("Content-Type", "application/x-ndjson")
                                        .header("Content-Encoding", "gzip")
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(upload))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding()))
                        .toList();
                List<Integer> answered = streams.stream()
                        .map(stream -> stream.join().statusCode())
                        .toList();
                assertThat(answered).contains(200).isSubsetOf(200, 429, 503);
            }
            HttpResponse<String> check = client.send(
                    HttpRequest.newBuilder(inspections.resolve("/v1/checks"))
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(CheckExamples.PASS_REQUEST))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(check.body()).contains("\"decision\":\"PASS\"");
        }
    }
}
