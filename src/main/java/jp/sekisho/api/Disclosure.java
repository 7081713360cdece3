package jp.sekisho.api;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.ReasonWire;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.Shape;
import jp.sekisho.policy.Field;
import jp.sekisho.security.Caller.Detail;
import org.jspecify.annotations.Nullable;

/// What of a decision a caller may see. Whoever has a number and does not know the person must learn nothing by
/// trying: with coarse and guarded detail all that is not shown by two of name, birth date and address has one
/// answer, the same as for a number that nobody has. Beyond that, guarded detail tells of a field only where
/// the others show who the person is.
record Disclosure(Detail detail) {
    private static final Set<Field> NAME = EnumSet.of(Field.NAME_KANJI, Field.NAME_KANA);

    /// The number says nothing of a person, or not of one who can be compared.
    private static final Set<ReasonCode> NOBODY = EnumSet.of(ReasonCode.NUMBER_NOT_FOUND, ReasonCode.NUMBER_SUPERSEDED);

    /// What no resident was compared for. That the registry does not cover a number is told to everybody: where it
    /// covers a part of the nation, people could not work otherwise.
    private static final Set<ReasonCode> NOT_COMPARED = EnumSet.of(
            ReasonCode.OUTSIDE_REGISTRY_COVERAGE, ReasonCode.REGISTRY_AMBIGUOUS, ReasonCode.REGISTRY_RECORD_UNUSABLE);

    @Nullable
    Remedy remedy(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> null;
            case Decision.Block block -> isConstant(block) ? CoarseReason.RECORD_PROBLEM.remedy() : block.remedy();
        };
    }

    CheckResponse.@Nullable Outcomes outcomes(Decision decision) {
        return switch (detail) {
            case COARSE -> null;
            case GUARDED -> isConstant(decision) ? null : outcomes(told(decision));
            case FULL -> outcomes(decision.isWithheld() ? Map.of() : decision.outcomes());
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

    /// @param record what was decided on; only what it looks like by itself is told of it
    List<ReasonWire> reasons(Decision decision, BusinessRecord record, Language language) {
        if (isConstant(decision)) {
            return List.of(coarse(CoarseReason.RECORD_PROBLEM, Optional.empty(), language));
        }
        if (decision.isWithheld()) {
            return List.of(reason(ReasonCode.REVIEW_REQUIRED, language));
        }
        Set<ReasonCode> told = switch (detail) {
            case COARSE -> Set.of();
            case GUARDED -> toldReasons(decision);
            case FULL -> decision.reasons();
        };
        return Stream.concat(
                        told.stream().map(reason -> full(reason, record.shapeOf(reason), language)),
                        decision.reasons().stream()
                                .filter(reason -> !told.contains(reason))
                                .map(CoarseReason::of)
                                .distinct()
                                .sorted()
                                .map(reason -> coarse(reason, shapeOf(reason, decision, record), language)))
                .toList();
    }

    private static Optional<Shape> shapeOf(CoarseReason reason, Decision decision, BusinessRecord record) {
        return decision.reasons().stream()
                .filter(full -> CoarseReason.of(full) == reason)
                .flatMap(full -> record.shapeOf(full).stream())
                .findFirst();
    }

    /// A reason of the gate's own, which tells of nobody.
    ReasonWire reason(ReasonCode reason, Language language) {
        return detail == Detail.COARSE
                ? coarse(CoarseReason.of(reason), Optional.empty(), language)
                : full(reason, Optional.empty(), language);
    }

    /// Whether the caller gets the one answer of those who do not know the person.
    private boolean isConstant(Decision decision) {
        return detail != Detail.FULL
                && decision instanceof Decision.Block block
                && !block.isUndecided()
                && !wasRefusedUnseen(block)
                && (!Collections.disjoint(block.reasons(), NOBODY) || !block.knowsThePerson());
    }

    /// Nothing was compared: the record is wrong by itself, or nobody could be found to compare it with.
    private static boolean wasRefusedUnseen(Decision.Block block) {
        return block.outcomes().isEmpty()
                && block.reasons().stream()
                        .allMatch(reason -> reason.tellsOfTheRecordAlone() || NOT_COMPARED.contains(reason));
    }

    /// What the record alone says, what nobody's data led to, and what concerns a field that may be told of.
    private static Set<ReasonCode> toldReasons(Decision decision) {
        Set<Field> fields = told(decision).keySet();
        Set<ReasonCode> told = EnumSet.noneOf(ReasonCode.class);
        for (ReasonCode reason : decision.reasons()) {
            if (reason.tellsOfTheRecordAlone()
                    || reason.remedy() == Remedy.RETRY
                    || reason.field().filter(fields::contains).isPresent()) {
                told.add(reason);
            }
        }
        return told;
    }

    private static Map<Field, Outcome> told(Decision decision) {
        Map<Field, Outcome> told = new EnumMap<>(Field.class);
        Map<Field, Outcome> outcomes = decision.isWithheld() ? Map.of() : decision.outcomes();
        outcomes.forEach((field, outcome) -> {
            if (decision instanceof Decision.Pass || othersIdentify(field, decision)) {
                told.put(field, outcome);
            }
        });
        return told;
    }

    private static boolean othersIdentify(Field field, Decision decision) {
        Set<Field> others = EnumSet.copyOf(Decision.IDENTIFYING);
        others.removeAll(NAME.contains(field) ? NAME : EnumSet.of(field));
        return others.stream().allMatch(decision::agrees);
    }

    private static CheckResponse.Outcomes outcomes(Map<Field, Outcome> outcomes) {
        return new CheckResponse.Outcomes(
                outcomes.get(Field.NAME_KANJI),
                outcomes.get(Field.NAME_KANA),
                outcomes.get(Field.BIRTH_DATE),
                outcomes.get(Field.SEX),
                outcomes.get(Field.ADDRESS));
    }

    private static ReasonWire full(ReasonCode reason, Optional<Shape> shape, Language language) {
        return new ReasonWire(
                reason.name(),
                reason.field().map(Field::wireName).orElse(null),
                reason.remedy(),
                shape.orElse(null),
                text("reason", reason, shape, language));
    }

    private static ReasonWire coarse(CoarseReason reason, Optional<Shape> shape, Language language) {
        return new ReasonWire(
                reason.name(), null, reason.remedy(), shape.orElse(null), text("coarse", reason, shape, language));
    }

    /// What the value looks like says more than that it cannot be read.
    private static String text(String kind, Enum<?> reason, Optional<Shape> shape, Language language) {
        return shape.map(known -> Messages.of(language, "shape", known))
                .orElseGet(() -> Messages.of(language, kind, reason));
    }
}
