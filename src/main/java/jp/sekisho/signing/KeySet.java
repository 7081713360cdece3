package jp.sekisho.signing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The keys that verify: what the gate publishes as `/.well-known/jwks.json` and a sending system reads. Immutable.
public final class KeySet {
    private final Map<String, VerificationKey> keys = new LinkedHashMap<>();

    public KeySet(List<VerificationKey> keys) {
        keys.forEach(key -> this.keys.put(key.kid(), key));
    }

    /// Reads a JWK set. Nothing where it is not one of the gate's: any key of another kind refuses the whole set, since
    /// this one must come from the gate and from nobody else.
    public static Optional<KeySet> parse(String jwks) {
        return FlatJson.keys(jwks).flatMap(KeySet::ofJwks);
    }

    private static Optional<KeySet> ofJwks(List<Map<String, Object>> jwks) {
        List<VerificationKey> keys = new ArrayList<>();
        for (Map<String, Object> jwk : jwks) {
            VerificationKey.ofJwk(jwk).ifPresent(keys::add);
        }
        return keys.size() == jwks.size() ? Optional.of(new KeySet(keys)) : Optional.empty();
    }

    /// The JWK set (RFC 7517), public keys only.
    public String jwks() {
        return keys.values().stream()
                .map(key -> FlatJson.write(key.jwk()))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    /// The keys of both sets.
    public KeySet and(KeySet other) {
        List<VerificationKey> all = new ArrayList<>(keys.values());
        all.addAll(other.keys.values());
        return new KeySet(all);
    }

    Optional<VerificationKey> key(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    @Override
    public String toString() {
        return "KeySet" + keys.keySet();
    }
}
