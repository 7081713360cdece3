package jp.sekisho.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import jp.sekisho.audit.AuditTrail.Append;

/// Hands over to a trail in one piece what an event loop brings in one turn. A loop and a writer that wake each other
/// for every line cost more than the line. Safe for concurrent use.
public final class Handover {
    private final AuditTrail trail;
    private final Executor loop;

    private List<AuditEntry> entries = new ArrayList<>();
    private CompletableFuture<Append> written = new CompletableFuture<>();

    /// @param loop runs one task after the other, once what it is doing now is done
    public Handover(AuditTrail trail, Executor loop) {
        this.trail = trail;
        this.loop = loop;
    }

    /// Writes entries down as [AuditTrail#append] does, with all others of this turn: all of them, or none. The stage
    /// completes on the loop.
    public synchronized CompletionStage<Append> append(List<AuditEntry> more) {
        boolean first = entries.isEmpty();
        entries.addAll(more);
        CompletionStage<Append> appended = written;
        if (first) {
            loop.execute(this::handOver);
        }
        return appended;
    }

    private synchronized void handOver() {
        CompletableFuture<Append> waiting = written;
        CompletableFuture.completedStage(entries)
                .thenCompose(trail::append)
                .whenCompleteAsync(
                        (appended, defect) -> {
                            if (defect == null) {
                                waiting.complete(appended);
                            } else {
                                waiting.completeExceptionally(defect);
                            }
                        },
                        loop);
        entries = new ArrayList<>();
        written = new CompletableFuture<>();
    }
}
