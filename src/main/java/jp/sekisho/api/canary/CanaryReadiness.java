package jp.sekisho.api.canary;

import jakarta.inject.Singleton;
import jp.sekisho.check.Gate;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Down from the moment that a record passed which must not, until the service is started anew.
@Readiness
@Singleton
final class CanaryReadiness implements HealthCheck {
    private final Gate gate;
    private final Canary canary;

    CanaryReadiness(Gate gate, Canary canary) {
        this.gate = gate;
        this.canary = canary;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("canary")
                .status(!gate.isHalted() && canary.last() != Canary.Result.NOT_RUN)
                .withData("degraded", canary.last() != Canary.Result.AS_EXPECTED)
                .withData("last", canary.last().name())
                .build();
    }
}
