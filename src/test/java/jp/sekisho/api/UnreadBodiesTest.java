package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A request that is refused before its body is read leaves neither a client that hangs nor a socket.
@QuarkusTest
class UnreadBodiesTest {
    private static final int HANG_GUARD_MILLIS = 60_000;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    private URI service;

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/checks, text/plain, 60000, 415",
        "PUT, /v1/checks, application/json, 60000, 405",
        "POST, /v1/checks, application/json, 400000, 413",
        "PUT, /v1/inspections, application/x-ndjson, 400000, 405",
        "POST, /v1/inspections, image/png, 400000, 415",
        "POST, /v1/nothing-here, application/json, 60000, 404"
    })
    void closesAfterTheAnswerWhetherTheBodyComesOrNot(
            String method, String path, String mediaType, int declared, int status) throws IOException {
        for (int sent : new int[] {20_000, declared}) {
            try (Socket socket = new Socket(service.getHost(), service.getPort())) {
                socket.setSoTimeout(HANG_GUARD_MILLIS);
                OutputStream out = socket.getOutputStream();
                out.write("""
                        %s %s HTTP/1.1\r
                        Host: localhost\r
                        Content-Type: %s\r
                        Content-Length: %d\r
                        \r
                        """.formatted(method, path, mediaType, declared).getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[sent]);
                out.flush();

                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer).as("%d bytes sent", sent).startsWith("HTTP/1.1 " + status + " ");
                assertThat(answer.toLowerCase(Locale.ROOT)).contains("connection: close");
                assertThat(answer).contains("\"decision\":\"BLOCK\"").endsWith("}");
            }
        }
    }
}
