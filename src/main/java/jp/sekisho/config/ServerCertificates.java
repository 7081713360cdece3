package jp.sekisho.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.security.Certificates;
import jp.sekisho.security.ServerProof;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The certificates of the TLS port: the server's with its key, and the authorities of the callers. They are read again
/// after each interval and taken over together or not at all. The framework's own reload would hand a key that does not
/// belong to its certificate to the server, where every handshake then fails.
@Singleton
final class ServerCertificates {
    private static final Logger LOG = Logger.getLogger(ServerCertificates.class);

    private final Clock clock;
    private final Certificates server;
    private volatile Shown shown = new Shown(List.of(), List.of());

    /// What the port shows and believes.
    private record Shown(List<X509Certificate> server, List<X509Certificate> authorities) {}

    /// Watches nothing where the service has no TLS port of the framework's registry.
    ///
    /// @throws SettingsRefused where the pair cannot serve
    ServerCertificates(
            TlsConfigurationRegistry registry,
            @ConfigProperty(name = "quarkus.http.tls-configuration-name") Optional<String> name,
            HttpSettings settings,
            Clock clock,
            Certificates server,
            Reloads reloads,
            MeterRegistry meters) {
        this.clock = clock;
        this.server = server;
        name.map(registry::get)
                .orElseGet(registry::getDefault)
                .filter(tls -> tls.getKeyStoreOptions() != null)
                .ifPresent(tls -> watch(tls, settings.certificateReloadInterval(), reloads, meters));
    }

    private void watch(TlsConfiguration tls, Duration interval, Reloads reloads, MeterRegistry meters) {
        List<ServerProof> proofs = server.proofs(tls.getKeyStoreOptions());
        refusal(proofs).ifPresent(why -> {
            throw new SettingsRefused("the TLS configuration " + tls.getName(), "サーバーの証明書と鍵を使えません。", why);
        });
        shown = shown(proofs, tls);
        reloads.watch(Reloads.Files.SERVER_CERTIFICATE, interval, () -> look(tls));
        gauge(meters, "SERVER", Shown::server);
        gauge(meters, "CALLERS_AUTHORITY", Shown::authorities);
    }

    /// Until the first of them ends; nothing where there are none.
    private void gauge(MeterRegistry meters, String certificate, Function<Shown, List<X509Certificate>> which) {
        Gauge.builder(
                        "sekisho.certificate.remaining",
                        () -> which.apply(shown).stream()
                                .map(it -> it.getNotAfter().toInstant())
                                .min(Instant::compareTo)
                                .map(end -> (double)
                                        Duration.between(clock.instant(), end).toSeconds())
                                .orElse(Double.NaN))
                .baseUnit("seconds")
                .tag("certificate", certificate)
                .description("Until the first certificate of this kind ends")
                .register(meters);
    }

    private Optional<String> look(TlsConfiguration tls) {
        if (!tls.reload()) {
            return Optional.of("certificate, key or authorities cannot be read");
        }
        List<ServerProof> proofs = server.proofs(tls.getKeyStoreOptions());
        Optional<String> refusal = refusal(proofs);
        if (refusal.isPresent()) {
            return refusal;
        }
        Shown now = shown(proofs, tls);
        if (!now.equals(shown)) {
            server.renew(proofs, tls.getTrustStoreOptions());
            shown = now;
            LOG.infof(
                    "New server certificate: taken over, valid until %s",
                    now.server().getFirst().getNotAfter().toInstant());
        }
        return Optional.empty();
    }

    private Optional<String> refusal(List<ServerProof> proofs) {
        return proofs.isEmpty()
                ? Optional.of("there is no key for TLS 1.3")
                : proofs.stream()
                        .flatMap(proof -> proof.refusal(clock.instant()).stream())
                        .findFirst();
    }

    private static Shown shown(List<ServerProof> proofs, TlsConfiguration tls) {
        return new Shown(
                proofs.stream().flatMap(proof -> proof.chain().stream()).toList(), certificates(tls.getTrustStore()));
    }

    private static List<X509Certificate> certificates(@Nullable KeyStore store) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            if (store != null) {
                for (String alias : Collections.list(store.aliases())) {
                    if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                        certificates.add(certificate);
                    }
                }
            }
        } catch (KeyStoreException e) {
            throw new IllegalStateException("the framework has loaded this trust store itself", e);
        }
        return List.copyOf(certificates);
    }
}
