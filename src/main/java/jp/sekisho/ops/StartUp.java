package jp.sekisho.ops;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.security.Practice;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.SigningKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Tells in one line what the service signs with, or how to reach one that runs for practice, and warms it up.
@Singleton
final class StartUp {
    private static final Logger LOG = Logger.getLogger(StartUp.class);

    /// After the settings were checked.
    void onStart(
            @Observes StartupEvent event,
            PolicyCatalogue policies,
            ResidentRegistry registry,
            Practice practice,
            Supplier<KeyRing> keys,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "sekisho.attestation.key-file") Optional<String> keyFile,
            @ConfigProperty(name = "sekisho.attestation.key") Optional<String> key,
            @ConfigProperty(name = "sekisho.audit.directory") Optional<String> auditDirectory,
            AuditTrail trail,
            AuditMetrics auditMetrics) {
        SigningKey current = keys.get().current();
        if (practice.active()) {
            LOG.infof(
                    "Practice: open identity, full detail, %d procedures, registry '%s', attestations by %s with %s%s, %s. %s",
                    policies.procedures().size(),
                    source(registry),
                    KeyRing.signatureProvider(),
                    current,
                    keyFile.or(() -> key).isPresent() ? "" : ", which ends with this process",
                    auditDirectory.map(_ -> "audit trail").orElse("no audit trail"),
                    PracticeHint.of(host, port));
        } else {
            LOG.infof(
                    "Attestations are signed by %s with %s, valid until %s",
                    KeyRing.signatureProvider(), current, current.notAfter());
        }
        auditMetrics.watch(trail);
        WarmUp.run();
    }

    private static String source(ResidentRegistry registry) {
        return switch (registry.state()) {
            case RegistryState.Serving(var extract) -> extract.source();
            case RegistryState.Down() -> "down";
        };
    }
}
