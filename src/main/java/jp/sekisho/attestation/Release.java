package jp.sekisho.attestation;

/// The signed finding of two persons that a blocked record is no wrong link. Never a PASS: whoever relies on it must
/// ask for a release by name.
///
/// @param token a compact JWS of a type of its own
/// @param nonce what ties the token to the record, see [Nonce]
public record Release(String token, Nonce nonce) {}
