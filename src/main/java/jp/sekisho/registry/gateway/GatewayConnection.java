package jp.sekisho.registry.gateway;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import jp.sekisho.registry.RegistryListener.Trouble;
import jp.sekisho.registry.gateway.GatewayReply.Content;
import jp.sekisho.registry.gateway.GatewayReply.Failed;

/// HTTP to the gateway: no redirect, no proxy, no cookie, no credentials but the client certificate. A request that
/// outlives its deadline is cut off together with its connection.
final class GatewayConnection implements AutoCloseable {
    /// Bodies beside status 200 are read for the sake of the connection, and thrown away.
    private static final int MOST_BYTES_OF_AN_ERROR = 16 * 1024;

    private final URI base;
    private final Duration deadline;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client;

    GatewayConnection(URI base, Optional<SSLContext> tls, Duration deadline) {
        this.base = base;
        this.deadline = deadline;
        HttpClient.Builder builder = HttpClient.newBuilder()
                // One connection a look-up: on a shared one a stuck answer would hold up all others.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                // Half of it, so that a host that drops packets is told from one that is slow.
                .connectTimeout(deadline.dividedBy(2))
                .executor(threads);
        tls.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    long deadlineFromNow() {
        return System.nanoTime() + deadline.toNanos();
    }

    GatewayReply get(String path, int mostBytes, long until) {
        return exchange(request(path).GET().build(), mostBytes, until);
    }

    GatewayReply post(String path, String json, int mostBytes, long until) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return exchange(request, mostBytes, until);
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/+$", "") + path))
                .header("Accept", "application/json");
    }

    private GatewayReply exchange(HttpRequest request, int mostBytes, long until) {
        // The client's own timeout ends with the headers; a body may dribble on for ever.
        CompletableFuture<HttpResponse<Optional<byte[]>>> exchange = client.sendAsync(
                request, head -> new BoundedBody(head.statusCode() == 200 ? mostBytes : MOST_BYTES_OF_AN_ERROR));
        try {
            HttpResponse<Optional<byte[]>> response = exchange.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            return response.statusCode() == 200
                    ? response.body().<GatewayReply>map(Content::new).orElse(new Failed(Trouble.TOO_LARGE))
                    : new Failed(troubleOf(response.statusCode()));
        } catch (TimeoutException _) {
            return new Failed(Trouble.DEADLINE);
        } catch (InterruptedException _) {
            // Whoever interrupts has given up waiting.
            Thread.currentThread().interrupt();
            return new Failed(Trouble.DEADLINE);
        } catch (ExecutionException e) {
            return new Failed(troubleOf(Objects.requireNonNullElse(e.getCause(), e)));
        } finally {
            exchange.cancel(true);
        }
    }

    private static Trouble troubleOf(int status) {
        return switch (status) {
            case 401, 403 -> Trouble.ACCESS_REFUSED;
            case 429, 503 -> Trouble.BUSY;
            default ->
                switch (status / 100) {
                    case 3 -> Trouble.REDIRECT;
                    case 4 -> Trouble.REQUEST_REFUSED;
                    case 5 -> Trouble.SERVER_ERROR;
                    default -> Trouble.MALFORMED;
                };
        };
    }

    private static Trouble troubleOf(Throwable failure) {
        return switch (failure) {
            case SSLException _ -> Trouble.TLS;
            case ProtocolException _ -> Trouble.MALFORMED;
            case IOException _ -> Trouble.CONNECTION;
            default -> throw new IllegalStateException("the HTTP client failed", failure);
        };
    }
}
