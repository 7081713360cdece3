package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;

/// The setting that lets pages of other origins ask (`deploy/README.md`): those origins, and no others.
@QuarkusTest
@TestProfile(AllowedOriginsTest.OneOrigin.class)
class AllowedOriginsTest {
    private static final int HANG_GUARD_MILLIS = 60_000;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    private URI service;

    /// As the operator's page has it.
    public static class OneOrigin implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.cors.enabled", "true",
                    "quarkus.http.cors.origins", "https://desk.example",
                    "quarkus.http.cors.methods", "GET,POST",
                    "quarkus.http.cors.headers", "Content-Type,Accept-Language,Sekisho-Operator");
        }
    }

    private String ask(String method, String origin, String more) throws IOException {
        byte[] body = method.equals("POST") ? CheckExamples.PASS_REQUEST.getBytes(StandardCharsets.UTF_8) : new byte[0];
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(HANG_GUARD_MILLIS);
            socket.getOutputStream()
                    .write((method + " /v1/checks HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\n" + more
                                    + "Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static final String WISH =
            "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: content-type\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";

    @Test
    void theOriginOfTheSettingMayAsk() throws IOException {
        assertThat(ask("OPTIONS", "https://desk.example", WISH))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("access-control-allow-origin: https://desk.example\r\n")
                .containsIgnoringCase("access-control-allow-methods: ");
        assertThat(ask("POST", "https://desk.example", JSON))
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("access-control-allow-origin: https://desk.example\r\n")
                .contains("\"decision\":\"PASS\"");
    }

    @Test
    void noOtherMay() throws IOException {
        for (String origin : new String[] {"https://elsewhere.example", "http://desk.example", "null"}) {
            assertThat(ask("OPTIONS", origin, WISH)).doesNotContainIgnoringCase("access-control-allow-origin");
            assertThat(ask("POST", origin, JSON))
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContainIgnoringCase("access-control-allow-origin")
                    .doesNotContain("\"PASS\"");
        }
    }
}
