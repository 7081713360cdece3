package jp.sekisho.config;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.base.Resource;
import jp.sekisho.check.Gate;
import jp.sekisho.checkpoint.Checkpoint;
import jp.sekisho.checkpoint.CheckpointListener;
import jp.sekisho.checkpoint.Destination;
import jp.sekisho.checkpoint.Destinations;
import jp.sekisho.checkpoint.GuessLimit;
import jp.sekisho.checkpoint.GuessSketch;
import jp.sekisho.checkpoint.Shadow;
import jp.sekisho.checkpoint.TrialCheckpoint;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.snapshot.SnapshotRegistry;
import jp.sekisho.release.ReleaseDesk;
import jp.sekisho.release.ReleaseListener;

/// Builds the door that every record passes, and the way past it.
@Dependent
final class CheckpointWiring {
    private static final String CANARY_PEOPLE = "/canary/residents.ndjson";

    @Produces
    @Singleton
    Checkpoint checkpoint(
            GuessLimit guesses,
            Gate gate,
            AttestationSigner signer,
            Lifetimes lifetimes,
            Shadow shadow,
            AuditTrail trail,
            Clock clock,
            CheckpointListener listener) {
        return new Checkpoint(guesses, gate, signer, lifetimes, shadow, trail, clock, listener);
    }

    @Produces
    @Singleton
    GuessLimit guesses(ProbingSettings settings, Clock clock) {
        return SettingsRefused.naming(
                "sekisho.probing", () -> new GuessSketch(settings.recordsPerNumber(), settings.window(), clock));
    }

    /// The invented people do not age; a clock that was set back still shows.
    @Produces
    @Singleton
    TrialCheckpoint trialCheckpoint(
            PolicyCatalogue policies,
            FormerMunicipalities formerMunicipalities,
            AttestationSigner signer,
            Lifetimes lifetimes,
            Clock clock) {
        return new TrialCheckpoint(new Checkpoint(
                GuessLimit.none(),
                new Gate(
                        SnapshotRegistry.load(
                                new ByteArrayInputStream(Resource.bytes(CANARY_PEOPLE)),
                                ExtractLimits.USUAL,
                                header -> header),
                        policies,
                        formerMunicipalities,
                        Duration.ofDays(365_000),
                        clock),
                signer,
                lifetimes,
                new Shadow(Map.of(), clock),
                AuditTrail.none(),
                clock,
                CheckpointListener.none()));
    }

    @Produces
    @Singleton
    Destinations destinations(DestinationSettings settings, PolicyCatalogue policies) {
        List<Destination> named = new ArrayList<>();
        settings.destinations().forEach((id, entry) -> {
            String place = "sekisho.destinations." + id;
            Set<String> procedures = entry.procedures().orElse(Set.of(Destination.EVERY_PROCEDURE));
            if (!procedures.contains(Destination.EVERY_PROCEDURE)) {
                Wiring.requireProcedures(place + ".procedures: ", procedures, policies);
            }
            named.add(SettingsRefused.naming(
                    place,
                    () -> new Destination(
                            id, entry.name(), entry.audience(), entry.keyKind(), entry.lifetime(), procedures)));
        });
        return new Destinations(named);
    }

    @Produces
    @Singleton
    Shadow shadow(ShadowSettings settings, PolicyCatalogue policies, Clock clock) {
        Wiring.requireProcedures("sekisho.shadow.", settings.lastDays().keySet(), policies);
        return SettingsRefused.naming("sekisho.shadow", () -> new Shadow(settings.lastDays(), clock));
    }

    @Produces
    @Singleton
    ReleaseDesk releaseDesk(
            Checkpoint checkpoint,
            AttestationSigner signer,
            AttestationVerifier verifier,
            Lifetimes lifetimes,
            ReleaseListener listener) {
        return new ReleaseDesk(checkpoint, signer, verifier, lifetimes, listener);
    }
}
