package jp.sekisho.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Signing.Trouble;

/// Counts attestations, and shows how long the key that signs them lasts.
@Singleton
public final class AttestationMetrics {
    private static final String NAME = "sekisho.attestations";
    private static final String RESULT = "result";

    private final Counter signed;
    private final Map<Trouble, Counter> notSigned = new EnumMap<>(Trouble.class);

    public AttestationMetrics(MeterRegistry meters, Supplier<KeyRing> keys, Clock clock) {
        signed = meters.counter(NAME, RESULT, "SIGNED");
        for (Trouble trouble : Trouble.values()) {
            notSigned.put(trouble, meters.counter(NAME, RESULT, trouble.name()));
        }
        Gauge.builder(
                        "sekisho.certificate.remaining",
                        () -> Duration.between(
                                        clock.instant(), keys.get().current().notAfter())
                                .toSeconds())
                .baseUnit("seconds")
                .tag("certificate", "ATTESTATION")
                .description("Until the first certificate of this kind ends")
                .register(meters);
    }

    public void signed(int count) {
        signed.increment(count);
    }

    /// @param count how many PASS became a BLOCK for it
    public void notSigned(Trouble trouble, int count) {
        Objects.requireNonNull(notSigned.get(trouble)).increment(count);
    }
}
