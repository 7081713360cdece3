package jp.sekisho.api.problem;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.security.Connections;

/// Bounds bodies that are read as a whole, in length and in time; an endpoint with a [StreamPath] reads lines, and
/// bounds them itself. A declared length above the limit is answered with a problem before anything is read; one that
/// is not declared is seen by [WholeBody].
@Singleton
final class BodyLimit {
    private static final int BEFORE_ALL_OTHERS = 1_000;

    /// One record: 64 KiB.
    static final int LIMIT = 1 << 16;

    private final Refusals refusals;
    private final Connections connections;
    private final Set<String> streams;

    BodyLimit(Refusals refusals, Connections connections, @All List<StreamPath> streams) {
        this.refusals = refusals;
        this.connections = connections;
        this.streams = streams.stream().map(StreamPath::path).collect(Collectors.toUnmodifiableSet());
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseTooLarge, BEFORE_ALL_OTHERS);
    }

    private void refuseTooLarge(RoutingContext context) {
        if (streams.contains(context.normalizedPath())) {
            context.next();
            return;
        }
        if (!context.request().isEnded()) {
            connections.boundBody(context);
        }
        String declared = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (declared != null && Long.parseLong(declared) > LIMIT) {
            refusals.refuse(context, ProblemType.TOO_LARGE);
        } else {
            context.next();
        }
    }
}
