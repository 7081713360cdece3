package jp.sekisho.attestation;

/// What a valid release says.
///
/// @param bound the same as an attestation's claims, except that nothing passed
public record ReleaseClaims(AttestationClaims bound, String checkId, String reviewer, String reason) {}
