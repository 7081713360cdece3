package jp.sekisho.ops;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import jp.sekisho.signing.KeyRing;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says `degraded` where the certificate of the signing key has ended: whoever verifies refuses what it signs. The
/// instance stays in, since every other has the same key.
@Readiness
@Singleton
final class AttestationReadiness implements HealthCheck {
    private final Supplier<KeyRing> keys;
    private final Clock clock;

    AttestationReadiness(Supplier<KeyRing> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("attestation")
                .up()
                .withData(
                        "degraded",
                        !clock.instant().isBefore(keys.get().current().notAfter()))
                .build();
    }
}
