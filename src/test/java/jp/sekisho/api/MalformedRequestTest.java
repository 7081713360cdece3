package jp.sekisho.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import jp.sekisho.testsupport.RawRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What breaks RFC 9112 or does not say what it is gets a 4xx, never a 500.
@QuarkusTest
class MalformedRequestTest {
    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    private URI service;

    private String ask(String head, byte[] body) throws IOException {
        return RawRequest.ask(service, head, body);
    }

    private String ask(String head) throws IOException {
        return ask(head, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/codes HTTP/1.1|Connection: close",
                "GET /v1/codes HTTP/1.1|Connection: close|Host: localhost|Host: localhost",
                "GET /v1/codes HTTP/1.1|Connection: close|Host: localhost|hOST: other",
                "GET /v1/codes HTTP/1.1|Connection: close|Host: local host",
                "GET /v1/codes HTTP/1.1|Connection: close|Host: a/b@c:d",
                "GET /v1/codes HTTP/1.1|Connection: close|Host: [",
                "GET /q/health/live HTTP/1.1|Connection: close",
            })
    void refusesARequestWithoutOneHostInAProblem(String head) throws IOException {
        assertThat(ask(head)).startsWith("HTTP/1.1 400 ").contains("MALFORMED_REQUEST", "\"decision\":\"BLOCK\"");
    }

    @Test
    void aProbeOfHttp10NeedsNoHost() throws IOException {
        assertThat(ask("GET /q/health/live HTTP/1.0")).contains(" 200 OK");
        assertThat(ask("GET /v1/codes HTTP/1.0")).contains(" 200 OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/codes HTTP/1.1|Host : localhost",
                "GET /v1/codes HTTP/1.1|Host: localhost|X\u0000Y: 1",
                "POST /v1/checks HTTP/1.1|Host: localhost|Content-Length: 2|Content-Length: 3",
                "POST /v1/checks HTTP/1.1|Host: localhost|Content-Length: -2",
                "POST /v1/checks HTTP/1.1|Host: localhost|Content-Length: +2",
                "POST /v1/checks HTTP/1.1|Host: localhost|Content-Length: 2x",
            })
    void refusesWhatTheParserCannotFrame(String head) throws IOException {
        assertThat(ask(head + "|Connection: close")).startsWith("HTTP/1.1 400 ");
    }

    /// RFC 9112, 5.2: a folded line is refused or unfolded, before anything reads the field.
    @Test
    void aFoldedFieldIsOneField() throws IOException {
        assertThat(ask("GET /v1/codes HTTP/1.1|Host: localhost|X-Request-Id: abc| def|Connection: close"))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("abc");
    }

    /// RFC 9112, 6.3: the rest is the next request, and none.
    @Test
    void whatFollowsTheDeclaredLengthIsNoPartOfTheBody() throws IOException {
        String answers = ask(
                "POST /v1/checks HTTP/1.1|Host: localhost|Content-Type: application/json|Content-Length: 2",
                "{}{} and so on\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(answers).startsWith("HTTP/1.1 400 ").contains("INVALID_REQUEST");
        assertThat(answers.split("HTTP/1.[01] 400 ", -1)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/inspections", "/v1/reconciliations", "/v1/checks", "/v1/attestations/verify"})
    void aBodyThatDoesNotSayWhatItIsIsRefused(String path) throws IOException {
        assertThat(ask("POST " + path + " HTTP/1.1|Host: localhost|Content-Length: 2|Connection: close", new byte[2]))
                .startsWith("HTTP/1.1 415 ")
                .contains("UNSUPPORTED_MEDIA_TYPE");
        for (String type : new String[] {"", "/", "application", "a/b/c", ";", "application/x-ndjson;charset"}) {
            assertThat(ask(
                            "POST %s HTTP/1.1|Host: localhost|Content-Type: %s|Content-Length: 2|Connection: close"
                                    .formatted(path, type),
                            new byte[2]))
                    .as(type)
                    .doesNotContain("HTTP/1.1 5");
        }
    }

    @Test
    void damagedGzipIsAProblemWhereverTheDamageIs() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("MalformedRequestTest seed " + seed);
        Random random = new Random(seed);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("事務,管理番号,個人番号,氏名\n".getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < 40; i++) {
            byte[] damaged = packed.toByteArray();
            damaged[random.nextInt(damaged.length - 8)] ^= (byte) (1 + random.nextInt(255));
            post(i % 2 == 0 ? damaged : Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length - 1)));
        }
        post(Arrays.copyOf(packed.toByteArray(), 30))
                .startsWith("HTTP/1.1 400 ")
                .contains("MALFORMED_GZIP");
    }

    private org.assertj.core.api.AbstractStringAssert<?> post(byte[] body) throws IOException {
        return assertThat(ask("""
                        POST /v1/inspections HTTP/1.1|Host: localhost|Content-Type: text/csv|Content-Encoding: gzip|\
                        Connection: close|Content-Length: """ + body.length, body)).doesNotContain("HTTP/1.1 5");
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() {
        given().get("/v1/checks").then().statusCode(405).header("Allow", equalTo("OPTIONS, POST"));
    }

    @Test
    void wishesForLanguagesAreBounded() {
        String wishes = "en, " + "x-".repeat(100).concat("y, ").repeat(40);
        given().header("Accept-Language", wishes)
                .get("/v1/nothing")
                .then()
                .statusCode(404)
                .header("Content-Language", equalTo("ja"));
    }
}
