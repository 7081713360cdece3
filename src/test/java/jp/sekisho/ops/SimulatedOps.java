package jp.sekisho.ops;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;
import jp.sekisho.audit.TrailListener;
import jp.sekisho.checkpoint.CheckpointListener;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.signing.KeyRing;

/// What a service counts and logs with, for a simulation that looks for values in it.
public record SimulatedOps(CheckpointListener checkpoint, TrailListener trail, RegistryListener registry) {

    public static SimulatedOps of(MeterRegistry meters, Supplier<KeyRing> keys, Clock clock) {
        return new SimulatedOps(
                new CheckpointMetrics(
                        new CheckMetrics(meters),
                        new AttestationMetrics(meters, keys, clock),
                        new ProbingWatch(meters, clock)),
                new AuditMetrics(meters),
                new RegistryMetrics(meters));
    }
}
