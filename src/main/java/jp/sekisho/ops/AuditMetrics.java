package jp.sekisho.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.audit.TrailListener;
import org.jboss.logging.Logger;

/// Counts and logs what happens to the audit trail. Every tag is an enum's name.
@Singleton
public final class AuditMetrics implements TrailListener {
    private static final Logger LOG = Logger.getLogger(AuditMetrics.class);

    private final MeterRegistry meters;
    private final Counter lines;
    private final Timer appends;
    private final Map<Trouble, Counter> failures = new EnumMap<>(Trouble.class);
    /// What was logged since lines were last written again: a full disk fails every append, and is told once.
    private final Set<Trouble> told = EnumSet.noneOf(Trouble.class);

    private volatile long lastHead = System.nanoTime();

    AuditMetrics(MeterRegistry meters) {
        this.meters = meters;
        lines = meters.counter("sekisho.audit.lines");
        appends = Timer.builder("sekisho.audit.appends")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofSeconds(4))
                .register(meters);
        for (Trouble trouble : Trouble.values()) {
            failures.put(trouble, meters.counter("sekisho.audit.failures", "trouble", trouble.name()));
        }
    }

    /// Shows how many wait, and how long ago the head was signed.
    void watch(AuditTrail trail) {
        Gauge.builder("sekisho.audit.waiting", trail::waiting).register(meters);
        Gauge.builder("sekisho.audit.head.age", () -> (System.nanoTime() - lastHead) / 1e9)
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void written(int count, Duration took) {
        lines.increment(count);
        appends.record(took);
    }

    @Override
    public void failed(Trouble trouble, String detail) {
        Objects.requireNonNull(failures.get(trouble)).increment();
        boolean first;
        synchronized (told) {
            first = told.add(trouble);
        }
        if (first) {
            switch (trouble) {
                case NOT_WRITABLE, MOVED, TOO_MANY_WAIT, DEFECT ->
                    LOG.errorf("The audit trail cannot be written, so that nothing is decided: %s %s", trouble, detail);
                case NO_HEAD -> LOG.errorf("The head of the audit trail was not signed: %s", detail);
            }
        }
    }

    @Override
    public void recovered() {
        synchronized (told) {
            told.clear();
        }
        LOG.info("The audit trail is written again");
    }

    @Override
    public void headSigned(String jws) {
        lastHead = System.nanoTime();
        synchronized (told) {
            told.remove(Trouble.NO_HEAD);
        }
        // Where the log is kept on another machine, the trail cannot be cut off before this line unseen.
        LOG.infof("Audit head %s", jws);
    }

    @Override
    public void cut(String file, long bytes) {
        LOG.warnf("The last line of %s was not finished when the service ended: %d bytes were cut off", file, bytes);
    }
}
