package jp.sekisho.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import jp.sekisho.check.Decision;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.policy.Procedure;

/// Counts decisions. Every tag is an enum's name or the id of a configured procedure, never input.
@Singleton
public final class CheckMetrics {
    private record Kind(String procedure, String decision, String remedy, boolean suspectedWrongLink) {}

    private final MeterRegistry meters;
    private final Map<Kind, Counter> checks = new ConcurrentHashMap<>();
    private final Map<ReasonCode, Counter> reasons = new EnumMap<>(ReasonCode.class);

    public CheckMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (ReasonCode reason : ReasonCode.values()) {
            reasons.put(reason, meters.counter("sekisho.reasons", "reason", reason.name()));
        }
    }

    public void count(Procedure procedure, Decision decision) {
        switch (decision) {
            case Decision.Pass _ ->
                count(new Kind(procedure.id(), decision.code().name(), "NONE", false));
            case Decision.Block block -> {
                count(new Kind(
                        procedure.id(), block.code().name(), block.remedy().name(), block.suspectedWrongLink()));
                block.reasons()
                        .forEach(reason ->
                                Objects.requireNonNull(reasons.get(reason)).increment());
            }
        }
    }

    /// Shows how many inspections run.
    public void watchInspections(Supplier<Number> running) {
        Gauge.builder("sekisho.inspections", running).register(meters);
    }

    private void count(Kind kind) {
        checks.computeIfAbsent(kind, this::counter).increment();
    }

    private Counter counter(Kind kind) {
        return Counter.builder("sekisho.checks")
                .tag("procedure", kind.procedure())
                .tag("decision", kind.decision())
                .tag("remedy", kind.remedy())
                .tag("suspected_wrong_link", Boolean.toString(kind.suspectedWrongLink()))
                .register(meters);
    }
}
