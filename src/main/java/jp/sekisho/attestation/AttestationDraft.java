package jp.sekisho.attestation;

import java.time.Duration;
import java.time.OffsetDateTime;
import jp.sekisho.signing.FlatJson;

/// What is to be attested of a record that passed; not signed yet.
///
/// @param id the token's `jti`: the id of the check, so that token and audit trail find each other
/// @param audience the system that will rely on the token
/// @param registryAsOf when the extract that answered was taken
/// @param lifetime how long the token is valid from the moment of signing, from one second to 366 days
public record AttestationDraft(
        String id,
        String audience,
        PolicyVersion policy,
        OffsetDateTime registryAsOf,
        AttestedRecord record,
        Duration lifetime) {

    private static final Duration LONGEST = Duration.ofDays(366);

    public AttestationDraft {
        FlatJson.requireText("id", id);
        FlatJson.requireText("audience", audience);
        requireLifetime(lifetime);
    }

    /// @throws IllegalArgumentException where it is shorter or longer
    public static void requireLifetime(Duration lifetime) {
        if (lifetime.toSeconds() < 1 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("lifetime must be from one second to 366 days");
        }
    }
}
