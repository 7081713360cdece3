package jp.sekisho.attestation;

import jp.sekisho.signing.Jws;

/// Why a token is not valid: the first reason met, in the order of this list. Beyond `BAD_SIGNATURE` the token is one
/// of ours.
public enum Refusal {
    /// No token of this format, or no nonce: not three parts, not canonical base64url, not the members that it must
    /// have.
    MALFORMED,
    /// Another `alg` than ours, `none` included.
    WRONG_ALGORITHM,
    /// A token that says something else, such as a release where an attestation is asked for.
    WRONG_TYPE,
    /// No key of the set has this `kid`.
    UNKNOWN_KEY,
    BAD_SIGNATURE,
    OTHER_ISSUER,
    NOT_YET_VALID,
    EXPIRED,
    OTHER_AUDIENCE,
    OTHER_PROCEDURE,
    POLICY_WITHDRAWN,
    /// The subject is the attested one, and goes to another destination or under another key, or one of another kind.
    OTHER_DESTINATION,
    /// The subject differs in some field, or the nonce is another token's; the destination may differ too.
    OTHER_RECORD;

    static Refusal of(Jws.Flaw flaw) {
        return switch (flaw) {
            case MALFORMED -> MALFORMED;
            case WRONG_ALGORITHM -> WRONG_ALGORITHM;
            case WRONG_TYPE -> WRONG_TYPE;
            case UNKNOWN_KEY -> UNKNOWN_KEY;
            case BAD_SIGNATURE -> BAD_SIGNATURE;
        };
    }
}
