package jp.sekisho.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.signing.Sha256;

/// One decision, as the trail keeps it: everything that a line may hold. The types take codes, ids and times only, so
/// that nothing of a person can get in.
///
/// @param checkId the check, as the answer names it
/// @param caller the system that asked
/// @param operator the person in front of it, where it said so
/// @param remedy on a BLOCK only
/// @param reasons why it blocks; none on a PASS
/// @param policySha256 the policy that decided
/// @param registryAsOf when the extract that answered was taken; empty where none was asked or none answered
/// @param latency from the record's submission to this entry
/// @param attestation the `jti` of the attestation, the proposal or the release that leaves with the answer
public record AuditEntry(
        Instant time,
        Request request,
        UUID checkId,
        AuditId caller,
        Optional<AuditId> operator,
        AuditId procedure,
        AuditId recordRef,
        DecisionCode decision,
        Optional<Remedy> remedy,
        Set<ReasonCode> reasons,
        Sha256 policySha256,
        Optional<Instant> registryAsOf,
        Duration latency,
        Optional<UUID> attestation)
        implements TrailEntry {

    /// What was asked.
    public enum Request {
        /// One record.
        CHECK,
        /// One line of many.
        INSPECTION,
        /// The first person's step to release a blocked record.
        PROPOSAL,
        /// The second person's step.
        RELEASE;

        /// Whether what leaves with the answer is a token in spite of the BLOCK.
        boolean overrides() {
            return this == PROPOSAL || this == RELEASE;
        }
    }

    public AuditEntry {
        reasons = reasons.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(reasons));
        boolean consistent = switch (decision) {
            case PASS -> remedy.isEmpty() && reasons.isEmpty();
            case BLOCK -> remedy.isPresent() && !reasons.isEmpty() && (attestation.isEmpty() || request.overrides());
        };
        if (!consistent) {
            throw new IllegalArgumentException("a BLOCK has a remedy and reasons, a PASS has neither");
        }
    }
}
