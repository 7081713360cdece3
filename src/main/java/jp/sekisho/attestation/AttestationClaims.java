package jp.sekisho.attestation;

import java.time.Instant;
import java.time.OffsetDateTime;
import jp.sekisho.person.DestinationKeyKind;

/// What a valid attestation says.
///
/// @param id the check that passed
/// @param keyId thumbprint (RFC 7638) of the key that signed
/// @param destination the system that the record may be registered in
/// @param keyKind what kind of key it is registered under there
/// @param registryAsOf when the extract that answered was taken
public record AttestationClaims(
        String id,
        String keyId,
        String issuer,
        String audience,
        Instant issuedAt,
        Instant notBefore,
        Instant expiresAt,
        String procedure,
        String destination,
        DestinationKeyKind keyKind,
        PolicyVersion policy,
        OffsetDateTime registryAsOf) {}
