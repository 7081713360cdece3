package jp.sekisho.config;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.reconciliation.Reconciler;
import jp.sekisho.signing.KeyFile;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.KeySet;

/// Builds what signs and verifies from the settings.
@Dependent
final class AttestationWiring {

    @Produces
    @Singleton
    AttestationSigner signer(AttestationSettings settings, Supplier<KeyRing> keys, Clock clock) {
        return new AttestationSigner(settings.issuer(), keys, clock);
    }

    @Produces
    @Singleton
    AttestationVerifier verifier(AttestationSettings settings, Supplier<KeyRing> keys, Clock clock) {
        Set<String> withdrawn = settings.withdrawnPolicies().orElse(Set.of());
        return new AttestationVerifier(
                () -> keys.get().keySet(),
                settings.issuer(),
                clock,
                settings.leeway(),
                policy -> !withdrawn.contains(policy.sha256()));
    }

    /// The keys of all time, for reconciliations alone: a retired key must not verify what is registered today.
    @Produces
    @Singleton
    Reconciler reconciler(AttestationSettings settings, Supplier<KeyRing> keys, Clock clock) {
        Set<String> withdrawn = settings.withdrawnPolicies().orElse(Set.of());
        KeySet retired = settings.retiredKeys()
                .map(file -> SettingsRefused.naming("sekisho.attestation.retired-keys", () -> KeyFile.retired(file)))
                .orElseGet(() -> new KeySet(List.of()));
        return new Reconciler(
                new AttestationVerifier(
                        () -> keys.get().keySet().and(retired),
                        settings.issuer(),
                        clock,
                        settings.leeway(),
                        policy -> !withdrawn.contains(policy.sha256())),
                clock,
                settings.leeway());
    }

    @Produces
    @Singleton
    Lifetimes lifetimes(AttestationSettings settings, PolicyCatalogue policies) {
        Wiring.requireProcedures(
                "sekisho.attestation.lifetimes.", settings.lifetimes().keySet(), policies);
        return SettingsRefused.naming(
                "sekisho.attestation.lifetime, lifetimes or proposal-lifetime",
                () -> new Lifetimes(settings.lifetime(), settings.lifetimes(), settings.proposalLifetime()));
    }
}
