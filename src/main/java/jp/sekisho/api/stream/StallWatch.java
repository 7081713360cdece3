package jp.sekisho.api.stream;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Cuts a caller off that neither sends nor reads for too long, or that drips: otherwise it would hold a thread
/// and its memory for ever. Each byte that it sends or reads buys it time at the least rate, up to the patience
/// that it began with.
final class StallWatch implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RoutingContext context;
    private final long timer;
    private final long patience;
    private final long aByte;
    /// When it is cut off, by [System#nanoTime()].
    private final AtomicLong end;

    private boolean inputEnded;
    private @Nullable Thread reading;

    /// @param rate bytes a second
    StallWatch(RoutingContext context, Duration patience, int rate) {
        this.context = context;
        this.patience = patience.toNanos();
        this.aByte = SECOND / rate;
        this.end = new AtomicLong(System.nanoTime() + this.patience);
        this.timer = context.vertx().setPeriodic(Math.min(LOOK_EVERY_MILLIS, patience.toMillis()), _ -> {
            if (System.nanoTime() - end.get() > 0) {
                cut();
            }
        });
    }

    private void moved(long bytes) {
        long latest = System.nanoTime() + patience;
        long bought = Math.min(bytes * aByte, patience);
        end.updateAndGet(before -> before + bought - latest > 0 ? latest : before + bought);
    }

    InputStream watch(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                beginReading();
                try {
                    int read = super.read(bytes, offset, length);
                    moved(Math.max(read, 0));
                    return read;
                } finally {
                    endReading();
                }
            }
        };
    }

    private synchronized void beginReading() throws IOException {
        if (inputEnded) {
            throw new EOFException();
        }
        reading = Thread.currentThread();
    }

    private synchronized void endReading() {
        reading = null;
        if (inputEnded) {
            // Meant for this one read.
            Thread.interrupted();
        }
    }

    /// Takes no more of the input, as if the caller had broken it off; what has come is answered, and the trailer says
    /// that it is not complete.
    synchronized void endInput() {
        inputEnded = true;
        if (reading != null) {
            reading.interrupt();
        }
    }

    OutputStream watch(OutputStream out) {
        return new FilterOutputStream(out) {
            /// Bytes that the caller may have read by the end of the next flush.
            private long unflushed;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                unflushed += length;
                moved(length);
            }

            @Override
            public void flush() throws IOException {
                out.flush();
                moved(unflushed);
                unflushed = 0;
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
