package jp.sekisho.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.QuotaExceededException;
import jp.sekisho.security.Caller;
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
    /// Made when it is first asked for: filters are made before there are settings for it.
    private final Instance<HttpAuthenticator> authenticator;
    private final Quotas quotas;

    QuotaFilter(CurrentCaller currentCaller, Instance<HttpAuthenticator> authenticator, Quotas quotas) {
        this.currentCaller = currentCaller;
        this.authenticator = authenticator;
        this.quotas = quotas;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_WHAT_REFUSES);
    }

    private void watch(RoutingContext context) {
        context.addEndHandler(_ -> {
            int status = context.response().getStatusCode();
            if (status >= 400 && status < 500 && status != ProblemType.QUOTA_EXCEEDED.status()) {
                caller(context).subscribe().with(caller -> caller.ifPresent(quotas::refused), nobody -> {});
            }
        });
        context.next();
    }

    /// What is refused before an endpoint is found, nobody has been asked for a credential yet.
    private Uni<Optional<Caller>> caller(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                ? Uni.createFrom().item(CurrentCaller.of(user.getSecurityIdentity()))
                // Deferred: a credential that is nobody's is thrown, which nothing may be while an answer is written.
                : Uni.createFrom()
                        .deferred(() -> authenticator.get().attemptAuthentication(context))
                        .map(identity -> Optional.ofNullable(identity).flatMap(CurrentCaller::of));
    }

    @ServerRequestFilter
    public void take() {
        quotas.request(currentCaller.get()).ifPresent(wait -> {
            throw new QuotaExceededException(wait);
        });
    }
}
