package jp.sekisho.caller;

import jp.sekisho.attestation.AttestationClaims;

/// An attestation that verified for the record asked about. Hand token and nonce over with the record; log neither.
public record VerifiedAttestation(String token, String nonce, AttestationClaims claims) {
    @Override
    public String toString() {
        return "VerifiedAttestation[withheld]";
    }
}
