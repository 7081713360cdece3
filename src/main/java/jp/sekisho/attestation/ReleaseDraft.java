package jp.sekisho.attestation;

import java.time.Duration;
import java.time.OffsetDateTime;

/// The finding of a person who looked at a record that did not pass and saw no wrong link (理由付き疑いなし); not signed yet.
///
/// @param id the token's `jti`
/// @param checkId the check that blocked
/// @param reviewer who found so, by an opaque id of the staff directory
/// @param reason a code, never free text: a token holds nothing personal
/// @param lifetime as of an [AttestationDraft]
public record ReleaseDraft(
        String id,
        String checkId,
        String reviewer,
        String reason,
        String audience,
        PolicyVersion policy,
        OffsetDateTime registryAsOf,
        AttestedRecord record,
        Duration lifetime) {

    public ReleaseDraft {
        FlatJson.requireText("checkId", checkId);
        FlatJson.requireText("reviewer", reviewer);
        FlatJson.requireText("reason", reason);
    }

    /// What a release says in the same claims as an attestation.
    AttestationDraft common() {
        return new AttestationDraft(id, audience, policy, registryAsOf, record, lifetime);
    }
}
