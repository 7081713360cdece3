package jp.sekisho.audit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Where decisions are written down before they are answered. Safe for concurrent use.
public interface AuditTrail {

    /// What became of entries: all of them, or none.
    enum Append {
        WRITTEN,
        /// None of them may be answered. Some may stand in the trail all the same.
        NOT_WRITTEN
    }

    /// Writes entries down. Never blocks; the stage completes without an exception, within the trail's deadline.
    CompletionStage<Append> append(List<? extends TrailEntry> entries);

    /// Whether the last entries were written, and none has been waiting beyond the deadline.
    boolean isWritable();

    /// Appends that wait to be written.
    int waiting();

    /// No trail, for practice: everything counts as written.
    static AuditTrail none() {
        return new AuditTrail() {
            @Override
            public CompletionStage<Append> append(List<? extends TrailEntry> entries) {
                return CompletableFuture.completedStage(Append.WRITTEN);
            }

            @Override
            public boolean isWritable() {
                return true;
            }

            @Override
            public int waiting() {
                return 0;
            }
        };
    }
}
