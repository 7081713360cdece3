package jp.sekisho.config;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.audit.AuditTrail;
import jp.sekisho.audit.FileTrail;
import jp.sekisho.audit.TrailListener;
import jp.sekisho.audit.TrailRefused;
import jp.sekisho.security.Practice;

/// Opens the audit trail that the settings name.
@Dependent
final class AuditWiring {
    private static final String DIRECTORY = "sekisho.audit.directory";

    /// Without a trail a service is for practice only.
    static void requirePractice(Practice practice) {
        if (!practice.active()) {
            throw new SettingsRefused(
                    DIRECTORY,
                    "本番ではすべての判定を記録します。この実例だけの置き場所を指定してください。",
                    "production writes every decision down: name a directory of its own");
        }
    }

    @Produces
    @Singleton
    AuditTrail trail(
            AuditSettings settings, Practice practice, AttestationSigner signer, Clock clock, TrailListener listener) {
        if (settings.directory().isEmpty()) {
            requirePractice(practice);
            return AuditTrail.none();
        }
        try {
            return FileTrail.open(settings.options(settings.directory().get()), signer, clock, listener);
        } catch (TrailRefused e) {
            throw new SettingsRefused(WrongSetting.refused(DIRECTORY, e));
        }
    }

    void close(@Disposes AuditTrail trail) throws Exception {
        if (trail instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
