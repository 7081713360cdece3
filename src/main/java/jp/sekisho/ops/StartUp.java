package jp.sekisho.ops;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import jp.sekisho.attestation.Lifetimes;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.policy.PolicyCatalogue;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.security.BearerTokens;
import jp.sekisho.security.Callers;
import jp.sekisho.security.Practice;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.SigningKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Loads what the gate needs before the first request, stops a production that would be unsafe, and tells in one line
/// how to reach a service that runs for practice.
@Singleton
final class StartUp {
    private static final Logger LOG = Logger.getLogger(StartUp.class);

    void onStart(
            @Observes StartupEvent event,
            PolicyCatalogue policies,
            ResidentRegistry registry,
            Instance<Supplier<Callers>> callers,
            Instance<Supplier<Optional<BearerTokens>>> tokens,
            Practice practice,
            Lifetimes lifetimes,
            Clock clock,
            // Looked up late: keys that are refused must not hide what is worse.
            Instance<Supplier<KeyRing>> keys,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "quarkus.http.insecure-requests") String insecureRequests,
            @ConfigProperty(name = "sekisho.registry.gateway.url") Optional<URI> gateway,
            @ConfigProperty(name = "sekisho.registry.gateway.key-store") Optional<String> gatewayKeyStore,
            @ConfigProperty(name = "sekisho.registry.gateway.trust-store") Optional<String> gatewayTrustStore,
            @ConfigProperty(name = "sekisho.attestation.key-file") Optional<String> keyFile,
            @ConfigProperty(name = "sekisho.attestation.key") Optional<String> key,
            @ConfigProperty(name = "sekisho.audit.directory") Optional<String> auditDirectory,
            Instance<AuditTrail> trail,
            AuditMetrics auditMetrics) {
        requireKnownProcedures(lifetimes, policies);
        if (practice.active()) {
            requireLoopback(host);
            LOG.infof(
                    "Practice: open identity, full detail, %d procedures, registry '%s', attestations by %s with %s%s, %s. %s",
                    policies.procedures().size(),
                    source(registry),
                    KeyRing.signatureProvider(),
                    keys.get().get().current(),
                    keyFile.or(() -> key).isPresent() ? "" : ", which ends with this process",
                    auditDirectory.map(_ -> "audit trail").orElse("no audit trail"),
                    PracticeLine.of(host, port));
        } else {
            requireCallers(callers.get().get(), tokens.get().get());
            requireRealRegistry(registry);
            requireTls(insecureRequests);
            Surroundings.requireSafe(clock.instant());
            gateway.ifPresent(url -> requireMutualTls(url, gatewayKeyStore, gatewayTrustStore));
            if (keyFile.or(() -> key).isEmpty()) {
                throw new UnsafeStart(
                        "sekisho.attestation.key-file",
                        "production signs with a key of its operator: name a PKCS#12 file, or set key and certificate");
            }
            SigningKey current = keys.get().get().current();
            LOG.infof(
                    "Attestations are signed by %s with %s, valid until %s",
                    KeyRing.signatureProvider(), current, current.notAfter());
            requireAudit(auditDirectory);
        }
        auditMetrics.watch(trail.get());
        WarmUp.run();
    }

    private static void requireKnownProcedures(Lifetimes lifetimes, PolicyCatalogue policies) {
        for (String procedure : lifetimes.byProcedure().keySet()) {
            if (policies.procedure(procedure).isEmpty()) {
                throw new UnsafeStart("sekisho.attestation.lifetimes." + procedure, "there is no procedure of this id");
            }
        }
    }

    private static void requireLoopback(String host) {
        if (!host.equals("localhost") && !host.equals("127.0.0.1") && !host.equals("::1")) {
            throw new UnsafeStart(
                    "quarkus.http.host", "a practice profile lets everybody in and listens on loopback only");
        }
    }

    private static void requireCallers(Callers callers, Optional<BearerTokens> tokens) {
        if (callers.all().isEmpty()) {
            throw new UnsafeStart("sekisho.callers.file", "production needs at least one caller in a callers' file");
        }
        if (callers.useTokens() && tokens.isEmpty()) {
            throw new UnsafeStart(
                    "sekisho.callers.tokens.keys",
                    "a caller has a token-subject: name the keys that verify its tokens");
        }
    }

    /// A plain port would refuse the caller, but only after the record had crossed the network in the clear.
    private static void requireTls(String insecureRequests) {
        if (!insecureRequests.equals("disabled")) {
            throw new UnsafeStart(
                    "quarkus.http.insecure-requests", "production takes records over TLS only: set 'disabled'");
        }
    }

    private static void requireMutualTls(URI gateway, Optional<String> keyStore, Optional<String> trustStore) {
        if (!"https".equals(gateway.getScheme())) {
            throw new UnsafeStart(
                    "sekisho.registry.gateway.url", "production asks for residents over TLS only: begin with https://");
        }
        if (keyStore.isEmpty()) {
            throw new UnsafeStart(
                    "sekisho.registry.gateway.key-store", "production shows the gateway a client certificate");
        }
        if (trustStore.isEmpty()) {
            throw new UnsafeStart(
                    "sekisho.registry.gateway.trust-store", "production trusts the gateway's own authority only");
        }
    }

    private static void requireAudit(Optional<String> directory) {
        if (directory.isEmpty()) {
            throw new UnsafeStart(
                    "sekisho.audit.directory", "production writes every decision down: name a directory of its own");
        }
    }

    private static void requireRealRegistry(ResidentRegistry registry) {
        if (source(registry).equals(Extract.SYNTHETIC)) {
            throw new UnsafeStart(
                    "sekisho.registry.snapshot.path", "production does not serve synthetic people; name an extract");
        }
    }

    private static String source(ResidentRegistry registry) {
        return switch (registry.state()) {
            case RegistryState.Serving(var extract) -> extract.source();
            case RegistryState.Down() -> "down";
        };
    }
}
