package jp.sekisho.reconciliation;

import java.time.OffsetDateTime;
import java.util.Optional;
import jp.sekisho.policy.Procedure;

/// A line of the stream, answered.
public sealed interface Reconciled {

    /// The line is a registration.
    record Judged(Procedure procedure, OffsetDateTime registeredAt, Verdict verdict) implements Reconciled {}

    /// The line is none that could be judged.
    ///
    /// @param procedure the one that it names, where it is known
    record Invalid(Optional<Procedure> procedure) implements Reconciled {}
}
