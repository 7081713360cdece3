package jp.sekisho.config;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.sekisho.attestation.KeyFile;
import jp.sekisho.attestation.KeyRefused;
import jp.sekisho.attestation.KeyRing;
import jp.sekisho.attestation.SigningKey;
import jp.sekisho.attestation.VerificationKey;
import jp.sekisho.security.Practice;
import org.jboss.logging.Logger;

/// The gate's keys, read again after each interval, so that they rotate without a restart. Files that are refused leave
/// the keys as they are, and operators are told.
@Singleton
final class AttestationKeys implements Supplier<KeyRing> {
    private static final Logger LOG = Logger.getLogger(AttestationKeys.class);

    private final AttestationSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("attestation-keys").factory());

    private volatile KeyRing ring;

    /// What was wrong at the last look, said once; only the watch touches it.
    private String trouble = "";

    /// @throws KeyRefused where a file is
    AttestationKeys(AttestationSettings settings, Practice practice, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        if (settings.keyFile().isEmpty() && settings.key().isEmpty()) {
            if (!practice.active()) {
                throw new IllegalArgumentException("sekisho.attestation.key-file: is not set");
            }
            ring = new KeyRing(SigningKey.ephemeral(Instant.MAX), List.of());
            return;
        }
        ring = read();
        long interval = settings.reloadInterval().toNanos();
        watch.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.NANOSECONDS);
    }

    @Override
    public KeyRing get() {
        return ring;
    }

    @PreDestroy
    void stop() {
        watch.shutdownNow();
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

    /// One look at the files. Files that are replaced one after the other do not fit together in between: the next look
    /// finds them whole.
    private void look() {
        try {
            KeyRing read = read();
            trouble = "";
            if (!same(read, ring)) {
                ring = read;
                LOG.infof("New attestation keys were taken over: %s", read);
            }
        } catch (KeyRefused e) {
            tell(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            tell(e.getClass().getName());
        }
    }

    /// A certificate may be renewed for the same key.
    private static boolean same(KeyRing one, KeyRing other) {
        return one.keySet().jwks().equals(other.keySet().jwks())
                && one.current().notAfter().equals(other.current().notAfter());
    }

    private void tell(String now) {
        if (!now.equals(trouble)) {
            trouble = now;
            LOG.errorf("New attestation keys were refused, the old ones stay: %s", now);
        }
    }
}
