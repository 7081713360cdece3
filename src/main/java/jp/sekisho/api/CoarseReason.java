package jp.sekisho.api;

import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.policy.Field;

/// The reasons that a caller with coarse detail sees: enough to act, too little to guess a person's data.
public enum CoarseReason {
    NUMBER_PROBLEM(Remedy.CORRECT),
    RECORD_PROBLEM(Remedy.CORRECT),
    REVIEW_REQUIRED(Remedy.REVIEW),
    TRY_LATER(Remedy.RETRY);

    private final Remedy remedy;

    CoarseReason(Remedy remedy) {
        this.remedy = remedy;
    }

    Remedy remedy() {
        return remedy;
    }

    static CoarseReason of(ReasonCode reason) {
        return switch (reason.remedy()) {
            case CORRECT ->
                reason.field().filter(Field.INDIVIDUAL_NUMBER::equals).isPresent() ? NUMBER_PROBLEM : RECORD_PROBLEM;
            case REVIEW -> REVIEW_REQUIRED;
            case RETRY -> TRY_LATER;
        };
    }
}
