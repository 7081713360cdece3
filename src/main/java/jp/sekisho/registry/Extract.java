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

    /// Zones written wrongly and clocks a little off are within a day; more is a wrong clock or a wrong extract.
    private static final Duration AHEAD = Duration.ofDays(1);

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
