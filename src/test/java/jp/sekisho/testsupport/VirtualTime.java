package jp.sekisho.testsupport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// The time and the threads of a simulated process: nothing of it runs at once with anything else, and an hour passes
/// as fast as what happens in it.
public interface VirtualTime {

    /// As [System#nanoTime()].
    long nanos();

    /// Runs something short after a while; it must not wait.
    void after(Duration delay, Runnable work);

    /// Begins a task of its own, which may wait.
    void start(Runnable task);

    /// A thread that is a task once it is started.
    Thread thread(Runnable task);

    /// Lets the others go on while the task that calls this waits.
    void pause(Duration duration);

    /// Waits, in the task that calls this, until the future is complete or the time is over.
    ///
    /// @return whether it is complete
    boolean await(CompletableFuture<?> future, Duration atMost);
}
