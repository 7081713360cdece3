package jp.sekisho.api.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Ends connections on which an answer left before its request was read: one without credentials, of a wrong media
/// type, too long. What is still on its way is read and thrown away up to a bound, so that the answer is not lost by a
/// reset (RFC 9112, 9.6); then HTTP/1.1 closes the connection, and HTTP/2 the stream (RFC 9113, 8.1).
@Singleton
final class UnreadBodies {
    private static final int BEFORE_WHAT_REFUSES = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long MAX_BYTES = 1 << 20;
    private static final long HTTP2_NO_ERROR = 0;

    private final Vertx vertx;

    UnreadBodies(Vertx vertx) {
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_WHAT_REFUSES);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (hasBody(request)) {
            HttpServerResponse response = context.response();
            Context loop = vertx.getOrCreateContext();
            context.addHeadersEndHandler(_ -> {
                if (response.getStatusCode() >= 400 && !request.isEnded() && request.version() != HttpVersion.HTTP_2) {
                    response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                }
            });
            context.addEndHandler(_ -> {
                if (!response.ended()) {
                    // The client has gone, and whoever still reads the body is told so by handlers that must stay.
                    return;
                }
                if (!request.isEnded()) {
                    // An answer may end on another thread, while the rest of the request arrives on this one.
                    loop.runOnContext(_ -> {
                        if (!request.isEnded()) {
                            drain(request);
                        }
                    });
                } else if (announcesTheEnd(request)) {
                    end(request);
                }
            });
        }
        context.next();
    }

    /// A client that was not told goes on with the next request, which must not meet a closed connection.
    private static boolean announcesTheEnd(HttpServerRequest request) {
        return request.response().headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }

    private void drain(HttpServerRequest request) {
        long timer = vertx.setTimer(PATIENCE.toMillis(), _ -> end(request));
        long[] thrownAway = {0};
        request.exceptionHandler(_ -> vertx.cancelTimer(timer));
        request.endHandler(_ -> {
            vertx.cancelTimer(timer);
            if (announcesTheEnd(request)) {
                end(request);
            }
        });
        request.handler(bytes -> {
            thrownAway[0] += bytes.length();
            if (thrownAway[0] > MAX_BYTES && vertx.cancelTimer(timer)) {
                end(request);
            }
        });
        request.resume();
    }

    private static void end(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(HTTP2_NO_ERROR);
        } else {
            request.connection().close();
        }
    }
}
