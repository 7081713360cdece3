package jp.sekisho.checkpoint;

import java.time.Duration;
import java.util.Optional;
import jp.sekisho.attestation.AttestedRecord;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditId;
import jp.sekisho.check.BusinessRecord;

/// One record that is to pass the checkpoint.
///
/// @param reference the caller's own opaque reference to the record
/// @param destination where it goes
/// @param attested the record as it was sent, with the destination key that it goes under: what an attestation is bound
///     to. Nothing where no attestation is asked for
public record Submission(
        Submitter by,
        BusinessRecord record,
        AuditId reference,
        Destination destination,
        Optional<AttestedRecord> attested) {

    /// The system that relies on what is signed of it.
    public String audience() {
        return destination.audience(by.audience());
    }

    /// How long its attestation is in force.
    public Duration lifetime(Lifetimes lifetimes) {
        return destination
                .lifetime()
                .orElseGet(() -> lifetimes.of(record.procedure().id()));
    }
}
