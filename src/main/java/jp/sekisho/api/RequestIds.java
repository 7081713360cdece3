package jp.sekisho.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.audit.AuditId;
import org.jboss.logging.MDC;

/// Gives every request an id, which its answer bears as a header and the lines that are logged for it as `requestId`.
/// A caller may send one of its own; what could be more than an opaque id is replaced, so that no number gets into the
/// log this way.
@Singleton
public final class RequestIds {
    /// Of the request and of the answer.
    public static final String HEADER = "X-Request-Id";

    private static final String LOGGED_AS = "requestId";
    private static final int BEFORE_WHAT_ANSWERS = 2_000;

    /// Tells instances and starts apart. Letters, so that no id looks like a number.
    private final String start = new SecureRandom()
            .ints(8, 'a', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .append('-')
            .toString();

    private final AtomicLong count = new AtomicLong();

    void register(@Observes Filters filters) {
        filters.register(this::name, BEFORE_WHAT_ANSWERS);
    }

    private void name(RoutingContext context) {
        String id = Optional.ofNullable(context.request().getHeader(HEADER))
                .flatMap(AuditId::operator)
                .map(AuditId::text)
                .orElseGet(() -> start + Long.toString(count.incrementAndGet(), Character.MAX_RADIX));
        context.response().putHeader(HEADER, id);
        MDC.put(LOGGED_AS, id);
        context.next();
    }
}
