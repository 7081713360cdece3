package jp.sekisho.api;

import jakarta.inject.Singleton;
import jp.sekisho.api.problem.QuotaExceededException;
import jp.sekisho.security.CurrentCaller;
import jp.sekisho.security.Quotas;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Takes each request from its caller's quota, before its body is read. It stands before every endpoint, so that none
/// can be forgotten.
@Singleton
public final class QuotaFilter {
    private final CurrentCaller currentCaller;
    private final Quotas quotas;

    QuotaFilter(CurrentCaller currentCaller, Quotas quotas) {
        this.currentCaller = currentCaller;
        this.quotas = quotas;
    }

    @ServerRequestFilter
    public void take() {
        quotas.request(currentCaller.get()).ifPresent(wait -> {
            throw new QuotaExceededException(wait);
        });
    }
}
