package jp.sekisho.release;

import static jp.sekisho.check.ReasonCode.ADDRESS_ABSENT_IN_RECORD;
import static jp.sekisho.check.ReasonCode.BIRTH_DATE_ABSENT_IN_RECORD;
import static jp.sekisho.check.ReasonCode.NAME_KANA_ABSENT_IN_RECORD;
import static jp.sekisho.check.ReasonCode.NAME_KANJI_ABSENT_IN_RECORD;
import static jp.sekisho.check.ReasonCode.OUTSIDE_REGISTRY_COVERAGE;
import static jp.sekisho.check.ReasonCode.REGISTRY_AMBIGUOUS;
import static jp.sekisho.check.ReasonCode.REGISTRY_RECORD_UNUSABLE;
import static jp.sekisho.check.ReasonCode.SEX_ABSENT_IN_RECORD;
import static jp.sekisho.check.ReasonCode.SUBJECT_REMOVED;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.check.Decision;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.matching.Outcome;
import jp.sekisho.policy.Field;

/// Which decisions two persons together may override: a BLOCK that asks for a person's look, where that look can tell
/// whose number it is. A release is no PASS, and no path leads from here to one.
final class Releases {
    /// Not one living resident of the registry was found by the number.
    private static final Set<ReasonCode> NOT_COMPARED =
            EnumSet.of(OUTSIDE_REGISTRY_COVERAGE, REGISTRY_AMBIGUOUS, REGISTRY_RECORD_UNUSABLE, SUBJECT_REMOVED);

    private static final Set<ReasonCode> NOT_HELD = EnumSet.of(
            NAME_KANJI_ABSENT_IN_RECORD,
            NAME_KANA_ABSENT_IN_RECORD,
            BIRTH_DATE_ABSENT_IN_RECORD,
            SEX_ABSENT_IN_RECORD,
            ADDRESS_ABSENT_IN_RECORD);

    private Releases() {}

    /// Why this decision cannot be released; empty where it can. One that asks for a retry cannot: the desk answers
    /// that it was not decided.
    static Optional<ReleaseRefusal> refusal(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> Optional.of(ReleaseRefusal.PASSES);
            case Decision.Block block -> refusal(block);
        };
    }

    private static Optional<ReleaseRefusal> refusal(Decision.Block block) {
        Set<ReasonCode> reasons = block.reasons();
        if (block.suspectedWrongLink()) {
            return Optional.of(ReleaseRefusal.WRONG_LINK_SUSPECTED);
        }
        if (reasons.stream().anyMatch(reason -> reason.remedy() != Remedy.REVIEW)) {
            return Optional.of(ReleaseRefusal.TO_CORRECT);
        }
        if (!Collections.disjoint(reasons, NOT_COMPARED)) {
            return Optional.of(ReleaseRefusal.NOT_COMPARED);
        }
        if (!Collections.disjoint(reasons, NOT_HELD)) {
            return Optional.of(ReleaseRefusal.NOT_HELD);
        }
        if (reasons.contains(ReasonCode.REVIEW_REQUIRED)) {
            // The protected address counts as the one item in doubt.
            return agreesButForTheAddress(block.outcomes())
                    ? Optional.empty()
                    : Optional.of(ReleaseRefusal.TOO_MUCH_IN_DOUBT);
        }
        boolean name = doubts(reasons, Field.NAME_KANJI) || doubts(reasons, Field.NAME_KANA);
        boolean birthDate = doubts(reasons, Field.BIRTH_DATE);
        boolean address = doubts(reasons, Field.ADDRESS);
        boolean severalInDoubt = name ? birthDate || address : birthDate && address;
        return severalInDoubt ? Optional.of(ReleaseRefusal.TOO_MUCH_IN_DOUBT) : Optional.empty();
    }

    private static boolean agreesButForTheAddress(Map<Field, Outcome> outcomes) {
        return Stream.of(Field.NAME_KANJI, Field.BIRTH_DATE, Field.SEX).allMatch(field -> switch (outcomes.get(field)) {
                    case EXACT, EQUIVALENT, VARIANT, NOT_REQUIRED -> true;
                    case HISTORICAL, PARTIAL, MISMATCH, NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY -> false;
                    case null -> false;
                })
                && outcomes.get(Field.NAME_KANA) != Outcome.MISMATCH;
    }

    private static boolean doubts(Set<ReasonCode> reasons, Field field) {
        return reasons.stream()
                .anyMatch(reason -> reason.field().filter(field::equals).isPresent());
    }
}
