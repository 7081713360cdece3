package jp.sekisho.registry.guard;

import java.time.Duration;

/// How far the guard goes.
///
/// @param deadline for a look-up as its caller sees it: waiting and retry included
/// @param concurrent look-ups under way at a time, and so connections
/// @param waiting look-ups that may wait for their turn; more are turned away
/// @param breakerWindow look-ups of which half must fail before the registry is left alone
/// @param breakerDelay how long it is left alone before one look-up probes it
public record GuardLimits(Duration deadline, int concurrent, int waiting, int breakerWindow, Duration breakerDelay) {

    /// Callers give up soon after.
    public static final Duration LONGEST_DEADLINE = Duration.ofSeconds(3);

    public GuardLimits {
        if (!deadline.isPositive() || deadline.compareTo(LONGEST_DEADLINE) > 0) {
            throw new IllegalArgumentException("a deadline is above 0 and at most 3 s");
        }
        if (concurrent < 1) {
            throw new IllegalArgumentException("at least one look-up must be possible at a time");
        }
    }

    /// The usual limits: four look-ups wait for each that is under way.
    public static GuardLimits of(Duration deadline, int concurrent) {
        return new GuardLimits(deadline, concurrent, 4 * concurrent, 20, Duration.ofSeconds(5));
    }
}
