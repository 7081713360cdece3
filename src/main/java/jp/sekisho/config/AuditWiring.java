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
import jp.sekisho.security.Practice;

/// Opens the audit trail that the settings name.
@Dependent
final class AuditWiring {

    @Produces
    @Singleton
    AuditTrail trail(
            AuditSettings settings, Practice practice, AttestationSigner signer, Clock clock, TrailListener listener) {
        if (settings.directory().isEmpty()) {
            if (!practice.active()) {
                throw new IllegalArgumentException("sekisho.audit.directory: is not set");
            }
            return AuditTrail.none();
        }
        return FileTrail.open(settings.options(settings.directory().get()), signer, clock, listener);
    }

    void close(@Disposes AuditTrail trail) throws Exception {
        if (trail instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
