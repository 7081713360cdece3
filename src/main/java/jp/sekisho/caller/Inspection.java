package jp.sekisho.caller;

import java.util.List;

/// What came of a stream of records.
public sealed interface Inspection {

    /// Every record was read and decided on, and the answers are as the gate signed them.
    ///
    /// @param registrations one for each record, in their order
    record Complete(List<Registration> registrations) implements Inspection {
        public Complete {
            registrations = List.copyOf(registrations);
        }
    }

    /// Nothing of the stream may be registered.
    record Incomplete(Registration.Withheld why) implements Inspection {}
}
