package jp.sekisho.attestation;

/// The signed finding of one person, for another to confirm. Nobody else relies on it.
///
/// @param token a compact JWS of a type of its own
/// @param nonce what ties the token to the record, see [Nonce]
public record Proposal(String token, Nonce nonce) {}
