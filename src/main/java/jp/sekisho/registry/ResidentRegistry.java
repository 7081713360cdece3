package jp.sekisho.registry;

import java.util.List;
import jp.sekisho.person.IndividualNumber;

/// The port through which a number is looked up. Every adapter obeys the same contract test.
///
/// An adapter never throws for what a registry may do to it: trouble is an answer. It keeps nothing of what it was
/// asked, logs no value, and hands out what the registry holds unchanged; comparing and deciding are not its
/// business.
public interface ResidentRegistry {

    /// Looks up many numbers at once: one answer a number, in their order, all of them from one extract. A number may
    /// occur more than once.
    List<RegistryAnswer> find(List<IndividualNumber> numbers);

    /// Who is as in the state of this sequence: one entry a number, in their order, all from one state. Never tells a
    /// person to be unchanged who may have changed.
    default Unchanged unchangedSince(List<IndividualNumber> numbers, long sequence) {
        return new Unchanged.NotKept();
    }

    /// The extract that answers now, for health checks and metrics: what [#find] would say, without a person.
    RegistryState state();

    /// How many residents the extract that answers now holds, and how many of them were set aside;
    /// [Census#UNKNOWN] from a registry that does not tell.
    default Census census() {
        return Census.UNKNOWN;
    }

    /// Whether [#find] waits for another machine or process, so that an event loop must not call it.
    default boolean blocks() {
        return true;
    }
}
