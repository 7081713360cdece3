package jp.sekisho.registry;

import java.time.OffsetDateTime;

/// The state of the registry that an answer speaks of.
///
/// @param asOf when the extract was taken
/// @param coverage whether a number that it does not hold has no owner at all
/// @param source where it came from, a short word for operators (`synthetic` marks invented people)
public record Extract(OffsetDateTime asOf, Coverage coverage, String source) {
    /// What the extract covers.
    public enum Coverage {
        /// Everyone with a number.
        NATIONAL,
        /// Some municipalities only: a number that is missing may belong to somebody elsewhere.
        PARTIAL
    }
}
