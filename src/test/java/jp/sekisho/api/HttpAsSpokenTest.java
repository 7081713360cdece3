package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import jp.sekisho.testsupport.CheckExamples;
import jp.sekisho.testsupport.RawRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP as all sorts of clients speak it: each is answered rightly, or with a problem that says what to do.
@QuarkusTest
class HttpAsSpokenTest {
    private static final int HANG_GUARD_MILLIS = 60_000;
    private static final byte[] RECORD = CheckExamples.PASS_REQUEST.getBytes(StandardCharsets.UTF_8);

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    private URI service;

    private String ask(String head, byte[] body) throws IOException {
        return RawRequest.ask(service, head + "|Connection: close", body);
    }

    private String ask(String head) throws IOException {
        return ask(head, new byte[0]);
    }

    /// A check with these headers more.
    private String check(String headers, byte[] body) throws IOException {
        return ask("POST /v1/checks HTTP/1.1|Host: localhost|Content-Length: " + body.length + "|" + headers, body);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }

    private static byte[] marked(byte[] body) {
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        marked.writeBytes(body);
        return marked.toByteArray();
    }

    private static void passes(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("\"decision\":\"PASS\"");
    }

    /// @param words that say what to do, the same in both languages
    private static void isRefused(String answer, int status, String code, String words) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("\r\nContent-Type: application/problem+json")
                .contains("\"code\":\"" + code + "\"", "\"decision\":\"BLOCK\"", words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "application/json; charset=utf8",
                "application/json; charset=US-ASCII",
                "application/json; profile=x",
            })
    void readsJsonByAnyOfItsNames(String mediaType) throws IOException {
        passes(check("Content-Type: " + mediaType, RECORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shift_jis", "windows-31j", "UTF-16", "iso-8859-1", "nonsense"})
    void saysThatJsonIsUtf8WhereAnotherCharacterSetIsDeclared(String charset) throws IOException {
        for (String language : new String[] {"ja", "en"}) {
            isRefused(
                    check(
                            "Accept-Language: " + language + "|Content-Type: application/json; charset=" + charset,
                            RECORD),
                    415,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "UTF-8");
        }
        isRefused(
                check(
                        "Content-Type: application/json; charset=" + charset,
                        CheckExamples.PASS_REQUEST.getBytes(Charset.forName("windows-31j"))),
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "UTF-8");
    }

    @Test
    void readsPackedAndMarkedBodies() throws IOException {
        passes(check("Content-Type: application/json|Content-Encoding: gzip", gzip(RECORD)));
        passes(check("Content-Type: application/json|Content-Encoding: GZIP", gzip(marked(RECORD))));
        passes(check("Content-Type: application/json|Content-Encoding: identity", RECORD));
        passes(check("Content-Type: application/json", marked(RECORD)));
        byte[] line = marked((CheckExamples.PASS_REQUEST + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(ask(
                        "POST /v1/inspections HTTP/1.1|Host: localhost|Content-Type: application/x-ndjson|Content-Length: "
                                + line.length,
                        line))
                .contains("\"line\":1,", "\"decision\":\"PASS\"", "\"complete\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip"})
    void saysWhichPackingItReads(String coding) throws IOException {
        for (String language : new String[] {"ja", "en"}) {
            String answer = check(
                    "Accept-Language: " + language + "|Content-Type: application/json|Content-Encoding: " + coding,
                    gzip(RECORD));
            isRefused(answer, 415, "UNSUPPORTED_MEDIA_TYPE", "Content-Encoding: gzip");
            assertThat(answer).containsIgnoringCase("\r\nAccept-Encoding: gzip\r\n");
        }
    }

    @Test
    void whatIsNotGzipOrUnpacksToTooMuchIsRefused() throws IOException {
        String packed = "Content-Type: application/json|Content-Encoding: gzip";
        byte[] whole = gzip(RECORD);
        isRefused(check(packed, RECORD), 400, "MALFORMED_GZIP", "gzip");
        isRefused(check(packed, java.util.Arrays.copyOf(whole, whole.length / 2)), 400, "MALFORMED_GZIP", "gzip");
        isRefused(check(packed, new byte[0]), 400, "MALFORMED_GZIP", "gzip");
        isRefused(check(packed, gzip(new byte[10_000_000])), 413, "TOO_LARGE", "64");
    }

    @Test
    void bidsAClientToGoOnThatAsksBefore() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(HANG_GUARD_MILLIS);
            socket.getOutputStream()
                    .write(("POST /v1/checks HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                                    + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                    + RECORD.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String bid = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(new String(socket.getInputStream().readNBytes(bid.length()), StandardCharsets.US_ASCII))
                    .isEqualTo(bid);
            socket.getOutputStream().write(RECORD);
            passes(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void readsABodyInChunksWithExtensionsAndTrailers() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte b : RECORD) {
            body.writeBytes("1;x=y\r\n".getBytes(StandardCharsets.US_ASCII));
            body.write(b);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("0\r\nX-Sum: 1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        passes(ask(
                "POST /v1/checks HTTP/1.1|Host: localhost|Content-Type: application/json|Transfer-Encoding: chunked",
                body.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/*",
                "application/json;q=0.9, */*",
                "application/json, application/problem+json",
                "text/plain, application/json;q=0.1",
                "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
                "application/json; charset=utf-8",
            })
    void answersWhoeverTakesJson(String accept) throws IOException {
        passes(check("Content-Type: application/json|Accept: " + accept, RECORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml, text/plain;q=0.5", "application/problem+json", "nonsense"})
    void saysWhatItAnswersToWhoeverTakesNoneOfIt(String accept) throws IOException {
        for (String language : new String[] {"ja", "en"}) {
            isRefused(
                    check("Accept-Language: " + language + "|Content-Type: application/json|Accept: " + accept, RECORD),
                    406,
                    "NOT_ACCEPTABLE",
                    "application/json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, /v1/checks, 200, 'OPTIONS, POST'",
        "OPTIONS, /v1/checks/, 200, 'OPTIONS, POST'",
        "OPTIONS, /v1/codes, 200, 'GET, HEAD, OPTIONS'",
        "OPTIONS, /v1/policies/strict-4, 200, 'GET, HEAD, OPTIONS'",
        "OPTIONS, /v1/inspections/columns, 200, 'GET, HEAD, OPTIONS'",
        "OPTIONS, /q/health/live, 200, 'GET, HEAD, OPTIONS'",
        "OPTIONS, /openapi, 200, 'GET, HEAD, OPTIONS'",
        "OPTIONS, /v1/nothing, 404, ",
        "HEAD, /v1/checks, 405, 'OPTIONS, POST'",
        "HEAD, /v1/codes, 200, ",
        "HEAD, /.well-known/jwks.json, 200, ",
        "HEAD, /v1/nothing, 404, ",
        "HEAD, /q/health/live, 200, ",
        "GET, /v1/checks/, 405, 'OPTIONS, POST'",
        "DELETE, /v1/codes//, 405, 'GET, HEAD, OPTIONS'",
        "PUT, /q/health/live, 405, 'GET, HEAD, OPTIONS'",
        "TRACE, /q/metrics, 405, 'GET, HEAD, OPTIONS'",
        "DELETE, /openapi, 405, 'GET, HEAD, OPTIONS'",
        "GET, /v1/codes/, 200, ",
        "GET, //v1/codes, 200, ",
    })
    void tellsTheMethodsOfAPath(String method, String path, int status, @org.jspecify.annotations.Nullable String allow)
            throws IOException {
        String answer = ask(method + " " + path + " HTTP/1.1|Host: localhost");
        String head = answer.substring(0, answer.indexOf("\r\n\r\n") + 2);
        String body = answer.substring(head.length() + 2);
        assertThat(head).startsWith("HTTP/1.1 " + status + " ");
        assertThat(head.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("allow: "))
                        .map(line -> line.substring("allow: ".length())))
                .isEqualTo(allow == null ? java.util.List.of() : java.util.List.of(allow));
        if (method.equals("HEAD") || method.equals("OPTIONS") && status == 200) {
            assertThat(body).isEmpty();
        } else if (status >= 400) {
            assertThat(body).contains("\"decision\":\"BLOCK\"");
        }
    }

    @Test
    void decidesAlikeWithASlashMoreAndInOtherVersionsOfHttp() throws IOException, InterruptedException {
        for (String path : new String[] {"/v1/checks", "/v1/checks/", "//v1/checks"}) {
            passes(ask(
                    "POST " + path + " HTTP/1.1|Host: localhost|Content-Type: application/json|Content-Length: "
                            + RECORD.length,
                    RECORD));
        }
        assertThat(ask(
                        "POST /v1/checks HTTP/1.0|Content-Type: application/json|Content-Length: " + RECORD.length,
                        RECORD))
                .startsWith("HTTP/1.0 200 OK")
                .contains("\"decision\":\"PASS\"");
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(service.resolve("/v1/checks"))
                            .header("Content-Type", "application/json")
                            .header("Content-Encoding", "gzip")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(gzip(RECORD)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).contains("\"decision\":\"PASS\"");
        }
    }

    @Test
    void saysThatOneHostIsMissing() throws IOException {
        for (String language : new String[] {"ja", "en"}) {
            isRefused(ask("GET /v1/codes HTTP/1.1|Accept-Language: " + language), 400, "MALFORMED_REQUEST", "Host");
        }
    }

    /// A page of another origin that a clerk's browser shows reads nothing, and may not ask.
    @Test
    void noOtherOriginMayReadAnAnswer() throws IOException {
        String origin = "Origin: https://elsewhere.example";
        assertThat(check("Content-Type: application/json|" + origin, RECORD))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContainIgnoringCase("Access-Control-");
        assertThat(ask("OPTIONS /v1/checks HTTP/1.1|Host: localhost|Access-Control-Request-Method: POST|" + origin))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContainIgnoringCase("Access-Control-");
    }
}
