package jp.sekisho.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jp.sekisho.release.ReleaseAnswer;
import jp.sekisho.release.ReleaseCode;
import jp.sekisho.release.ReleaseListener;
import jp.sekisho.release.ReleaseRefusal;
import jp.sekisho.signing.Signing;
import org.jboss.logging.Logger;

/// Counts releases, apart from checks. Every tag is an enum's name. The counters are there from the start, since a rise
/// that begins with its first value is not seen as one.
@Startup
@Singleton
public final class ReleaseMetrics implements ReleaseListener {
    private static final Logger LOG = Logger.getLogger(ReleaseMetrics.class);
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

    @Override
    public void answered(ReleaseAnswer answer) {
        switch (answer) {
            case ReleaseAnswer.Proposed(var _, var code) -> count("PROPOSED", code);
            case ReleaseAnswer.Released(var _, var code) -> count("RELEASED", code);
            case ReleaseAnswer.Refused(var _, var refusal, var _) -> count("REFUSED", refusal);
            case ReleaseAnswer.Undecided _ -> {}
        }
    }

    @Override
    public void notSigned(Signing.Trouble trouble, String detail) {
        LOG.errorf("A release was not signed: %s, %s", trouble, detail);
    }

    private void count(String step, Enum<?> code) {
        meters.counter(NAME, STEP, step, CODE, code.name()).increment();
    }
}
