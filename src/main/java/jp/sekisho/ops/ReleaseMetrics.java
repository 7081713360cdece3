package jp.sekisho.ops;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jp.sekisho.check.ReleaseCode;
import jp.sekisho.check.ReleaseRefusal;

/// Counts releases, apart from checks. Every tag is an enum's name.
@Singleton
public final class ReleaseMetrics {
    private static final String NAME = "sekisho.releases";
    private static final String STEP = "step";
    private static final String CODE = "code";

    private final MeterRegistry meters;

    public ReleaseMetrics(MeterRegistry meters) {
        this.meters = meters;
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
