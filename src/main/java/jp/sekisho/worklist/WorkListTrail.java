package jp.sekisho.worklist;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.sekisho.audit.AuditId;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.audit.WorkListEntry;
import jp.sekisho.audit.WorkListEntry.Step;
import jp.sekisho.signing.Sha256;

/// Where lists are written down before they have their names.
///
/// @param user of the operating system
/// @param operator the person, where the user is not one
public record WorkListTrail(AuditTrail trail, Clock clock, AuditId user, Optional<AuditId> operator) {

    /// @throws WorkListRefused where the line could not be written
    void write(Step step, UUID list, long rows, byte[] file) throws WorkListRefused {
        WorkListEntry entry = new WorkListEntry(clock.instant(), step, user, operator, list, rows, Sha256.of(file));
        switch (trail.append(List.of(entry)).toCompletableFuture().join()) {
            case WRITTEN -> {}
            case NOT_WRITTEN ->
                throw new WorkListRefused(
                        "監査記録に書けないため、何も出力しません。", "nothing is written, because the audit trail cannot be");
        }
    }
}
