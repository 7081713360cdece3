package jp.sekisho.ops;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jp.sekisho.check.Decision;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.policy.Procedure;

/// Counts decisions. Every tag is an enum's name or the id of a configured procedure, never input.
@Singleton
public final class CheckMetrics {
    private final MeterRegistry meters;

    CheckMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    public void count(Procedure procedure, Decision decision) {
        switch (decision) {
            case Decision.Pass _ -> count(procedure, "PASS", "NONE", false);
            case Decision.Block block -> {
                count(procedure, "BLOCK", block.remedy().name(), block.suspectedWrongLink());
                for (ReasonCode reason : block.reasons()) {
                    meters.counter("sekisho.reasons", "reason", reason.name()).increment();
                }
            }
        }
    }

    private void count(Procedure procedure, String decision, String remedy, boolean suspectedWrongLink) {
        meters.counter(
                        "sekisho.checks",
                        "procedure",
                        procedure.id(),
                        "decision",
                        decision,
                        "remedy",
                        remedy,
                        "suspected_wrong_link",
                        Boolean.toString(suspectedWrongLink))
                .increment();
    }
}
