package jp.sekisho.api;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// The event loop that a request came on, where its answer goes on being built. Whoever hands a task over does nothing
/// else of it.
record EventLoop(Context context) implements Executor {
    static EventLoop ofThisRequest() {
        return new EventLoop(Objects.requireNonNull(Vertx.currentContext()));
    }

    /// Completes on the loop after so long, whatever the loop does meanwhile; at once where it is less than 1 ms.
    CompletionStage<Void> after(Duration time) {
        if (time.toMillis() == 0) {
            return CompletableFuture.completedStage(null);
        }
        CompletableFuture<Void> due = new CompletableFuture<>();
        context.owner().setTimer(time.toMillis(), _ -> due.complete(null));
        return due;
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(_ -> task.run());
    }
}
