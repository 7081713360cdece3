package jp.sekisho.attestation;

import jp.sekisho.signing.FlatJson;

/// One person's finding that a blocked record is no wrong link, for another to confirm; not signed yet.
///
/// @param bound what a proposal says in the same claims as an attestation
/// @param checkId the check that blocked
/// @param blockedFor the codes that the check blocked for, separated by spaces
/// @param reason as of a [ReleaseDraft]
/// @param explanation as of a [ReleaseDraft]
public record ProposalDraft(
        AttestationDraft bound,
        String checkId,
        String blockedFor,
        String reason,
        String explanation,
        Releaser proposer) {

    public ProposalDraft {
        FlatJson.requireText("checkId", checkId);
        FlatJson.requireText("blockedFor", blockedFor);
        FlatJson.requireText("reason", reason);
    }

    @Override
    public String toString() {
        return "ProposalDraft[withheld]";
    }
}
