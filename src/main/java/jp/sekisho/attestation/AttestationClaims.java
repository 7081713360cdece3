package jp.sekisho.attestation;

import java.time.Instant;
import java.time.OffsetDateTime;

/// What a valid attestation says.
///
/// @param id the check that passed
/// @param keyId thumbprint (RFC 7638) of the key that signed
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
        PolicyVersion policy,
        OffsetDateTime registryAsOf) {}
