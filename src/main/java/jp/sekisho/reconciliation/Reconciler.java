package jp.sekisho.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.Verification;

/// Judges single registrations. Safe for concurrent use.
public final class Reconciler {
    private final AttestationVerifier verifier;
    private final Clock clock;
    private final Duration leeway;

    /// @param verifier with the keys of all the time that is reconciled
    /// @param leeway how far the registering system's clock and this one may be apart
    public Reconciler(AttestationVerifier verifier, Clock clock, Duration leeway) {
        this.verifier = verifier;
        this.clock = clock;
        this.leeway = leeway;
    }

    /// Whether nothing can have been registered at that time yet.
    public boolean isAhead(OffsetDateTime registeredAt) {
        return registeredAt.toInstant().isAfter(clock.instant().plus(leeway));
    }

    public Verdict judge(Registration registration) {
        if (registration.token().isEmpty()) {
            return Verdict.NO_ATTESTATION;
        }
        AttestationVerifier then = verifier.at(registration.registeredAt().toInstant());
        return switch (then.verify(registration.token(), registration.shown(), registration.audience())) {
            case Verification.Valid(var _) -> Verdict.ATTESTED;
            case Verification.Refused(Refusal reason) when reason == Refusal.WRONG_TYPE -> released(then, registration);
            case Verification.Refused(Refusal reason) -> Verdict.of(reason);
        };
    }

    private static Verdict released(AttestationVerifier then, Registration registration) {
        return switch (then.verifyRelease(registration.token(), registration.shown(), registration.audience())) {
            case Verification.Valid(var _) -> Verdict.RELEASED;
            case Verification.Refused(Refusal reason) -> Verdict.of(reason);
        };
    }
}
