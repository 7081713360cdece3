package jp.sekisho.reconciliation;

import jp.sekisho.attestation.Refusal;

/// What is found of one registration, judged at the time it was made.
public enum Verdict {
    /// An attestation for exactly this record was in force.
    ATTESTED(Group.ATTESTED),
    /// No attestation, but a release by two persons for exactly this record was in force.
    RELEASED(Group.RELEASED),
    /// Registered without a token.
    NO_ATTESTATION(Group.WITHOUT),

    MALFORMED(Group.REFUSED),
    WRONG_ALGORITHM(Group.REFUSED),
    WRONG_TYPE(Group.REFUSED),
    UNKNOWN_KEY(Group.REFUSED),
    BAD_SIGNATURE(Group.REFUSED),
    OTHER_ISSUER(Group.REFUSED),
    /// Attested after it was registered.
    NOT_YET_VALID(Group.REFUSED),
    /// The token had expired when it was registered.
    EXPIRED(Group.REFUSED),
    OTHER_AUDIENCE(Group.REFUSED),
    OTHER_PROCEDURE(Group.OTHER_RECORD),
    POLICY_WITHDRAWN(Group.REFUSED),
    OTHER_DESTINATION(Group.OTHER_RECORD),
    OTHER_RECORD(Group.OTHER_RECORD);

    /// How a report counts it.
    public enum Group {
        ATTESTED,
        RELEASED,
        WITHOUT,
        /// A token of ours that belongs to another record.
        OTHER_RECORD,
        REFUSED
    }

    private final Group group;

    Verdict(Group group) {
        this.group = group;
    }

    public Group group() {
        return group;
    }

    static Verdict of(Refusal refusal) {
        return switch (refusal) {
            case MALFORMED -> MALFORMED;
            case WRONG_ALGORITHM -> WRONG_ALGORITHM;
            case WRONG_TYPE -> WRONG_TYPE;
            case UNKNOWN_KEY -> UNKNOWN_KEY;
            case BAD_SIGNATURE -> BAD_SIGNATURE;
            case OTHER_ISSUER -> OTHER_ISSUER;
            case NOT_YET_VALID -> NOT_YET_VALID;
            case EXPIRED -> EXPIRED;
            case OTHER_AUDIENCE -> OTHER_AUDIENCE;
            case OTHER_PROCEDURE -> OTHER_PROCEDURE;
            case POLICY_WITHDRAWN -> POLICY_WITHDRAWN;
            case OTHER_DESTINATION -> OTHER_DESTINATION;
            case OTHER_RECORD -> OTHER_RECORD;
        };
    }
}
