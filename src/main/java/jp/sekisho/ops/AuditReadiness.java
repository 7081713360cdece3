package jp.sekisho.ops;

import jakarta.inject.Singleton;
import jp.sekisho.audit.AuditTrail;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says `degraded` where the audit trail cannot be written. The instance stays in, as with a registry that is down:
/// checks answer 503 with a reason.
@Readiness
@Singleton
final class AuditReadiness implements HealthCheck {
    private final AuditTrail trail;

    AuditReadiness(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("audit")
                .up()
                .withData("degraded", !trail.isWritable())
                .build();
    }
}
