package jp.sekisho.security;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The caller of the request that is being answered.
@Singleton
public final class CurrentCaller {
    static final String ATTRIBUTE = "caller";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller get() {
        return of(identity).orElseThrow(UnauthorizedException::new);
    }

    /// The caller whose identity it is, if it is a caller's.
    public static Optional<Caller> of(SecurityIdentity identity) {
        return identity.getAttribute(ATTRIBUTE) instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }
}
