package jp.sekisho.api;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// The event loop that a request came on, where its answer goes on being built. Whoever hands a task over does nothing
/// else of it.
record EventLoop(Context context) implements Executor {
    static EventLoop ofThisRequest() {
        return new EventLoop(Objects.requireNonNull(Vertx.currentContext()));
    }

    /// The loop itself, the same one for all its requests.
    Executor itself() {
        return ((ContextInternal) context).nettyEventLoop();
    }

    /// Completes on the loop so long after this call. The loop's own timer would be late by the work that it is given
    /// meanwhile, because it waits in whole milliseconds from then on.
    CompletionStage<Void> after(Duration time) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, this));
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(_ -> task.run());
    }
}
