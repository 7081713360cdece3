package jp.sekisho.config;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jp.sekisho.base.SecretFile;
import jp.sekisho.security.Practice;
import jp.sekisho.signing.KeyFile;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.SigningKey;
import jp.sekisho.signing.VerificationKey;

/// The gate's keys, read again after each interval, so that they rotate without a restart.
@Singleton
final class AttestationKeys implements Supplier<KeyRing> {
    private static final String KEY_FILE = "sekisho.attestation.key-file";
    private static final String KEY = "sekisho.attestation.key";

    private final AttestationSettings settings;
    private final Clock clock;
    private final Supplier<KeyRing> ring;

    /// @throws SettingsRefused where there is no key, or a file is refused
    AttestationKeys(AttestationSettings settings, Practice practice, Clock clock, Reloads reloads) {
        this.settings = settings;
        this.clock = clock;
        if (settings.keyFile().isEmpty() && settings.key().isEmpty()) {
            if (!practice.active()) {
                throw new SettingsRefused(
                        KEY_FILE,
                        "本番では運用者の鍵で署名します。PKCS#12ファイルか、keyとcertificateを指定してください。",
                        "production signs with a key of its operator: name a PKCS#12 file, or set key and certificate");
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
        List<SigningKey> current = new ArrayList<>();
        SettingsRefused.requireAll(
                () -> current.add(current(now)),
                () -> settings.nextCertificate()
                        .ifPresent(file -> nextAndLast.add(SettingsRefused.naming(
                                "sekisho.attestation.next-certificate", () -> KeyFile.next(file, now)))),
                () -> settings.lastCertificate()
                        .ifPresent(file -> nextAndLast.add(SettingsRefused.naming(
                                "sekisho.attestation.last-certificate", () -> KeyFile.last(file, now)))));
        return new KeyRing(current.getFirst(), nextAndLast);
    }

    private SigningKey current(Instant now) {
        if (settings.keyFile().isPresent()) {
            if (settings.key().isPresent() || settings.certificate().isPresent()) {
                throw new SettingsRefused(
                        KEY_FILE,
                        "鍵と証明書の両方が入ります。これだけか、keyとcertificateを指定してください。",
                        "holds key and certificate; set it, or key and certificate");
            }
            requireClosed(KEY_FILE, settings.keyFile().get());
            return SettingsRefused.naming(
                    KEY_FILE,
                    () -> KeyFile.pkcs12(
                            settings.keyFile().get(),
                            settings.keyPassword().orElse("").toCharArray(),
                            now));
        }
        Path certificate = SettingsRefused.required(settings.certificate(), "sekisho.attestation.certificate", KEY);
        requireClosed(KEY, settings.key().orElseThrow());
        return SettingsRefused.naming(KEY, () -> KeyFile.pem(settings.key().orElseThrow(), certificate, now));
    }

    private static void requireClosed(String setting, Path file) {
        try {
            if (SecretFile.isOpenToOthers(file)) {
                throw new SettingsRefused(WrongSetting.openToOthers(setting, file));
            }
        } catch (IOException e) {
            throw new SettingsRefused(setting, file + " を読めません。", file + " cannot be read");
        }
    }

    /// A certificate may be renewed for the same key.
    private static boolean same(KeyRing one, KeyRing other) {
        return one.keySet().jwks().equals(other.keySet().jwks())
                && one.current().notAfter().equals(other.current().notAfter());
    }
}
