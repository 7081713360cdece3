package jp.sekisho.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A public key that tokens are verified with.
public final class VerificationKey {
    private static final Map<String, Class<?>> SHAPE = Map.of(
            "kty", String.class,
            "crv", String.class,
            "use", String.class,
            "alg", String.class,
            "kid", String.class,
            "x", String.class);

    private final String x;
    private final String kid;
    private final PublicKey key;

    private VerificationKey(byte[] raw) throws GeneralSecurityException {
        x = Base64Url.encode(raw);
        kid = thumbprint(x);
        key = Ed25519.publicKey(raw);
    }

    /// Nothing where it is no key of Ed25519.
    public static Optional<VerificationKey> of(PublicKey key) {
        return Ed25519.raw(key).flatMap(VerificationKey::ofRaw);
    }

    private static Optional<VerificationKey> ofRaw(byte[] raw) {
        try {
            return Optional.of(new VerificationKey(raw));
        } catch (GeneralSecurityException notAPoint) {
            return Optional.empty();
        }
    }

    /// Nothing where the members are not exactly those that [#jwk] writes: of another algorithm, or under a name that
    /// is not its thumbprint.
    static Optional<VerificationKey> ofJwk(Map<String, Object> jwk) {
        return FlatJson.fits(jwk, SHAPE)
                ? Base64Url.decode(FlatJson.text(jwk, "x"))
                        .flatMap(VerificationKey::ofRaw)
                        .filter(key -> key.jwk().equals(jwk))
                : Optional.empty();
    }

    /// As a JWK (RFC 7517, RFC 8037): its members in their order.
    public Map<String, Object> jwk() {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "OKP");
        jwk.put("crv", "Ed25519");
        jwk.put("use", "sig");
        jwk.put("alg", Jws.ALGORITHM);
        jwk.put("kid", kid);
        jwk.put("x", x);
        return jwk;
    }

    /// The key's name in tokens and key sets: its thumbprint (RFC 7638).
    public String kid() {
        return kid;
    }

    boolean verifies(byte[] message, byte[] signature) throws GeneralSecurityException {
        return Ed25519.verify(key, message, signature);
    }

    private static String thumbprint(String x) {
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        return Base64Url.encode(Sha256.digest().digest(members.getBytes(US_ASCII)));
    }

    @Override
    public String toString() {
        return "VerificationKey[" + kid + "]";
    }
}
