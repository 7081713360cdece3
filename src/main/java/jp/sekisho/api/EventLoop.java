package jp.sekisho.api;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Executor;

/// The event loop that a request came on, where its answer goes on being built. Whoever hands a task over does nothing
/// else of it.
record EventLoop(Context context) implements Executor {
    static EventLoop ofThisRequest() {
        return new EventLoop(Objects.requireNonNull(Vertx.currentContext()));
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(_ -> task.run());
    }
}
