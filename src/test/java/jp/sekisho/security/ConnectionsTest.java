package jp.sekisho.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sekisho.testsupport.CheckExamples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a client without a certificate can hold, and how long.
@QuarkusTest
@TestProfile(ConnectionsTest.Short.class)
class ConnectionsTest {
    private static final Duration HANG_GUARD = Duration.ofSeconds(60);
    private static final int PER_ADDRESS = 350;
    private static final String STRANGER = "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final List<Socket> sockets = new ArrayList<>();

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    private URI service;

    /// Bounds that a test can await.
    public static final class Short implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sekisho.http.first-request-timeout", "2s",
                    "sekisho.http.stranger-idle-timeout", "2s",
                    "sekisho.http.body-timeout", "2s",
                    "sekisho.http.max-connections-per-address", Integer.toString(PER_ADDRESS));
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private Socket connect(String... sent) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        sockets.add(socket);
        socket.setSoTimeout(50);
        for (String text : sent) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return socket;
    }

    /// Reads what there is to read.
    ///
    /// @return whether the service has closed the connection
    private static boolean isClosed(Socket socket) throws IOException {
        try {
            byte[] bytes = new byte[8192];
            int read = socket.getInputStream().read(bytes);
            while (read >= 0) {
                read = socket.getInputStream().read(bytes);
            }
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static void awaitClosed(Socket socket) {
        Awaitility.await().atMost(HANG_GUARD).until(() -> isClosed(socket));
    }

    /// One byte more at each look.
    private static void dripUntilClosed(Socket socket) {
        Awaitility.await().atMost(HANG_GUARD).until(() -> {
            try {
                socket.getOutputStream().write('x');
            } catch (SocketException closed) {
                return true;
            }
            return isClosed(socket);
        });
    }

    @Test
    void endsAConnectionThatNeverAsks() throws IOException {
        awaitClosed(connect());
    }

    @Test
    void endsAConnectionWhoseFirstHeadDrips() throws IOException {
        dripUntilClosed(connect("GET /v1/codes HTTP/1.1\r\nHost: localhost\r\nX-A: "));
    }

    @Test
    void endsAConnectionWhoseSecondHeadDrips() throws IOException {
        dripUntilClosed(connect(STRANGER, "GET /v1/codes HTTP/1.1\r\nHost: localhost\r\nX-A: "));
    }

    @Test
    void endsAConnectionWhoseBodyDrips() throws IOException {
        dripUntilClosed(connect("""
                POST /v1/checks HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: 60000\r
                \r
                """));
        dripUntilClosed(connect("""
                POST /v1/checks HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                \r
                ffff\r
                """));
    }

    @Test
    void endsAStrangersIdleConnectionBeforeACallers() throws IOException {
        String request = CheckExamples.PASS_REQUEST;
        String check = """
                POST /v1/checks HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """.formatted(request.getBytes(StandardCharsets.UTF_8).length);
        Socket caller = connect(check);
        caller.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        // The first of its answers.
        Awaitility.await()
                .atMost(HANG_GUARD)
                .until(() -> caller.getInputStream().available() > 0);

        awaitClosed(connect(STRANGER));

        assertThat(isClosed(caller)).isFalse();
    }

    @Test
    void takesNoMoreOfOneAddressThanItsShareAndTakesAgainWhenSomeEnd() throws IOException {
        for (int i = 0; i < PER_ADDRESS + 1; i++) {
            connect();
        }
        Awaitility.await().atMost(HANG_GUARD).until(() -> sockets.stream().anyMatch(ConnectionsTest::wasRefused));
        close();
        Awaitility.await()
                .atMost(HANG_GUARD)
                .untilAsserted(() -> assertThat(connections()).isLessThan(20));
        assertThat(metric("sekisho_connections_refused_total{bound=\"PER_ADDRESS\"}"))
                .isPositive();
    }

    private static boolean wasRefused(Socket socket) {
        try {
            return isClosed(socket);
        } catch (IOException e) {
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/checks, text/plain, 60000",
        "PUT, /v1/checks, application/json, 60000",
        "POST, /v1/checks, application/json, 400000",
        "POST, /v1/nothing-here, application/json, 60000"
    })
    void refusedRequestsWhoseClientsNeitherReadNorCloseLeaveNoSocket(
            String method, String path, String mediaType, int declared) throws IOException {
        for (int i = 0; i < 300; i++) {
            Socket socket = connect("""
                    %s %s HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: %s\r
                    Content-Length: %d\r
                    \r
                    """.formatted(method, path, mediaType, declared));
            socket.getOutputStream().write(new byte[20_000]);
        }
        Awaitility.await()
                .atMost(HANG_GUARD)
                .untilAsserted(() -> assertThat(connections()).isLessThan(20));
    }

    private static double connections() {
        return metric("sekisho_connections ");
    }

    private static double metric(String beginning) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}
