package jp.sekisho.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/// The state of the registry that an answer speaks of.
///
/// @param asOf when the extract was taken
/// @param coverage whether a number that it does not hold has no owner at all
/// @param source where it came from, a short word for operators (`synthetic` marks invented people)
/// @param sequence the number of this state among the registry's states, by which files of changes follow one another;
///     [#NO_SEQUENCE] where they are not counted
public record Extract(OffsetDateTime asOf, Coverage coverage, String source, long sequence) {
    public static final long NO_SEQUENCE = 0;

    /// A state that is not counted.
    public Extract(OffsetDateTime asOf, Coverage coverage, String source) {
        this(asOf, coverage, source, NO_SEQUENCE);
    }

    /// The source of invented people, whom production does not serve.
    public static final String SYNTHETIC = "synthetic";

    /// Two clocks are within minutes of each other. More is a wrong clock, a zone written wrongly or a wrong
    /// extract, and the right one would then count as older.
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /// The state after changes.
    public Extract after(long changedSequence, OffsetDateTime changedAsOf) {
        return new Extract(changedAsOf, coverage, source, changedSequence);
    }

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
