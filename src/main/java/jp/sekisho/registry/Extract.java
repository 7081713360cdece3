package jp.sekisho.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/// The state of the registry that an answer speaks of.
///
/// @param asOf when the extract was taken
/// @param coverage whether a number that it does not hold has no owner at all
/// @param source where it came from, a short word for operators (`synthetic` marks invented people)
public record Extract(OffsetDateTime asOf, Coverage coverage, String source) {
    /// The source of invented people, whom production does not serve.
    public static final String SYNTHETIC = "synthetic";

    /// Two clocks are within minutes of each other. More is a wrong clock, a zone written wrongly or a wrong
    /// extract, and the right one would then count as older.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /// Whether it claims to be taken later than now: its age then says nothing.
    public boolean isAheadOf(Instant now) {
        return asOf.toInstant().minus(AHEAD).isAfter(now);
    }

    /// What the extract covers.
    public enum Coverage {
        /// Everyone with a number.
        NATIONAL,
        /// Some municipalities only: a number that is missing may belong to somebody elsewhere.
        PARTIAL
    }
}
