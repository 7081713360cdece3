package jp.sekisho.stream;

/// Why a stream is not complete.
public enum Incomplete {
    /// The connection, or the compressed stream, broke off.
    INPUT_CUT,
    /// The stream is longer than allowed.
    INPUT_TOO_LARGE,
    /// It unpacks to more than allowed.
    INPUT_INFLATED,
    /// The day's quota of records was used up on the way: the lines behind it were not looked at.
    QUOTA,
    /// Some lines could not be decided now.
    UNDECIDED_LINES,
    /// Some lines were no records, so that nobody has looked at what they hold.
    INVALID_LINES,
    /// Some records were not looked at, because their persons have not changed since the state that the request names.
    UNCHANGED_LINES,
    /// Not one line was a record.
    NO_RECORDS,
    /// The trailer could not be signed.
    NOT_SIGNED
}
