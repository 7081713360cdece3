package jp.sekisho.api.problem;

import java.time.Duration;

/// Thrown where a caller has sent more than its quota.
public final class QuotaExceededException extends RuntimeException {
    private final Duration wait;

    /// @param wait after which there is room again
    public QuotaExceededException(Duration wait) {
        super(ProblemType.QUOTA_EXCEEDED.name());
        this.wait = wait;
    }

    /// Whole seconds, one at least.
    long retryAfterSeconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
