package jp.sekisho.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.policy.Field;

/// The decision (判定) on one record: PASS or BLOCK, nothing else.
public sealed interface Decision {

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

        /// The strongest remedy among the reasons.
        public Remedy remedy() {
            return reasons.stream()
                    .map(ReasonCode::remedy)
                    .min(Remedy::compareTo)
                    .orElseThrow();
        }
    }
}
