package jp.sekisho.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.RegistryListener;
import org.jboss.logging.Logger;

/// Counts, shows and logs what happens on the way to the registry. Every tag is an enum's name.
@Singleton
public final class RegistryMetrics implements RegistryListener {
    private static final Logger LOG = Logger.getLogger(RegistryMetrics.class);

    private final Map<Result, Timer> lookUps = new EnumMap<>(Result.class);
    private final Map<Trouble, Counter> troubles = new EnumMap<>(Trouble.class);
    private final Map<Reload, Counter> reloads = new EnumMap<>(Reload.class);
    private final Counter retries;
    private final Counter rejections;
    private final Counter defects;

    private volatile Breaker breaker = Breaker.CLOSED;
    private volatile Optional<Reload> lastReload = Optional.empty();

    RegistryMetrics(MeterRegistry meters) {
        for (Result result : Result.values()) {
            lookUps.put(
                    result,
                    Timer.builder("sekisho.registry.lookups")
                            .tag("result", result.name())
                            .publishPercentileHistogram()
                            .maximumExpectedValue(Duration.ofSeconds(4))
                            .register(meters));
        }
        for (Trouble trouble : Trouble.values()) {
            troubles.put(trouble, meters.counter("sekisho.registry.troubles", "trouble", trouble.name()));
        }
        for (Reload reload : Reload.values()) {
            reloads.put(reload, meters.counter("sekisho.registry.reloads", "outcome", reload.name()));
        }
        retries = meters.counter("sekisho.registry.retries");
        rejections = meters.counter("sekisho.registry.rejections");
        defects = meters.counter("sekisho.registry.defects");
        Gauge.builder("sekisho.registry.breaker", () -> breaker.ordinal())
                .description("0 closed, 1 half open, 2 open")
                .register(meters);
    }

    /// Whether look-ups reach the registry.
    Breaker breaker() {
        return breaker;
    }

    /// What became of the last new extract, if there was one since the start.
    Optional<Reload> lastReload() {
        return lastReload;
    }

    @Override
    public void lookedUp(Result result, Duration took) {
        Objects.requireNonNull(lookUps.get(result)).record(took);
    }

    @Override
    public void retried() {
        retries.increment();
    }

    @Override
    public void rejected() {
        rejections.increment();
    }

    @Override
    public void breakerIs(Breaker state) {
        breaker = state;
        LOG.warnf("The circuit breaker before the resident registry is %s", state);
    }

    @Override
    public void troubled(Trouble trouble) {
        Objects.requireNonNull(troubles.get(trouble)).increment();
    }

    @Override
    public void reloaded(Reload outcome) {
        lastReload = Optional.of(outcome);
        Objects.requireNonNull(reloads.get(outcome)).increment();
        if (outcome == Reload.RELOADED) {
            LOG.info("A new resident snapshot was taken over");
        }
    }

    @Override
    public void loaded(Census census) {
        if (!census.faults().isEmpty()) {
            LOG.warnf(
                    "Of %d residents %d were set aside; odd lines: %s. %s",
                    census.residents(), census.unusable(), census.causes(), String.join("; ", census.first()));
        }
    }

    @Override
    public void failed(Throwable defect) {
        defects.increment();
        // Its text might hold what it was working on.
        StackTraceElement[] trace = defect.getStackTrace();
        LOG.errorf(
                "A defect on the way to the resident registry: %s at %s",
                defect.getClass().getName(), trace.length == 0 ? "an unknown place" : trace[0]);
    }
}
