package jp.sekisho.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.sekisho.audit.AuditTrail.Append;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final List<List<? extends TrailEntry>> handedOver = new ArrayList<>();
    private final List<CompletableFuture<Append>> writing = new ArrayList<>();
    private final Handover handover = new Handover(
            new AuditTrail() {
                @Override
                public CompletionStage<Append> append(List<? extends TrailEntry> entries) {
                    handedOver.add(entries);
                    writing.add(new CompletableFuture<>());
                    return writing.getLast();
                }

                @Override
                public boolean isWritable() {
                    return true;
                }

                @Override
                public int waiting() {
                    return 0;
                }
            },
            loop::add);

    private CompletableFuture<Append> append(int number) {
        return handover.append(List.of(Trails.pass(number))).toCompletableFuture();
    }

    private void turn() {
        for (Runnable task = loop.poll(); task != null; task = loop.poll()) {
            task.run();
        }
    }

    @Test
    void whatComesInOneTurnIsHandedOverInOnePieceInItsOrder() {
        append(1);
        append(2);
        assertThat(handedOver).isEmpty();
        turn();
        append(3);
        turn();
        assertThat(handedOver).containsExactly(List.of(Trails.pass(1), Trails.pass(2)), List.of(Trails.pass(3)));
    }

    @Test
    void nothingIsToldBeforeItsOwnLinesAreWritten() {
        CompletableFuture<Append> first = append(1);
        turn();
        CompletableFuture<Append> second = append(2);
        turn();
        assertThat(first).isNotDone();
        writing.get(1).complete(Append.WRITTEN);
        turn();
        assertThat(first).isNotDone();
        assertThat(second).isCompletedWithValue(Append.WRITTEN);
        writing.get(0).complete(Append.NOT_WRITTEN);
        turn();
        assertThat(first).isCompletedWithValue(Append.NOT_WRITTEN);
    }

    @Test
    void whatBecameOfThemIsToldOnTheLoopAlone() {
        CompletableFuture<Append> appended = append(1);
        turn();
        writing.getFirst().complete(Append.WRITTEN);
        assertThat(appended).isNotDone();
        turn();
        assertThat(appended).isCompletedWithValue(Append.WRITTEN);
    }

    @Test
    void aDefectOfTheTrailEndsAllThatWaitForIt() {
        CompletableFuture<Append> first = append(1);
        CompletableFuture<Append> second = append(2);
        turn();
        writing.getFirst().completeExceptionally(new IllegalStateException());
        turn();
        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
    }
}
