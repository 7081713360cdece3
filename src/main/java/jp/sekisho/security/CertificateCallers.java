package jp.sekisho.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.CertificateCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Tells the caller from the client certificate that the TLS layer has verified. A certificate that no caller is
/// configured for is refused.
@Singleton
public final class CertificateCallers implements SecurityIdentityAugmentor {
    private final Callers callers;

    CertificateCallers(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        @Nullable CertificateCredential credential = identity.getCredential(CertificateCredential.class);
        if (credential == null) {
            return Uni.createFrom().item(identity);
        }
        Caller caller = callers.withSubject(credential.getCertificate().getSubjectX500Principal())
                .orElseThrow(AuthenticationFailedException::new);
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(identity)
                        .addRoles(caller.roles())
                        .addAttribute(CurrentCaller.ATTRIBUTE, caller)
                        .build());
    }
}
