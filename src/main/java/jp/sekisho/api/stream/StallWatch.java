package jp.sekisho.api.stream;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// Cuts a caller off that neither sends nor reads for too long: otherwise it would hold a thread and its memory for
/// ever.
final class StallWatch implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final RoutingContext context;
    private final long timer;
    private volatile long lastProgress = System.nanoTime();

    StallWatch(RoutingContext context, Duration patience) {
        this.context = context;
        this.timer = context.vertx().setPeriodic(Math.min(LOOK_EVERY_MILLIS, patience.toMillis()), _ -> {
            if (System.nanoTime() - lastProgress > patience.toNanos()) {
                cut();
            }
        });
    }

    InputStream watch(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                lastProgress = System.nanoTime();
                return read;
            }
        };
    }

    OutputStream watch(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                lastProgress = System.nanoTime();
            }

            @Override
            public void flush() throws IOException {
                out.flush();
                lastProgress = System.nanoTime();
            }
        };
    }

    /// Ends the exchange without a proper end, so that nobody takes it for complete. Over HTTP/1.1 by the channel,
    /// past its handlers: they would first wait until the caller has read what was written.
    void cut() {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else if (request.connection() instanceof ConnectionBase connection) {
            ChannelHandlerContext first = connection.channel().pipeline().firstContext();
            // A closed channel has no handlers any more.
            if (first != null) {
                first.close();
            }
        }
    }

    @Override
    public void close() {
        context.vertx().cancelTimer(timer);
    }
}
