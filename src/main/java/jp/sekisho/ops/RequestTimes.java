package jp.sekisho.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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

    RequestTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    void register(@Observes Filters filters) {
        filters.register(this::time, BEFORE_ALL_THAT_ANSWERS);
    }

    private void time(RoutingContext context) {
        long begin = System.nanoTime();
        context.addEndHandler(end -> meters.timer(
                        NAME,
                        "method",
                        method(context.request().method()),
                        "uri",
                        template(context.normalizedPath()),
                        "status",
                        status(context, end))
                .record(Duration.ofNanos(System.nanoTime() - begin)));
        context.next();
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
