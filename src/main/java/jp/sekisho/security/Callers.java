package jp.sekisho.security;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/// The configured callers, found by what they prove themselves with.
public final class Callers {
    /// Nobody.
    public static final Callers NONE = new Callers(Map.of(), Map.of());

    private final Map<X500Principal, Caller> byCertificate;
    private final Map<String, Caller> byToken;

    /// @param byCertificate by the subject of the client certificate
    /// @param byToken by the subject (`sub`) of the token
    public Callers(Map<X500Principal, Caller> byCertificate, Map<String, Caller> byToken) {
        this.byCertificate = new HashMap<>(byCertificate);
        this.byToken = Map.copyOf(byToken);
    }

    public Collection<Caller> all() {
        Map<String, Caller> all = new HashMap<>();
        byCertificate.values().forEach(caller -> all.put(caller.id(), caller));
        byToken.values().forEach(caller -> all.put(caller.id(), caller));
        return all.values();
    }

    /// Whether any caller comes with a token.
    public boolean useTokens() {
        return !byToken.isEmpty();
    }

    Optional<Caller> withCertificate(X500Principal subject) {
        return Optional.ofNullable(byCertificate.get(subject));
    }

    Optional<Caller> withToken(String subject) {
        return Optional.ofNullable(byToken.get(subject));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Callers callers
                && byCertificate.equals(callers.byCertificate)
                && byToken.equals(callers.byToken);
    }

    @Override
    public int hashCode() {
        return 31 * byCertificate.hashCode() + byToken.hashCode();
    }

    @Override
    public String toString() {
        return "Callers" + all().stream().map(Caller::id).sorted().toList();
    }
}
