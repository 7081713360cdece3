package jp.sekisho.worklist;

import jp.sekisho.check.Decision;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.matching.Outcome;

/// How far a record is from the registry, as the national inspection tool (総点検) sorts its results.
enum Category {
    /// Agrees now: nothing to look at.
    A,
    /// Written in another way, or less of it; nothing contradicts.
    B,
    /// Contradicts, or could not be compared with one living resident.
    C;

    static Category of(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> A;
            case Decision.Block block -> isNotation(block) ? B : C;
        };
    }

    private static boolean isNotation(Decision.Block block) {
        return !block.outcomes().isEmpty()
                && !block.outcomes().containsValue(Outcome.MISMATCH)
                && block.reasons().stream().allMatch(reason -> isNotation(reason, block));
    }

    private static boolean isNotation(ReasonCode reason, Decision.Block block) {
        return reason.remedy() == Remedy.REVIEW
                && reason.field()
                        .map(block.outcomes()::get)
                        .filter(outcome -> switch (outcome) {
                            case EXACT, EQUIVALENT, VARIANT, HISTORICAL, PARTIAL, NOT_COMPARABLE -> true;
                            case MISMATCH, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> false;
                        })
                        .isPresent();
    }
}
