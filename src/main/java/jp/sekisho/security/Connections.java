package jp.sekisho.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Ends connections that ask nothing, and takes no more than there is room for. The framework can bound only how long
/// no byte comes, which one byte a second gets round, and counts a connection only after its handshake.
///
/// A service that stops asks its clients to leave: behind the next answer the connection ends (RFC 9112, 9.6), or takes
/// no new stream (RFC 9113, 6.8). The framework would close all of them at the end, under requests on their way.
@Singleton
public final class Connections {
    private static final String HANDLER = "connections";
    private static final int BEFORE_ALL_THAT_ANSWERS = 4_000;
    private static final long HTTP2_CANCEL = 8;
    private static final long HTTP2_NO_ERROR = 0;

    private final ConnectionBounds bounds;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    private final Counter refusedInAll;
    private final Counter refusedOfAddress;
    private final Counter cut;

    public Connections(ConnectionBounds bounds, MeterRegistry meters) {
        this.bounds = bounds;
        this.refusedInAll = meters.counter("sekisho.connections.refused", "bound", "CONNECTIONS");
        this.refusedOfAddress = meters.counter("sekisho.connections.refused", "bound", "PER_ADDRESS");
        this.cut = meters.counter("sekisho.connections.cut");
        Gauge.builder("sekisho.connections", open::get)
                .description("Open connections")
                .register(meters);
    }

    void plain(@ObservesAsync HttpServerStart start, Vertx vertx) {
        accept(vertx);
    }

    void tls(@ObservesAsync HttpsServerStart start, Vertx vertx) {
        accept(vertx);
    }

    /// Looks at each connection as it is accepted. The framework shows a connection when its first request is there:
    /// too late for one that never asks.
    private void accept(Vertx vertx) {
        for (EventExecutor executor : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            if (executor instanceof SingleThreadEventLoop loop) {
                loop.execute(() -> loop.registeredChannelsIterator().forEachRemaining(this::accept));
            }
        }
    }

    private void accept(Channel channel) {
        if (channel instanceof ServerChannel && channel.pipeline().get(HANDLER) == null) {
            channel.pipeline().addFirst(HANDLER, new Accepting());
            listening.add(channel);
        }
    }

    @ChannelHandler.Sharable
    private final class Accepting extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext server, Object accepted) {
            Channel channel = (Channel) accepted;
            if (take(channel)) {
                server.fireChannelRead(channel);
            } else {
                channel.unsafe().closeForcibly();
            }
        }
    }

    private boolean take(Channel channel) {
        if (open.incrementAndGet() > bounds.connections()) {
            open.decrementAndGet();
            refusedInAll.increment();
            return false;
        }
        @Nullable InetAddress address = address(channel.remoteAddress());
        if (address != null && byAddress.merge(address, 1, Integer::sum) > bounds.perAddress()) {
            leave(address);
            refusedOfAddress.increment();
            return false;
        }
        channel.closeFuture().addListener(_ -> leave(address));
        channel.pipeline().addFirst(HANDLER, new Held());
        return true;
    }

    private void leave(@Nullable InetAddress address) {
        open.decrementAndGet();
        if (address != null) {
            byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private static @Nullable InetAddress address(@Nullable SocketAddress remote) {
        return remote instanceof InetSocketAddress socket ? socket.getAddress() : null;
    }

    /// No connection is accepted in the last fifth of the time in which a stopping service goes on, so that what comes
    /// on those before is answered in it.
    void stop(
            @Observes ShutdownDelayInitiatedEvent event,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        stopping = true;
        vertx.setTimer(
                Math.max(1, delay.orElse(Duration.ZERO).toMillis() * 4 / 5), _ -> listening.forEach(Channel::close));
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_ALL_THAT_ANSWERS);
    }

    private void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.connection() instanceof ConnectionBase connection) {
            @Nullable
            ChannelHandlerContext channel = connection.channel().pipeline().context(HANDLER);
            if (channel != null && channel.handler() instanceof Held held) {
                held.begin(channel);
                context.addEndHandler(_ -> held.end(channel, CallerAuthentication.hasProved(context)));
            }
        }
        if (stopping) {
            askToLeave(context);
        }
        context.next();
    }

    private static void askToLeave(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (request.version() == HttpVersion.HTTP_2) {
            // A stream that is on its way is still answered.
            request.connection().goAway(HTTP2_NO_ERROR, Integer.MAX_VALUE);
        } else {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(_ -> {
                if (response.ended() && request.isEnded()) {
                    request.connection().close();
                }
            });
        }
    }

    /// Bounds the time that the body of a request takes that is no stream.
    public void boundBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        long timer = context.vertx().setTimer(bounds.body().toMillis(), _ -> {
            if (!request.isEnded()) {
                cut.increment();
                if (request.version() == HttpVersion.HTTP_2) {
                    request.response().reset(HTTP2_CANCEL);
                } else {
                    request.connection().close();
                }
            }
        });
        context.addEndHandler(_ -> context.vertx().cancelTimer(timer));
    }

    /// One connection: with requests under way, or waiting for the next. All but the calls is done on its event loop.
    private final class Held extends ChannelInboundHandlerAdapter {
        private int underWay;
        private boolean proved;
        private @Nullable Future<?> end;

        @Override
        public void handlerAdded(ChannelHandlerContext channel) {
            endAfter(channel, bounds.firstRequest());
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext channel) {
            goOn();
        }

        void begin(ChannelHandlerContext channel) {
            channel.executor().execute(() -> {
                underWay++;
                goOn();
            });
        }

        void end(ChannelHandlerContext channel, boolean provedNow) {
            channel.executor().execute(() -> {
                proved |= provedNow;
                if (--underWay == 0) {
                    endAfter(channel, proved ? bounds.callerIdle() : bounds.strangerIdle());
                }
            });
        }

        private void goOn() {
            if (end != null) {
                end.cancel(false);
                end = null;
            }
        }

        /// By the channel itself, past the handlers behind: they would wait until the client has read what was
        /// written.
        private void endAfter(ChannelHandlerContext channel, Duration patience) {
            goOn();
            if (channel.channel().isOpen()) {
                end = channel.executor()
                        .schedule(
                                () -> {
                                    cut.increment();
                                    channel.close();
                                },
                                patience.toMillis(),
                                TimeUnit.MILLISECONDS);
            }
        }
    }
}
