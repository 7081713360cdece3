package jp.sekisho.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.policy.Field;

/// The decision (判定) on one record, with what it rests on: PASS or BLOCK, nothing else.
public sealed interface Decision {
    /// Who agrees on two of these is known.
    Set<Field> IDENTIFYING = Set.of(Field.NAME_KANJI, Field.BIRTH_DATE, Field.ADDRESS);

    int KNOWN = 2;

    Set<ReasonCode> WITHHELD =
            Set.of(ReasonCode.REVIEW_REQUIRED, ReasonCode.REGISTRY_AMBIGUOUS, ReasonCode.REGISTRY_RECORD_UNUSABLE);

    DecisionCode code();

    /// Every reason of a BLOCK, in the order of [ReasonCode]; none on a PASS.
    Set<ReasonCode> reasons();

    /// Whether it is a BLOCK only because it could not be decided now.
    default boolean isUndecided() {
        return this instanceof Block block && block.remedy() == Remedy.RETRY;
    }

    /// Whether the registry's entry is not told of, at any detail: a protected address, an ambiguous and an unusable
    /// entry look alike, so that nobody is told who is protected.
    default boolean isWithheld() {
        return !Collections.disjoint(reasons(), WITHHELD);
    }

    /// Whether the record knows who has the number: at least two of name, birth date and address agree.
    default boolean knowsThePerson() {
        return IDENTIFYING.stream().filter(this::agrees).count() >= KNOWN;
    }

    /// Whether a field shows whom the record is about.
    default boolean agrees(Field field) {
        Outcome outcome = outcomes().get(field);
        return switch (outcome) {
            case EXACT, EQUIVALENT, VARIANT, HISTORICAL -> true;
            // One that is accepted gives no reason; where reasons are withheld, nothing says that it was accepted.
            case PARTIAL ->
                !isWithheld()
                        && reasons().stream()
                                .noneMatch(reason ->
                                        reason.field().filter(field::equals).isPresent());
            case MISMATCH, NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> false;
            // A protected address.
            case null -> false;
        };
    }

    /// How each field compared, as far as it was compared and may be shown.
    Map<Field, Outcome> outcomes();

    /// The rules by which accepting fields agree.
    Set<Rule> notes();

    /// The record may be registered.
    final class Pass implements Decision {
        private final Map<Field, Outcome> outcomes;
        private final Set<Rule> notes;

        /// Only [Decider] builds one.
        Pass(Map<Field, Outcome> outcomes, Set<Rule> notes) {
            this.outcomes = Collections.unmodifiableMap(outcomes);
            this.notes = Collections.unmodifiableSet(notes);
        }

        @Override
        public DecisionCode code() {
            return DecisionCode.PASS;
        }

        @Override
        public Set<ReasonCode> reasons() {
            return Set.of();
        }

        @Override
        public Map<Field, Outcome> outcomes() {
            return outcomes;
        }

        @Override
        public Set<Rule> notes() {
            return notes;
        }
    }

    /// The record must not be registered as it stands.
    ///
    /// @param reasons every reason, never empty, in the order of [ReasonCode]
    /// @param suspectedWrongLink the number probably belongs to a different person (紐付け誤りの疑い)
    record Block(
            Set<ReasonCode> reasons,
            Map<Field, Outcome> outcomes,
            Set<Diagnosis> diagnoses,
            Set<Rule> notes,
            boolean suspectedWrongLink)
            implements Decision {

        public Block {
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a BLOCK names its reasons");
            }
        }

        /// A BLOCK for one reason before anything was compared.
        static Block unseen(Set<ReasonCode> reasons, Set<Diagnosis> diagnoses, boolean suspectedWrongLink) {
            return new Block(reasons, new EnumMap<>(Field.class), diagnoses, Set.of(), suspectedWrongLink);
        }

        @Override
        public DecisionCode code() {
            return DecisionCode.BLOCK;
        }

        /// The strongest remedy among the reasons.
        public Remedy remedy() {
            return reasons.stream()
                    .map(ReasonCode::remedy)
                    .min(Remedy::compareTo)
                    .orElseThrow();
        }
    }
}
