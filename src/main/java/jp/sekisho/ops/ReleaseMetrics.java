package jp.sekisho.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jp.sekisho.check.ReleaseCode;
import jp.sekisho.check.ReleaseRefusal;

/// Counts releases, apart from checks. Every tag is an enum's name. The counters are there from the start, since a rise
/// that begins with its first value is not seen as one.
@Startup
@Singleton
public final class ReleaseMetrics {
    private static final String NAME = "sekisho.releases";
    private static final String STEP = "step";
    private static final String CODE = "code";

    private final MeterRegistry meters;

    public ReleaseMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (ReleaseCode code : ReleaseCode.values()) {
            meters.counter(NAME, STEP, "PROPOSED", CODE, code.name());
            meters.counter(NAME, STEP, "RELEASED", CODE, code.name());
        }
        for (ReleaseRefusal refusal : ReleaseRefusal.values()) {
            meters.counter(NAME, STEP, "REFUSED", CODE, refusal.name());
        }
    }

    public void proposed(ReleaseCode code) {
        meters.counter(NAME, STEP, "PROPOSED", CODE, code.name()).increment();
    }

    public void released(ReleaseCode code) {
        meters.counter(NAME, STEP, "RELEASED", CODE, code.name()).increment();
    }

    public void refused(ReleaseRefusal refusal) {
        meters.counter(NAME, STEP, "REFUSED", CODE, refusal.name()).increment();
    }
}
