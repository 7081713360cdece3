package jp.sekisho.api;

import jakarta.inject.Singleton;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Decision;
import jp.sekisho.ops.CheckMetrics;
import jp.sekisho.ops.ProbingWatch;
import jp.sekisho.security.Caller;

/// What is counted of every decision, whatever endpoint it was asked at.
@Singleton
public final class DecisionCounts {
    private final CheckMetrics metrics;
    private final ProbingWatch probing;

    public DecisionCounts(CheckMetrics metrics, ProbingWatch probing) {
        this.metrics = metrics;
        this.probing = probing;
    }

    public OfCaller of(Caller caller) {
        return new OfCaller(caller);
    }

    /// One caller's.
    public final class OfCaller {
        private final Caller caller;

        private OfCaller(Caller caller) {
            this.caller = caller;
        }

        public void decided(BusinessRecord record, Decision decision) {
            metrics.count(record.procedure(), decision);
            probing.saw(caller, record, decision);
        }
    }
}
