package jp.sekisho.api;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.ReasonWire;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.policy.Field;
import jp.sekisho.security.Caller.Detail;
import org.jspecify.annotations.Nullable;

/// What of a decision a caller may see. Whoever has a number and nothing else must not learn by trying whose it is:
/// with guarded detail a field is told of only where the others already show who the person is.
record Disclosure(Detail detail) {
    private static final Set<Field> NAME = EnumSet.of(Field.NAME_KANJI, Field.NAME_KANA);

    /// Who agrees on all of these is known to the caller.
    private static final Set<Field> IDENTIFYING = EnumSet.of(Field.NAME_KANJI, Field.BIRTH_DATE, Field.ADDRESS);

    CheckResponse.@Nullable Outcomes outcomes(Decision decision) {
        return switch (detail) {
            case COARSE -> null;
            case GUARDED -> outcomes(told(decision));
            case FULL -> outcomes(decision.outcomes());
        };
    }

    Set<Diagnosis> diagnoses(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> Set.of();
            // They tell how several fields compared at once.
            case Decision.Block block -> detail == Detail.FULL ? block.diagnoses() : Set.of();
        };
    }

    Set<Rule> notes(Decision decision) {
        boolean told = switch (detail) {
            case COARSE -> false;
            case GUARDED -> decision instanceof Decision.Pass;
            case FULL -> true;
        };
        return told ? decision.notes() : Set.of();
    }

    List<ReasonWire> reasons(Decision decision, Language language) {
        return switch (decision) {
            case Decision.Pass _ -> List.of();
            case Decision.Block block -> reasons(block, language);
        };
    }

    /// A reason of the gate's own, which tells of nobody.
    ReasonWire reason(ReasonCode reason, Language language) {
        return detail == Detail.COARSE ? coarse(CoarseReason.of(reason), language) : full(reason, language);
    }

    private List<ReasonWire> reasons(Decision.Block block, Language language) {
        Set<ReasonCode> told = switch (detail) {
            case COARSE -> EnumSet.noneOf(ReasonCode.class);
            case GUARDED -> toldReasons(block);
            case FULL -> block.reasons();
        };
        return Stream.concat(
                        told.stream().map(reason -> full(reason, language)),
                        block.reasons().stream()
                                .filter(reason -> !told.contains(reason))
                                .map(CoarseReason::of)
                                .distinct()
                                .sorted()
                                .map(reason -> coarse(reason, language)))
                .toList();
    }

    /// What the record alone says, what nobody's data led to, and what concerns a field that may be told of.
    private static Set<ReasonCode> toldReasons(Decision.Block block) {
        Set<Field> fields = told(block).keySet();
        Set<ReasonCode> told = EnumSet.noneOf(ReasonCode.class);
        for (ReasonCode reason : block.reasons()) {
            if (reason.tellsOfTheRecordAlone()
                    || reason.remedy() == Remedy.RETRY
                    || reason.field().filter(fields::contains).isPresent()) {
                told.add(reason);
            }
        }
        return told;
    }

    private static Map<Field, Outcome> told(Decision decision) {
        if (decision instanceof Decision.Pass) {
            return decision.outcomes();
        }
        Map<Field, Outcome> told = new EnumMap<>(Field.class);
        decision.outcomes().forEach((field, outcome) -> {
            if (othersIdentify(field, decision.outcomes())) {
                told.put(field, outcome);
            }
        });
        return told;
    }

    private static boolean othersIdentify(Field field, Map<Field, Outcome> outcomes) {
        Set<Field> others = EnumSet.copyOf(IDENTIFYING);
        others.removeAll(NAME.contains(field) ? NAME : EnumSet.of(field));
        return others.stream().allMatch(other -> agrees(outcomes.get(other)));
    }

    private static boolean agrees(@Nullable Outcome outcome) {
        return switch (outcome) {
            case EXACT, EQUIVALENT, VARIANT, HISTORICAL -> true;
            case PARTIAL, MISMATCH, NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> false;
            // A protected address.
            case null -> false;
        };
    }

    private static CheckResponse.Outcomes outcomes(Map<Field, Outcome> outcomes) {
        return new CheckResponse.Outcomes(
                outcomes.get(Field.NAME_KANJI),
                outcomes.get(Field.NAME_KANA),
                outcomes.get(Field.BIRTH_DATE),
                outcomes.get(Field.SEX),
                outcomes.get(Field.ADDRESS));
    }

    private static ReasonWire full(ReasonCode reason, Language language) {
        return new ReasonWire(
                reason.name(),
                reason.field().map(Field::wireName).orElse(null),
                reason.remedy(),
                Messages.of(language, "reason", reason));
    }

    private static ReasonWire coarse(CoarseReason reason, Language language) {
        return new ReasonWire(reason.name(), null, reason.remedy(), Messages.of(language, "coarse", reason));
    }
}
