package jp.sekisho.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.QuotaExceededException;
import jp.sekisho.security.CurrentCaller;
import jp.sekisho.security.Quotas;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Takes each request from its caller's quota, before its body is read. It stands before every endpoint, so
/// that none can be forgotten. What was refused, for whatever reason but the quota, counts besides towards a
/// limit of its own.
@Singleton
public final class QuotaFilter {
    private static final int BEFORE_WHAT_REFUSES = 3_000;

    private final CurrentCaller currentCaller;
    private final Quotas quotas;

    QuotaFilter(CurrentCaller currentCaller, Quotas quotas) {
        this.currentCaller = currentCaller;
        this.quotas = quotas;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_WHAT_REFUSES);
    }

    private void watch(RoutingContext context) {
        context.addEndHandler(_ -> {
            int status = context.response().getStatusCode();
            if (status >= 400
                    && status < 500
                    && status != ProblemType.QUOTA_EXCEEDED.status()
                    && context.user() instanceof QuarkusHttpUser user) {
                CurrentCaller.of(user.getSecurityIdentity()).ifPresent(quotas::refused);
            }
        });
        context.next();
    }

    @ServerRequestFilter
    public void take() {
        quotas.request(currentCaller.get()).ifPresent(wait -> {
            throw new QuotaExceededException(wait);
        });
    }
}
