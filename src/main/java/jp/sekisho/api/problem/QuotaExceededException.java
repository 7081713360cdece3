package jp.sekisho.api.problem;

import java.time.Duration;

/// Thrown where a caller has sent more than it may.
public final class QuotaExceededException extends RuntimeException {
    private final ProblemType type;
    private final Duration wait;

    /// @param wait after which there is room again
    public QuotaExceededException(Duration wait) {
        this(ProblemType.QUOTA_EXCEEDED, wait);
    }

    /// @param type of what it has sent too much
    /// @param wait after which there is room again
    public QuotaExceededException(ProblemType type, Duration wait) {
        super(type.name());
        this.type = type;
        this.wait = wait;
    }

    ProblemType type() {
        return type;
    }

    /// Whole seconds, one at least.
    long retryAfterSeconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
