package jp.sekisho.registry;

import java.util.List;
import java.util.Optional;

/// Which persons are as they were in an earlier state of the registry, as far as that is known for certain. Whoever is
/// not told to be unchanged must be looked at.
public sealed interface Unchanged {

    /// @param extract the state from which it is told
    /// @param unchanged one entry a number, in their order: whether the registry holds one person under it, and no
    /// change of that person came since
    record Told(Extract extract, List<Boolean> unchanged) implements Unchanged {
        public Told {
            unchanged = List.copyOf(unchanged);
        }
    }

    /// Changes are known between these two states only: from the extract that was loaded whole to the present one.
    record NotReached(long oldest, long newest) implements Unchanged {}

    /// The registry does not count its states.
    record NotKept() implements Unchanged {}

    /// No word from the registry now.
    record Unanswered() implements Unchanged {}

    /// What a state can tell of persons who last changed at a sequence each, if at all.
    ///
    /// @param oldest the sequence of the extract that was loaded whole
    /// @param now the present state
    /// @return empty where `since` lies within, so that persons can be told of
    static Optional<Unchanged> outside(long since, long oldest, Extract now) {
        if (now.sequence() == Extract.NO_SEQUENCE) {
            return Optional.of(new NotKept());
        }
        return since < oldest || since > now.sequence()
                ? Optional.of(new NotReached(oldest, now.sequence()))
                : Optional.empty();
    }
}
