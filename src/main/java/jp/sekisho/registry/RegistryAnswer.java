package jp.sekisho.registry;

/// What the registry answers to one number. Staleness is not among it: the decision compares [Extract#asOf()] with its
/// clock, so that one rule holds for every adapter.
public sealed interface RegistryAnswer {

    /// An answer that names the extract it came from.
    sealed interface Answered extends RegistryAnswer {
        Extract extract();
    }

    /// One resident, current or former, carries the number.
    record Found(Resident resident, Extract extract) implements Answered {}

    /// Nobody in the extract carries the number.
    record NotFound(Extract extract) implements Answered {}

    /// More than one resident carries the number: a defect of the registry's data.
    record Ambiguous(Extract extract) implements Answered {}

    /// The extract holds the number, but not in a form that can be compared with anything.
    record Unusable(Extract extract) implements Answered {}

    /// The connection could not be made or broke: no word from the registry, so that asking once more may help.
    record Disconnected() implements RegistryAnswer {}

    /// The registry refused, or has nothing to answer from.
    record Unavailable() implements RegistryAnswer {}

    /// More look-ups at once than this side makes; the registry was not asked.
    record Overloaded() implements RegistryAnswer {}

    /// No answer within the deadline.
    record TimedOut() implements RegistryAnswer {}

    /// An answer that cannot be read or contradicts the question.
    record Invalid() implements RegistryAnswer {}
}
