package jp.sekisho.attestation;

/// The verdict on a token.
public sealed interface Verification<T> {
    /// The token is ours, in force, and belongs to what it was shown with.
    record Valid<T>(T claims) implements Verification<T> {}

    record Refused<T>(Refusal reason) implements Verification<T> {}
}
