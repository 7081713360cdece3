package jp.sekisho.checkpoint;

import java.util.UUID;
import jp.sekisho.attestation.Nonce;

/// What was signed, and leaves with an answer: the attestation of a PASS, or a proposal or a release in spite of a
/// BLOCK.
///
/// @param id its `jti`
/// @param jws the compact JWS; it holds nothing of the record but commitments
/// @param nonce what ties it to the record
public record Token(UUID id, String jws, Nonce nonce) {
    @Override
    public String toString() {
        return "Token[" + id + "]";
    }
}
