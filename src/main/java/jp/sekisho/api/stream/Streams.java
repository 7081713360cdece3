package jp.sekisho.api.stream;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import jp.sekisho.api.WireResponses;
import jp.sekisho.api.problem.QuotaExceededException;
import jp.sekisho.api.text.Language;
import jp.sekisho.ops.CheckMetrics;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.security.Caller;
import jp.sekisho.security.Quotas;
import jp.sekisho.stream.Limits;
import jp.sekisho.stream.Pipeline;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Room for streams and the threads that they share, whatever the endpoint.
@Singleton
public final class Streams implements AutoCloseable {
    /// The media type of streams, one JSON object a line.
    public static final String NDJSON = "application/x-ndjson";

    /// Until a stream of the same caller may have ended.
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private static final int WORKBOOKS = 2;

    private final int threads;
    private final ExecutorService workers;
    private final Limits limits;
    private final Quotas quotas;
    private final StreamRoom room;
    private final CheckMetrics metrics;
    private final Semaphore workbooks = new Semaphore(WORKBOOKS);
    private final Set<StallWatch> open = ConcurrentHashMap.newKeySet();

    public Streams(Limits limits, ResidentRegistry registry, Quotas quotas, CheckMetrics metrics) {
        // While one batch waits for a registry elsewhere, another keeps the core busy.
        int cores = Runtime.getRuntime().availableProcessors();
        this.threads = registry.blocks() ? 2 * cores : cores;
        this.workers = Executors.newFixedThreadPool(threads, workerThreads());
        this.limits = limits;
        this.quotas = quotas;
        this.room = StreamRoom.ofThisProcess(limits.streams());
        this.metrics = metrics;
    }

    /// Shows from the start how many run.
    void show(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        metrics.watchInspections(room::running);
    }

    /// Streams that still send when the time is over in which a stopping service goes on: those that have ended by then
    /// are whole, the others get a trailer while the service waits for its last requests.
    void stopping(
            @Observes ShutdownDelayInitiatedEvent event,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        vertx.setTimer(Math.max(1, delay.orElse(Duration.ZERO).toMillis()), _ -> open.forEach(StallWatch::endInput));
    }

    private static ThreadFactory workerThreads() {
        return Thread.ofPlatform().name("stream-", 1).daemon().factory();
    }

    @PreDestroy
    @Override
    public void close() {
        workers.shutdownNow();
    }

    /// Takes room for one stream until its exchange ends.
    ///
    /// @param seeded records that it decides on beside those that are sent
    /// @throws QuotaExceededException where the caller has its share of the streams, or has taken the day's
    ///     records
    /// @throws jp.sekisho.api.problem.UndecidedException `OVERLOADED` where there is no room
    public Exchange open(RoutingContext context, Caller caller, Language language, long seeded) {
        switch (room.enter(caller.id())) {
            case ENTERED -> {}
            case SHARE_TAKEN -> throw new QuotaExceededException(A_WHILE);
            case FULL -> throw WireResponses.overloaded(caller.detail(), language);
        }
        Optional<Duration> wait = quotas.stream(caller, seeded);
        if (wait.isPresent()) {
            room.leave(caller.id());
            throw new QuotaExceededException(wait.get());
        }
        StallWatch watch = new StallWatch(context, limits.stall(), limits.rate());
        open.add(watch);
        context.addEndHandler(_ -> {
            open.remove(watch);
            watch.close();
            room.leave(caller.id());
        });
        return new Exchange(
                watch,
                limits,
                lines -> quotas.records(caller, lines),
                () -> {
                    if (!workbooks.tryAcquire()) {
                        throw WireResponses.overloaded(caller.detail(), language);
                    }
                    context.addEndHandler(_ -> workbooks.release());
                    return Intake.HEAP_A_WORKBOOK;
                },
                language);
    }

    <I, R> Pipeline<I, R> pipeline(Function<List<I>, R> work) {
        return new Pipeline<>(workers, threads + 1, work);
    }
}
