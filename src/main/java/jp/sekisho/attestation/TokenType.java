package jp.sekisho.attestation;

/// What a signature says, by the header `typ`. It is checked before any claim is read, so that one can never be taken
/// for another.
enum TokenType {
    /// A record passed.
    ATTESTATION("sekisho-attestation+jwt"),
    /// Some records passed, each under the root of one tree.
    TREE("sekisho-attestation-tree+jws"),
    /// Two persons looked at a record that did not pass and found no wrong link (理由付き疑いなし).
    RELEASE("sekisho-release+jwt"),
    /// One of them did, and asks another to confirm it.
    PROPOSAL("sekisho-release-proposal+jwt"),
    /// An inspection ended with this report.
    INSPECTION("sekisho-inspection+jws"),
    /// A reconciliation ended with this report.
    RECONCILIATION("sekisho-reconciliation+jws"),
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
