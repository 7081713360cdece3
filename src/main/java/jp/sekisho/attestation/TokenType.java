package jp.sekisho.attestation;

/// What a signature says, by the header `typ`. It is checked before any claim is read, so that one can never be taken
/// for another.
enum TokenType {
    /// A record passed.
    ATTESTATION("sekisho-attestation+jwt"),
    /// A person looked at a record that did not pass and found no wrong link (理由付き疑いなし).
    RELEASE("sekisho-release+jwt"),
    /// An inspection ended with this report.
    INSPECTION("sekisho-inspection+jws"),
    /// So far the audit trail has come.
    AUDIT("sekisho-audit+jws");

    private final String typ;

    TokenType(String typ) {
        this.typ = typ;
    }

    String typ() {
        return typ;
    }
}
