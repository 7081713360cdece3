package jp.sekisho.checkpoint;

import java.util.Optional;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;

/// Who submits records, and in what way.
///
/// @param caller the system that asks
/// @param audience the system that relies on what is signed for it, where the destination names no other
/// @param operator the person in front of the calling system, where it says so
public record Submitter(AuditEntry.Request request, AuditId caller, String audience, Optional<AuditId> operator) {}
