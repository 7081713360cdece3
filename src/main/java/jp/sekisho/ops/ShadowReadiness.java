package jp.sekisho.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jp.sekisho.checkpoint.Mode;
import jp.sekisho.checkpoint.Shadow;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.policy.Procedure;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Names the procedures that are only observed: nobody should believe them guarded.
@Readiness
@Singleton
final class ShadowReadiness implements HealthCheck {
    private final Shadow shadow;

    ShadowReadiness(Shadow shadow) {
        this.shadow = shadow;
    }

    /// From the start, whether or not anybody asks for the health.
    void show(
            @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event,
            PolicyCatalogue policies,
            MeterRegistry meters) {
        for (Procedure procedure : policies.procedures()) {
            Gauge.builder("sekisho.shadow", () -> shadow.mode(procedure.id()) == Mode.SHADOW ? 1 : 0)
                    .tag("procedure", procedure.id())
                    .description("1 while the procedure is only observed")
                    .register(meters);
        }
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("shadow").up();
        shadow.lastDays().forEach((procedure, lastDay) -> {
            if (shadow.mode(procedure) == Mode.SHADOW) {
                response.withData(procedure, "until " + lastDay);
            }
        });
        return response.build();
    }
}
