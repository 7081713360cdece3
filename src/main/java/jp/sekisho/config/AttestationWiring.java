package jp.sekisho.config;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.attestation.AttestationVerifier;
import jp.sekisho.attestation.KeyRing;
import jp.sekisho.attestation.Lifetimes;

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

    @Produces
    @Singleton
    Lifetimes lifetimes(AttestationSettings settings) {
        try {
            return new Lifetimes(settings.lifetime(), settings.lifetimes(), settings.proposalLifetime());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "sekisho.attestation.lifetime, lifetimes or proposal-lifetime: " + e.getMessage(), e);
        }
    }
}
