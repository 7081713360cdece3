package jp.sekisho.signing;

/// What became of signing. Without a signature there is no PASS: the caller answers `SIGNER_UNAVAILABLE`.
public sealed interface Signing<T> {
    record Signed<T>(T value) implements Signing<T> {}

    /// Nothing was signed.
    ///
    /// @param detail for the operator's log; holds nothing of the record
    record NotSigned<T>(Trouble trouble, String detail) implements Signing<T> {}

    /// Why nothing was signed.
    enum Trouble {
        /// The current key's certificate has expired, or is not valid yet.
        KEY_NOT_VALID,
        /// The provider failed.
        SIGNATURE_FAILED
    }
}
