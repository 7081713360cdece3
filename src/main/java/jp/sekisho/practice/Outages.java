package jp.sekisho.practice;

import java.util.SplittableRandom;

/// Which of the good answers are turned into 503, so that a client that does not try again is found on its first day.
public final class Outages {
    private final double share;
    private final SplittableRandom random;

    public Outages(Rehearsal rehearsal) {
        this.share = rehearsal.unavailableShare();
        this.random = new SplittableRandom(rehearsal.seed());
    }

    /// Whether the next answer is.
    public synchronized boolean next() {
        return random.nextDouble() < share;
    }
}
