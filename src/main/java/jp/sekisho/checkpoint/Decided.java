package jp.sekisho.checkpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sekisho.attestation.AttestationDraft;
import jp.sekisho.attestation.PolicyVersion;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.ReasonCode;

/// A decision that is not written down yet, and therefore no [Answer].
public final class Decided {
    private final Submission submission;
    private final UUID checkId;
    private final Gate.Checked checked;
    private final Mode mode;
    private final Optional<Token> token;
    private final Optional<Duration> retryAfter;
    /// When the record was submitted, in nanoseconds of the checkpoint's own.
    private final long since;

    /// @param retryAfter how long its sender should wait, where that is known
    Decided(
            Submission submission,
            UUID checkId,
            Gate.Checked checked,
            Mode mode,
            Optional<Token> token,
            Optional<Duration> retryAfter,
            long since) {
        this.submission = submission;
        this.checkId = checkId;
        this.checked = checked;
        this.mode = mode;
        this.token = token;
        this.retryAfter = retryAfter;
        this.since = since;
    }

    public Submission submission() {
        return submission;
    }

    public UUID checkId() {
        return checkId;
    }

    public Gate.Checked checked() {
        return checked;
    }

    public Decision decision() {
        return checked.decision();
    }

    public Mode mode() {
        return mode;
    }

    Optional<Token> token() {
        return token;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    long since() {
        return since;
    }

    /// Every reason of a BLOCK; none on a PASS.
    public Set<ReasonCode> reasons() {
        return decision().reasons();
    }

    /// The same with a token that is to leave with the answer.
    public Decided with(Token signed) {
        return new Decided(submission, checkId, checked, mode, Optional.of(signed), retryAfter, since);
    }

    /// The same where it must not leave as it was decided: for this reason it is not decided now.
    public Decided undecided(ReasonCode reason) {
        return new Decided(
                submission, checkId, checked.undecided(reason), mode, Optional.empty(), Optional.empty(), since);
    }

    /// What a token says of this check, for a submission that has a destination.
    ///
    /// @param id the token's `jti`
    public AttestationDraft draft(UUID id, Duration lifetime) {
        return new AttestationDraft(
                id.toString(),
                submission.audience(),
                new PolicyVersion(checked.policy().id(), checked.policy().sha256()),
                checked.extract().orElseThrow().asOf(),
                submission.attested().orElseThrow(),
                lifetime);
    }

    @Override
    public String toString() {
        return "Decided[" + checkId + "]";
    }
}
