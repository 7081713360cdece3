package jp.sekisho.checkpoint;

/// How a decision is meant to be used.
public enum Mode {
    /// What is blocked must not be registered.
    ENFORCE,
    /// Decisions are reported and nothing is attested: the business system registers as it did before, and sees what
    /// the gate would have said.
    SHADOW
}
