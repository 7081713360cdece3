package jp.sekisho.attestation;

/// What a valid release says.
///
/// @param bound the same as an attestation's claims, except that nothing passed
/// @param checkId the check that blocked
/// @param reason the code of what was established
public record ReleaseClaims(
        AttestationClaims bound, String checkId, String reason, Releaser proposer, Releaser approver) {}
