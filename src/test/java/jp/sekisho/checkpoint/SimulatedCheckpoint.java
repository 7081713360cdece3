package jp.sekisho.checkpoint;

import java.time.Clock;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.check.Gate;
import jp.sekisho.testsupport.VirtualTime;

/// The checkpoint, as it is, in the time of a simulation.
public final class SimulatedCheckpoint {
    private SimulatedCheckpoint() {}

    public static Checkpoint of(
            Gate gate,
            AttestationSigner signer,
            Lifetimes lifetimes,
            Shadow shadow,
            AuditTrail trail,
            Clock clock,
            CheckpointListener listener,
            VirtualTime time) {
        return new Checkpoint(GuessLimit.none(), gate, signer, lifetimes, shadow, trail, clock, time::nanos, listener);
    }
}
