package jp.sekisho.attestation;

import jp.sekisho.signing.FlatJson;

/// The finding of two persons who looked at a record that did not pass and saw no wrong link (理由付き疑いなし); not signed
/// yet.
///
/// @param bound what a release says in the same claims as an attestation
/// @param checkId the check that blocked
/// @param reason a code, never free text: a token holds nothing personal
/// @param explanation what they wrote down; the token holds a commitment to it alone
public record ReleaseDraft(
        AttestationDraft bound,
        String checkId,
        String reason,
        String explanation,
        Releaser proposer,
        Releaser approver) {

    public ReleaseDraft {
        FlatJson.requireText("checkId", checkId);
        FlatJson.requireText("reason", reason);
    }

    @Override
    public String toString() {
        return "ReleaseDraft[withheld]";
    }
}
