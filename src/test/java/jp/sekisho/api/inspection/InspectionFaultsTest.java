package jp.sekisho.api.inspection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.security.Caller;
import jp.sekisho.security.NamedCallers;
import jp.sekisho.testsupport.CheckExamples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Callers that do not behave. Whatever they do, the inspection ends and its room is free again.
@QuarkusTest
@Timeout(60)
class InspectionFaultsTest {
    private static final byte[] RECORD =
            (CheckExamples.PASS_REQUEST.replace("\n", " ") + "\n").getBytes(StandardCharsets.UTF_8);
    private static final Duration SOON = Duration.ofSeconds(20);

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    private URL service;

    /// A caller that writes HTTP by hand: a chunked stream.
    private final class RawCaller implements AutoCloseable {
        private final Socket socket = new Socket(service.getHost(), service.getPort());
        private final OutputStream out = socket.getOutputStream();
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

        RawCaller() throws IOException {
            this("raw");
        }

        RawCaller(String id) throws IOException {
            socket.setSoTimeout((int) SOON.toMillis());
            out.write("""
                    POST /v1/inspections HTTP/1.1\r
                    Host: localhost\r
                    Connection: close\r
                    Content-Type: application/x-ndjson\r
                    Transfer-Encoding: chunked\r
                    %s: %s\r
                    \r
                    """.formatted(
                            NamedCallers.HEADER,
                            NamedCallers.header(id, id, Caller.EVERY_PROCEDURE, Caller.Detail.FULL))
                    .getBytes(StandardCharsets.US_ASCII));
        }

        void send() throws IOException {
            out.write((Integer.toHexString(RECORD.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(RECORD);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        /// A space, as who only wants to hold the stream open sends.
        void drip() throws IOException {
            out.write("1\r\n \r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        void end() throws IOException {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        /// The next line of the answer that contains a text; empty at the end of the connection.
        String await(String text) throws IOException {
            try {
                String line = in.readLine();
                while (line != null && !line.contains(text)) {
                    line = in.readLine();
                }
                return line == null ? "" : line;
            } catch (SocketException reset) {
                return "";
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static int running() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("sekisho_inspections "))
                .map(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void theRoomIsFreeAgain() {
        Awaitility.await().atMost(SOON).until(() -> running() == 0);
    }

    @Test
    void answersARecordBeforeTheNextIsSent() throws IOException {
        try (RawCaller caller = new RawCaller()) {
            for (int i = 1; i <= 3; i++) {
                caller.send();
                assertThat(caller.await("\"line\":" + i + ",")).contains("PASS");
            }
            caller.end();
            assertThat(caller.await("\"trailer\"")).contains("\"complete\":true", "\"lines\":3");
        }
    }

    @Test
    void cutsACallerOffThatFallsSilent() throws IOException {
        try (RawCaller caller = new RawCaller()) {
            caller.send();
            assertThat(caller.await("\"line\":1,")).contains("PASS");
            assertThat(caller.await("\"trailer\"")).isEmpty();
        }
    }

    @Test
    void cutsACallerOffThatDrips() throws IOException {
        try (RawCaller caller = new RawCaller()) {
            caller.send();
            assertThat(caller.await("\"line\":1,")).contains("PASS");
            Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(200)).until(() -> {
                try {
                    caller.drip();
                    return false;
                } catch (SocketException cutOff) {
                    return true;
                }
            });
        }
    }

    @Test
    void cutsACallerOffThatDoesNotReadItsAnswers() throws IOException {
        try (RawCaller caller = new RawCaller()) {
            int sent = 0;
            try {
                // More than all buffers on the way hold: held back at first, then cut off.
                for (; sent < 200_000; sent++) {
                    caller.send();
                }
            } catch (SocketException cutOff) {
                // As it should be.
            }
            assertThat(sent).isBetween(1, 199_999);
        }
    }

    @Test
    void endsTheWorkOfACallerThatGoesAway() throws IOException {
        try (RawCaller caller = new RawCaller()) {
            for (int i = 0; i < 5_000; i++) {
                caller.send();
            }
            assertThat(caller.await("\"line\":1,")).contains("PASS");
        }
        Awaitility.await().atMost(SOON).until(() -> running() == 0);
    }

    @Test
    void refusesOneStreamTooMany() throws IOException {
        List<RawCaller> callers = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                RawCaller caller = new RawCaller("raw-" + i);
                callers.add(caller);
                caller.send();
                assertThat(caller.await("\"line\":1,")).contains("PASS");
            }
            // One of three is half of them.
            try (RawCaller again = new RawCaller("raw-0")) {
                again.send();
                again.end();
                assertThat(again.await("HTTP/1.1")).contains("429");
            }
            try (RawCaller tooMany = new RawCaller("raw-3")) {
                tooMany.send();
                tooMany.end();
                assertThat(tooMany.await("HTTP/1.1")).contains("503");
                assertThat(tooMany.await("OVERLOADED")).contains("\"decision\":\"BLOCK\"", "\"remedy\":\"RETRY\"");
            }
        } finally {
            for (RawCaller caller : callers) {
                caller.close();
            }
        }
    }
}
