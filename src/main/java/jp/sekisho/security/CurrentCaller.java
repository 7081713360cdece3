package jp.sekisho.security;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/// The caller of the request that is being answered.
@Singleton
public final class CurrentCaller {
    static final String ATTRIBUTE = "caller";

    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller get() {
        if (identity.getAttribute(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new UnauthorizedException();
    }
}
