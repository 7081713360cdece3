package jp.sekisho.security;

import java.nio.ByteBuffer;
import java.security.Key;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.SimpleJwkFilter;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// Verifies the tokens (JWT, RFC 7519) that callers present, by local keys alone. A token names the site's issuer, this
/// gate as its audience and the caller as its subject; it is signed with a public-key algorithm, and short-lived.
public final class BearerTokens {
    /// Signatures only; a secret shared with every verifier (HS256) would let each of them make tokens.
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.EDDSA);

    /// Of RSA; below it a key can be worked out within its life (RFC 7518, 3.3).
    private static final int LEAST_BITS = 2048;

    /// Only encryption has it (RFC 7516, 4.1.3). Where a signed token says it, its maker and its reader would differ on
    /// what was signed.
    private static final String COMPRESSION = "zip";

    private final String jwks;
    private final List<JsonWebKey> keys;
    private final Trust trust;
    private final Clock clock;
    /// By these keys and this trust: whoever brings others begins anew.
    private final VerifiedTokens verified = new VerifiedTokens();

    /// Whose tokens count, and how long.
    ///
    /// @param type what a token says that it is (`typ`, RFC 9068: `at+jwt`), so that no other kind of the issuer's
    ///     tokens is taken for one
    /// @param audience this gate's name in them
    /// @param maxLifetime from the issue (`iat`) to the end (`exp`)
    /// @param leeway how far the issuer's clock may be off
    public record Trust(String issuer, String type, String audience, Duration maxLifetime, Duration leeway) {}

    /// @param jwks the issuer's public keys (RFC 7517)
    /// @throws IllegalArgumentException where that is no set of public keys
    public BearerTokens(String jwks, Trust trust, Clock clock) {
        this.jwks = jwks;
        this.trust = trust;
        this.clock = clock;
        this.keys = publicKeys(jwks);
    }

    private static List<JsonWebKey> publicKeys(String jwks) {
        List<JsonWebKey> keys;
        try {
            keys = new JsonWebKeySet(jwks).getJsonWebKeys();
        } catch (JoseException e) {
            throw new IllegalArgumentException("is no JWKS (RFC 7517)", e);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("holds no key that can be used");
        }
        Set<String> ids = new HashSet<>();
        for (JsonWebKey key : keys) {
            boolean secret = key.toParams(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE).keySet().stream()
                    .anyMatch(member -> member.equals("d") || member.equals("k"));
            if (secret) {
                throw new IllegalArgumentException("holds a private or secret key; only public keys belong here");
            }
            if (!ids.add(String.valueOf(key.getKeyId()))) {
                throw new IllegalArgumentException("holds two keys of one kid, or two without");
            }
            if (key.getKey() instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_BITS) {
                throw new IllegalArgumentException("holds an RSA key of less than " + LEAST_BITS + " bits");
            }
        }
        return keys;
    }

    /// The one key that the token names, where the set lets it sign, and in this way.
    private Key key(JsonWebSignature token, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        SimpleJwkFilter named = new SimpleJwkFilter();
        @Nullable String kid = token.getKeyIdHeaderValue();
        if (kid != null) {
            named.setKid(kid, SimpleJwkFilter.VALUE_REQUIRED);
        }
        try {
            named.setKty(token.getKeyType());
        } catch (InvalidAlgorithmException e) {
            throw new UnresolvableKeyException("no algorithm of ours", e);
        }
        named.setUse("sig", SimpleJwkFilter.OMITTED_OKAY);
        named.setAlg(token.getAlgorithmHeaderValue(), SimpleJwkFilter.OMITTED_OKAY);
        named.setKeyOperations(new String[] {"verify"}, SimpleJwkFilter.OMITTED_OKAY);
        List<JsonWebKey> found = named.filter(keys);
        if (found.size() != 1) {
            throw new UnresolvableKeyException("no key, or several");
        }
        return found.getFirst().getKey();
    }

    /// The subject of a valid token; nothing for any other, whatever is wrong with it.
    Optional<String> subject(String token) {
        long now = clock.millis();
        ByteBuffer digest = VerifiedTokens.digest(token);
        return verified.subject(digest, now)
                .or(() -> verify(token, now).map(claims -> {
                    verified.add(digest, claims.subject(), now, claims.expiresAt());
                    return claims.subject();
                }));
    }

    /// What counts of a valid token.
    ///
    /// @param expiresAt in milliseconds
    private record Claims(String subject, long expiresAt) {}

    private Optional<Claims> verify(String token, long now) {
        try {
            JwtContext context = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(this::key)
                    .setJwsAlgorithmConstraints(ALGORITHMS)
                    .setExpectedType(true, trust.type())
                    .setExpectedIssuer(trust.issuer())
                    .setExpectedAudience(trust.audience())
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setEvaluationTime(NumericDate.fromMilliseconds(now))
                    .setAllowedClockSkewInSeconds((int) trust.leeway().toSeconds())
                    .setIssuedAtRestrictions(0, (int) trust.maxLifetime().toSeconds())
                    .build()
                    .process(token);
            JwtClaims claims = context.getJwtClaims();
            long lifetime =
                    claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue();
            boolean compressed = context.getJoseObjects().stream()
                    .anyMatch(part -> part.getHeaders().getObjectHeaderValue(COMPRESSION) != null);
            return lifetime <= trust.maxLifetime().toSeconds() && !compressed
                    ? Optional.of(new Claims(
                            claims.getSubject(), claims.getExpirationTime().getValueInMillis()))
                    : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException refused) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BearerTokens tokens && jwks.equals(tokens.jwks) && trust.equals(tokens.trust);
    }

    @Override
    public int hashCode() {
        return jwks.hashCode();
    }

    @Override
    public String toString() {
        return "BearerTokens of " + trust.issuer();
    }
}
