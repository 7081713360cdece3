package jp.sekisho.api;

import java.util.Optional;
import jp.sekisho.attestation.Attestation;
import jp.sekisho.check.Gate;

/// A decision that may leave, with its proof where one was due.
public record Answer(String checkId, Gate.Checked checked, Optional<Attestation> attestation) {

    /// No proof was asked for.
    public static Answer withoutAttestation(Gate.Checked checked) {
        return new Answer(CheckIds.next(), checked, Optional.empty());
    }
}
