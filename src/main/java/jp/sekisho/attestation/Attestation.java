package jp.sekisho.attestation;

/// The signed proof that a record passed (照合済証明), for the one who sent the record.
///
/// @param token a compact JWS; it holds nothing of the record but commitments
/// @param nonce what ties the token to the record, see [Nonce]
public record Attestation(String token, Nonce nonce) {}
