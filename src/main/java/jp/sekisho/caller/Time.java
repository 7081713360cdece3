package jp.sekisho.caller;

import java.time.Duration;

/// How the time between two tries passes.
interface Time {
    Time REAL = new Time() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pass(Duration wait) throws InterruptedException {
            Thread.sleep(wait);
        }
    };

    long nanos();

    void pass(Duration wait) throws InterruptedException;
}
