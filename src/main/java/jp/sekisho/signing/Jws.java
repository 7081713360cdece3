package jp.sekisho.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compact JWS (RFC 7515) with one header: our algorithm, a type, a key. [SigningKey] writes it.
public final class Jws {
    /// The name in headers and keys (RFC 8037): the one that every library knows. The key's curve makes it Ed25519.
    static final String ALGORITHM = "EdDSA";

    static final int LONGEST = 4096;
    private static final int SIGNATURE_BYTES = 64;
    private static final Map<String, Class<?>> HEADER =
            Map.of("alg", String.class, "typ", String.class, "kid", String.class);

    private Jws() {}

    /// A JWS that was opened: by its signature one of ours and of the type asked for, or refused.
    public sealed interface Opened {
        /// One of ours.
        ///
        /// @param kid the key that signed
        record Ours(String kid, Map<String, Object> claims) implements Opened {}

        record NotOurs(Flaw flaw) implements Opened {}
    }

    /// Why a token is none of ours: the first that is met, in the order of this list.
    public enum Flaw {
        /// Not three parts, not canonical base64url, not the members that it must have.
        MALFORMED,
        /// Another `alg` than ours, `none` included.
        WRONG_ALGORITHM,
        /// Another `typ` than the one asked for.
        WRONG_TYPE,
        /// No key of the set has this `kid`.
        UNKNOWN_KEY,
        BAD_SIGNATURE
    }

    /// Algorithm, type, key, signature, claims: nothing is read that the step before did not allow.
    ///
    /// @param typ what it must say that it is
    public static Opened open(String token, String typ, KeySet keys) {
        List<String> parts = token.length() > LONGEST ? List.of() : List.of(token.split("\\.", -1));
        if (parts.size() != 3) {
            return new Opened.NotOurs(Flaw.MALFORMED);
        }
        Map<String, Object> header = members(parts.getFirst()).orElse(Map.of());
        if (header.isEmpty()) {
            return new Opened.NotOurs(Flaw.MALFORMED);
        }
        if (!ALGORITHM.equals(header.get("alg"))) {
            return new Opened.NotOurs(Flaw.WRONG_ALGORITHM);
        }
        if (!typ.equals(header.get("typ"))) {
            return new Opened.NotOurs(Flaw.WRONG_TYPE);
        }
        Optional<byte[]> signature = Base64Url.decode(parts.getLast());
        if (!FlatJson.fits(header, HEADER) || signature.isEmpty()) {
            return new Opened.NotOurs(Flaw.MALFORMED);
        }
        String kid = FlatJson.text(header, "kid");
        Optional<VerificationKey> key = keys.key(kid);
        if (key.isEmpty()) {
            return new Opened.NotOurs(Flaw.UNKNOWN_KEY);
        }
        String signed = token.substring(0, token.lastIndexOf('.'));
        if (!verifies(key.get(), signed, signature.get())) {
            return new Opened.NotOurs(Flaw.BAD_SIGNATURE);
        }
        return members(parts.get(1))
                .<Opened>map(claims -> new Opened.Ours(kid, claims))
                .orElse(new Opened.NotOurs(Flaw.MALFORMED));
    }

    private static Optional<Map<String, Object>> members(String part) {
        // Bytes beyond ASCII become characters that no text of ours may hold.
        return Base64Url.decode(part).flatMap(bytes -> FlatJson.object(new String(bytes, ISO_8859_1)));
    }

    private static boolean verifies(VerificationKey key, String signed, byte[] signature) {
        try {
            // The token may hold any character; as UTF-8 no two tokens are the same bytes.
            return signature.length == SIGNATURE_BYTES && key.verifies(signed.getBytes(UTF_8), signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was loaded verifies", e);
        }
    }
}
