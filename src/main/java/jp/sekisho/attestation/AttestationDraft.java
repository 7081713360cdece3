package jp.sekisho.attestation;

import java.time.Duration;
import java.time.OffsetDateTime;

/// What is to be attested of a record that passed; not signed yet.
///
/// @param id the token's `jti`: the id of the check, so that token and audit trail find each other
/// @param audience the system that will rely on the token
/// @param registryAsOf when the extract that answered was taken
/// @param lifetime how long the token is valid from the moment of signing, in whole seconds, at least one
public record AttestationDraft(
        String id,
        String audience,
        PolicyVersion policy,
        OffsetDateTime registryAsOf,
        AttestedRecord record,
        Duration lifetime) {

    public AttestationDraft {
        FlatJson.requireText("id", id);
        FlatJson.requireText("audience", audience);
        if (lifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("lifetime must be a second or longer");
        }
    }
}
