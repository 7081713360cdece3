package jp.sekisho.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.checkpoint.Submission;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.guard.GuardLimits;
import jp.sekisho.registry.guard.SimulatedGuard;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.KeySet;
import jp.sekisho.testsupport.VirtualTime;

/// What a service is put together from, where a [PlantedDefect] may put something else in its place.
class Parts {

    AuditTrail trail(AuditTrail trail) {
        return trail;
    }

    ResidentRegistry guard(ResidentRegistry adapter, GuardLimits limits, RegistryListener listener, VirtualTime time) {
        return SimulatedGuard.before(
                adapter, limits, extract -> !extract.source().equals("synthetic"), listener, time);
    }

    Supplier<Optional<String>> look(Supplier<Optional<String>> look) {
        return look;
    }

    /// The adapter that answers from memory.
    ResidentRegistry snapshot(ResidentRegistry snapshot, SimulatedDisk disk) {
        return snapshot;
    }

    RegistryListener registryListener(RegistryListener listener) {
        return listener;
    }

    Duration maxAge() {
        return Town.MAX_AGE;
    }

    List<Submission> submissions(List<Submission> submissions, boolean signerFails) {
        return submissions;
    }

    KeySet published(KeyRing ring) {
        return ring.keySet();
    }

    boolean toDisk(boolean wanted) {
        return wanted;
    }

    /// What is found where the extract lies.
    byte[] extract(byte[] content) {
        return content;
    }

    /// What is read from the callers' file.
    byte[] callers(byte[] content) {
        return content;
    }

    /// Before a service goes on with what is on the disk.
    void beforeStart(SimulatedDisk disk) {}
}
