package jp.sekisho.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Times every request by its method, the template of its path and the status of its answer. What a client invents is
/// [#OTHER]. The framework's own timer is switched off: it keeps an entry for each method and path that it has ever
/// been asked for, also where a filter renames them, and nobody has to prove anything for that.
@Singleton
public final class RequestTimes {
    static final String OTHER = "other";

    private static final String NAME = "http.server.requests";
    private static final int BEFORE_ALL_THAT_ANSWERS = 5_000;

    private static final Set<HttpMethod> METHODS = Set.copyOf(HttpMethod.values());

    private final MeterRegistry meters;
    /// The registry would sort and compare tags for each request.
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(String method, String template, String status) {}

    RequestTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    void register(@Observes Filters filters) {
        filters.register(this::time, BEFORE_ALL_THAT_ANSWERS);
    }

    private void time(RoutingContext context) {
        long begin = System.nanoTime();
        context.addEndHandler(end -> timers.computeIfAbsent(
                        new Kind(
                                method(context.request().method()),
                                template(context.normalizedPath()),
                                status(context, end)),
                        this::timer)
                .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS));
        context.next();
    }

    private Timer timer(Kind kind) {
        return meters.timer(NAME, "method", kind.method(), "uri", kind.template(), "status", kind.status());
    }

    static String method(HttpMethod method) {
        return METHODS.contains(method) ? method.name() : OTHER;
    }

    static String template(@Nullable String path) {
        return Optional.ofNullable(path)
                .flatMap(Routes::of)
                .map(Routes.Route::template)
                .orElse(OTHER);
    }

    /// A client that went away before its answer was whole has got none.
    private static String status(RoutingContext context, AsyncResult<Void> end) {
        return end.succeeded() ? Integer.toString(context.response().getStatusCode()) : OTHER;
    }
}
