package jp.sekisho.checkpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;

/// A decision that may leave: it is written down, and its token with it. Where it could not be written down it says
/// `AUDIT_UNAVAILABLE`, and has no token.
public final class Answer {
    private final Decided decided;

    /// [Checkpoint] alone makes one.
    Answer(Decided decided) {
        this.decided = decided;
    }

    public Submission submission() {
        return decided.submission();
    }

    public UUID checkId() {
        return decided.checkId();
    }

    public Gate.Checked checked() {
        return decided.checked();
    }

    public Decision decision() {
        return decided.decision();
    }

    public Mode mode() {
        return decided.mode();
    }

    public Optional<Token> token() {
        return decided.token();
    }

    /// How long its sender should wait before it comes again, where more was sent than one may.
    public Optional<Duration> retryAfter() {
        return decided.retryAfter();
    }

    @Override
    public String toString() {
        return "Answer[" + checkId() + "]";
    }
}
