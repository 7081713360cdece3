package jp.sekisho.api.stream;

import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import jp.sekisho.api.WireResponses;
import jp.sekisho.api.text.Language;
import jp.sekisho.inspection.Limits;
import jp.sekisho.inspection.Line;
import jp.sekisho.inspection.Pipeline;
import jp.sekisho.ops.CheckMetrics;
import jp.sekisho.security.Caller;

/// Room for streams and the threads that they share, whatever the endpoint.
@Singleton
public final class Streams implements AutoCloseable {
    /// The media type of streams, one JSON object a line.
    public static final String NDJSON = "application/x-ndjson";

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final ExecutorService workers = Executors.newFixedThreadPool(cores, workerThreads());
    private final Limits limits;
    private final Semaphore room;

    public Streams(Limits limits, CheckMetrics metrics) {
        this.limits = limits;
        this.room = new Semaphore(limits.streams());
        metrics.watchInspections(() -> limits.streams() - room.availablePermits());
    }

    private static ThreadFactory workerThreads() {
        return Thread.ofPlatform().name("inspection-", 1).daemon().factory();
    }

    @PreDestroy
    @Override
    public void close() {
        workers.shutdownNow();
    }

    /// Takes room for one stream until its exchange ends.
    ///
    /// @throws jp.sekisho.api.problem.UndecidedException `OVERLOADED` where there is none
    public Exchange open(RoutingContext context, Caller caller, Language language) {
        if (!room.tryAcquire()) {
            throw WireResponses.overloaded(caller.detail(), language);
        }
        StallWatch watch = new StallWatch(context, limits.stall());
        context.addEndHandler(_ -> {
            watch.close();
            room.release();
        });
        return new Exchange(watch, language);
    }

    <T> Pipeline<Batch<T>> pipeline(Function<List<Line>, Batch<T>> work) {
        return new Pipeline<>(workers, cores + 1, work);
    }
}
