package jp.sekisho.api;

import java.util.Optional;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.wire.Destined;
import jp.sekisho.checkpoint.Destination;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.policy.Procedure;

/// Whether a caller may ask about the procedure that a request names, for the destination that it names.
public sealed interface Admission {
    /// @param key the destination key, where one was sent
    record Admitted(Procedure procedure, Destination destination, Optional<DestinationKey> key) implements Admission {
        /// What a request says, once it may.
        public static Admitted of(Procedure procedure, Destination destination, Destined request) {
            return new Admitted(
                    procedure,
                    destination,
                    Optional.ofNullable(request.destinationKey())
                            .map(key -> new DestinationKey(destination.id(), kind(destination, request), key)));
        }

        static DestinationKeyKind kind(Destination destination, Destined request) {
            return Optional.ofNullable(request.destinationKeyKind()).orElse(destination.usualKind());
        }
    }

    /// @param procedure the one that is named, where it is known
    record Refused(Optional<Procedure> procedure, ProblemType problem) implements Admission {}
}
