package jp.sekisho.check;

/// What a BLOCK asks for (対処), the strongest first.
public enum Remedy {
    /// The data is wrong.
    CORRECT,
    /// A person must look.
    REVIEW,
    /// It could not be decided now.
    RETRY
}
