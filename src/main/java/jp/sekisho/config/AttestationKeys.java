package jp.sekisho.config;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jp.sekisho.security.Practice;
import jp.sekisho.signing.KeyFile;
import jp.sekisho.signing.KeyRefused;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.signing.VerificationKey;

/// The gate's keys, read again after each interval, so that they rotate without a restart.
@Singleton
final class AttestationKeys implements Supplier<KeyRing> {
    private final AttestationSettings settings;
    private final Clock clock;
    private final Supplier<KeyRing> ring;

    /// @throws KeyRefused where a file is
    AttestationKeys(AttestationSettings settings, Practice practice, Clock clock, Reloads reloads) {
        this.settings = settings;
        this.clock = clock;
        if (settings.keyFile().isEmpty() && settings.key().isEmpty()) {
            if (!practice.active()) {
                throw new IllegalArgumentException("sekisho.attestation.key-file: is not set");
            }
            KeyRing ephemeral = new KeyRing(SigningKey.ephemeral(Instant.MAX), List.of());
            ring = () -> ephemeral;
            return;
        }
        ring = reloads.read(
                Reloads.Files.ATTESTATION_KEYS, settings.reloadInterval(), this::read, AttestationKeys::same);
    }

    @Override
    public KeyRing get() {
        return ring.get();
    }

    private KeyRing read() {
        Instant now = clock.instant();
        List<VerificationKey> nextAndLast = new ArrayList<>();
        settings.nextCertificate().ifPresent(file -> nextAndLast.add(KeyFile.next(file, now)));
        settings.lastCertificate().ifPresent(file -> nextAndLast.add(KeyFile.last(file, now)));
        return new KeyRing(current(now), nextAndLast);
    }

    private SigningKey current(Instant now) {
        if (settings.keyFile().isPresent()) {
            if (settings.key().isPresent() || settings.certificate().isPresent()) {
                throw new IllegalArgumentException(
                        "sekisho.attestation.key-file: holds key and certificate; set it, or key and certificate");
            }
            return KeyFile.pkcs12(
                    settings.keyFile().get(), settings.keyPassword().orElse("").toCharArray(), now);
        }
        Path certificate = settings.certificate()
                .orElseThrow(() -> new IllegalArgumentException("sekisho.attestation.certificate: is not set"));
        return KeyFile.pem(settings.key().orElseThrow(), certificate, now);
    }

    /// A certificate may be renewed for the same key.
    private static boolean same(KeyRing one, KeyRing other) {
        return one.keySet().jwks().equals(other.keySet().jwks())
                && one.current().notAfter().equals(other.current().notAfter());
    }
}
