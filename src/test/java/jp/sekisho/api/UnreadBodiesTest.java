package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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

    /// A wish for the methods is answered before its body is read, and nobody is told that the connection ends.
    @Test
    void goesOnWhereTheAnswerDoesNotSayThatTheConnectionEnds() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(HANG_GUARD_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write("OPTIONS /v1/checks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            String first = new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
            out.write("12345GET /v1/codes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));

            String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(first).isEqualTo("HTTP/1.1 200 OK");
            assertThat(rest).contains("HTTP/1.1 200 OK", "\"reasons\"");
        }
    }

    /// RFC 9113, 8.1 and 8.2.2: the stream ends without an error, the connection goes on, and no field speaks of it.
    @ParameterizedTest
    @CsvSource({
        "POST, /v1/checks, text/plain, 60000, 415",
        "PUT, /v1/checks, application/json, 60000, 405",
        "POST, /v1/checks, application/json, 400000, 413",
        "POST, /v1/checks, application/json, , 413",
        "POST, /v1/nothing-here, application/json, 60000, 404"
    })
    void endsTheStreamAndNotTheConnectionOverHttp2(
            String method, String path, String mediaType, @Nullable Integer declared, int status) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClient client = vertx.createHttpClient(
                    new HttpClientOptions()
                            .setProtocolVersion(HttpVersion.HTTP_2)
                            .setHttp2ClearTextUpgrade(false)
                            .setDefaultHost(service.getHost())
                            .setDefaultPort(service.getPort()),
                    new PoolOptions().setHttp2MaxSize(1));
            for (int i = 0; i < 5; i++) {
                HttpClientRequest request = await(client.request(HttpMethod.valueOf(method), path));
                CompletableFuture<Throwable> end = new CompletableFuture<>();
                request.exceptionHandler(end::complete);
                CompletableFuture<Buffer> body = new CompletableFuture<>();
                Future<HttpClientResponse> response =
                        request.response().onSuccess(begun -> begun.body().onSuccess(body::complete));
                request.putHeader("content-type", mediaType);
                if (declared == null) {
                    request.setChunked(true);
                } else {
                    request.putHeader("content-length", Integer.toString(declared));
                }
                request.write(Buffer.buffer(new byte[declared == null ? 70_000 : 20_000]));

                HttpClientResponse answer = await(response);

                assertThat(answer.statusCode()).isEqualTo(status);
                assertThat(answer.headers().names())
                        .extracting(name -> name.toLowerCase(Locale.ROOT))
                        .doesNotContain("connection", "keep-alive", "transfer-encoding", "upgrade", "proxy-connection");
                assertThat(body.get(HANG_GUARD_MILLIS, TimeUnit.MILLISECONDS).toString())
                        .contains("\"decision\":\"BLOCK\"");
                assertThat(end.get(HANG_GUARD_MILLIS, TimeUnit.MILLISECONDS))
                        .isInstanceOfSatisfying(
                                StreamResetException.class,
                                reset -> assertThat(reset.getCode()).isZero());
                HttpClientRequest next = await(client.request(HttpMethod.GET, "/v1/codes"));
                assertThat(await(next.send()).statusCode()).isEqualTo(200);
                assertThat(next.connection()).isSameAs(request.connection());
            }
        } finally {
            await(vertx.close());
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(HANG_GUARD_MILLIS, TimeUnit.MILLISECONDS);
    }
}
