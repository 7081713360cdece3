package jp.sekisho.checkpoint;

import java.util.Optional;
import jp.sekisho.attestation.AttestedRecord;
import jp.sekisho.audit.AuditId;
import jp.sekisho.check.BusinessRecord;

/// One record that is to pass the checkpoint.
///
/// @param reference the caller's own opaque reference to the record
/// @param attested the record as it was sent, with the destination key that it goes under: what an attestation is bound
///     to. Nothing where no attestation is asked for
public record Submission(Submitter by, BusinessRecord record, AuditId reference, Optional<AttestedRecord> attested) {}
