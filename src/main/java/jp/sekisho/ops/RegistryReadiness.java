package jp.sekisho.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.sekisho.check.Gate;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.RegistryListener.Reload;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the policies are loaded and the registry has answered with a fresh extract. Later trouble of the
/// registry does not take the instance out, since every other instance would go with it: checks then answer 503
/// with a reason, and this check says `degraded`. So it does where a new extract was refused and the old one
/// serves on, and where residents were set aside.
@Readiness
@Singleton
final class RegistryReadiness implements HealthCheck {
    private final ResidentRegistry registry;
    private final Gate gate;
    private final RegistryMetrics metrics;
    private final AtomicBoolean wasReady = new AtomicBoolean();

    RegistryReadiness(ResidentRegistry registry, Gate gate, RegistryMetrics metrics) {
        this.registry = registry;
        this.gate = gate;
        this.metrics = metrics;
    }

    /// From the start, whether or not anybody asks for the health.
    void show(
            @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event,
            MeterRegistry meters,
            Clock clock) {
        Gauge.builder("sekisho.registry.residents", () -> registry.census().residents())
                .description(
                        "Held by the extract that serves, those set aside included; 0 where the registry does not tell")
                .register(meters);
        for (FaultCode fault : FaultCode.values()) {
            if (fault.weight() != FaultCode.Weight.FILE) {
                Gauge.builder(
                                "sekisho.registry.odd.lines",
                                () -> registry.census().faults().getOrDefault(fault, 0L))
                        .tag("fault", fault.name())
                        .tag("weight", fault.weight().name())
                        .description("Lines of the extract that serves; RESIDENT are set aside and ask for a look")
                        .register(meters);
            }
        }
        Gauge.builder("sekisho.registry.extract.age", () -> age(registry, clock))
                .baseUnit("seconds")
                .description("Since the extract that serves was taken; NaN while none does")
                .register(meters);
    }

    private static double age(ResidentRegistry registry, Clock clock) {
        return switch (registry.state()) {
            case RegistryState.Serving(var extract) ->
                Duration.between(extract.asOf().toInstant(), clock.instant()).toSeconds();
            case RegistryState.Down() -> Double.NaN;
        };
    }

    /// Whether a new extract lies there that could not be taken over.
    private boolean waitsForAnExtract() {
        return metrics.lastReload().filter(last -> last != Reload.RELOADED).isPresent();
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("registry");
        String registryState = switch (registry.state()) {
            case RegistryState.Serving(var extract) -> {
                response.withData("asOf", extract.asOf().toString())
                        .withData("sequence", extract.sequence())
                        .withData("coverage", extract.coverage().name())
                        .withData("source", extract.source());
                yield gate.isStale(extract) ? "REGISTRY_STALE" : "OK";
            }
            case RegistryState.Down() -> "REGISTRY_UNAVAILABLE";
        };
        Census census = registry.census();
        boolean good = registryState.equals("OK");
        if (good) {
            wasReady.set(true);
        }
        return response.status(wasReady.get())
                .withData("degraded", !good || waitsForAnExtract() || census.unusable() > 0)
                .withData("state", registryState)
                .withData("breaker", metrics.breaker().name())
                .withData("lastReload", metrics.lastReload().map(Enum::name).orElse("NONE"))
                .withData("unusable", census.unusable())
                .withData("oddLines", census.causes())
                .build();
    }
}
