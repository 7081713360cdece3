package jp.sekisho.matching.name;

/// Whether one part of a name, the family name or the given name, is the same on both sides.
public enum Agreement {
    AGREES,
    CONTRADICTS,
    /// The part could not be told from the rest, is not held, or holds a character that nobody can read.
    UNKNOWN
}
