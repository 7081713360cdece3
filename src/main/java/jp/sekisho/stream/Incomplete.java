package jp.sekisho.stream;

/// Why a stream is not complete.
public enum Incomplete {
    /// The connection, or the compressed stream, broke off.
    INPUT_CUT,
    /// The stream is longer than allowed.
    INPUT_TOO_LARGE,
    /// Some lines could not be decided now.
    UNDECIDED_LINES,
    /// The trailer could not be signed.
    NOT_SIGNED
}
