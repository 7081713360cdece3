package jp.sekisho.inspection;

import java.util.Optional;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Gate;
import jp.sekisho.policy.Procedure;

/// What became of one line of a stream.
public sealed interface Inspected {
    /// The line's number.
    long line();

    /// The line is a record, and the gate answered.
    record Checked(long line, BusinessRecord record, Gate.Checked answer) implements Inspected {}

    /// The line is a record that was not looked at, because its person has not changed.
    record Unchanged(long line) implements Inspected {}

    /// The line is no record that could be checked.
    ///
    /// @param procedure the procedure that it names, as far as that could be read
    record Invalid(long line, Optional<Procedure> procedure) implements Inspected {}
}
