package jp.sekisho.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.sekisho.signing.Sha256;

/// A work list (要確認一覧) that leaves the gate, or comes back: the one place where values of the registry are written
/// into a file.
///
/// @param user of the operating system
/// @param operator who did it, where the user is not one person
/// @param list the list, which the file names too
/// @param rows of the file
/// @param file the whole file. It holds seals under a key that is nowhere in the trail, so that nobody finds what it
///     says by trying
public record WorkListEntry(
        Instant time, Step step, AuditId user, Optional<AuditId> operator, UUID list, long rows, Sha256 file)
        implements TrailEntry {

    /// Which way the list went.
    public enum Step {
        WORK_LIST_EXPORT,
        WORK_LIST_IMPORT
    }
}
