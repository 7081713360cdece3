package jp.sekisho.security;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/// The configured callers, found by the subject of their client certificate.
public final class Callers {
    private final Map<X500Principal, Caller> bySubject;

    public Callers(Map<X500Principal, Caller> bySubject) {
        this.bySubject = new HashMap<>(bySubject);
    }

    public Collection<Caller> all() {
        return bySubject.values();
    }

    Optional<Caller> withSubject(X500Principal subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }
}
