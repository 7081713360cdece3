package jp.sekisho.attestation;

import java.util.Optional;
import jp.sekisho.person.DestinationKeyKind;

/// What a token is shown with: it must belong to this record.
public sealed interface Shown {
    /// Id of the procedure that the record belongs to.
    String procedure();

    /// Id of the system that it is registered in.
    String destination();

    /// What kind of key it is registered under.
    DestinationKeyKind keyKind();

    /// The record itself.
    ///
    /// @param nonce the token's, as it was received
    record Whole(AttestedRecord record, String nonce) implements Shown {
        @Override
        public String procedure() {
            return record.procedure();
        }

        @Override
        public String destination() {
            return record.destination();
        }

        @Override
        public DestinationKeyKind keyKind() {
            return record.keyKind();
        }

        @Override
        public String toString() {
            return "Whole[withheld]";
        }
    }

    /// Commitments that were computed over the record when it was registered, where the record itself is not at hand.
    ///
    /// @param cmt over destination key and subject
    /// @param rec over the subject alone; empty where it was not kept
    record Committed(String procedure, String destination, DestinationKeyKind keyKind, String cmt, String rec)
            implements Shown {}

    /// Its commitments; nothing where the nonce is none.
    default Optional<Committed> committed() {
        return switch (this) {
            case Committed committed -> Optional.of(committed);
            case Whole(AttestedRecord record, String nonceText) ->
                Nonce.parse(nonceText).map(nonce -> Commitment.of(nonce, record));
        };
    }
}
