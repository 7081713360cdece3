package jp.sekisho.audit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Time as it passes, whatever the calendar says: what waits is held to it. A simulation has one of its own.
interface TrailTime {

    /// The process's own.
    TrailTime SYSTEM = new TrailTime() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public <T> void completeLater(CompletableFuture<T> waiting, T value, Duration after) {
            waiting.completeOnTimeout(value, after.toNanos(), TimeUnit.NANOSECONDS);
        }
    };

    /// As [System#nanoTime()].
    long nanos();

    /// Completes what is not complete by then.
    <T> void completeLater(CompletableFuture<T> waiting, T value, Duration after);
}
