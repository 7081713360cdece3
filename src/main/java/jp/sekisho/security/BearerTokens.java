package jp.sekisho.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

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

    private final String jwks;
    private final JwksVerificationKeyResolver keys;
    private final Trust trust;
    private final Clock clock;

    /// Whose tokens count, and how long.
    ///
    /// @param audience this gate's name in them
    /// @param maxLifetime from the issue (`iat`) to the end (`exp`)
    /// @param leeway how far the issuer's clock may be off
    public record Trust(String issuer, String audience, Duration maxLifetime, Duration leeway) {}

    /// @param jwks the issuer's public keys (RFC 7517)
    /// @throws IllegalArgumentException where that is no set of public keys
    public BearerTokens(String jwks, Trust trust, Clock clock) {
        this.jwks = jwks;
        this.trust = trust;
        this.clock = clock;
        this.keys = new JwksVerificationKeyResolver(publicKeys(jwks).getJsonWebKeys());
    }

    private static JsonWebKeySet publicKeys(String jwks) {
        JsonWebKeySet set;
        try {
            set = new JsonWebKeySet(jwks);
        } catch (JoseException e) {
            throw new IllegalArgumentException("is no JWKS (RFC 7517)", e);
        }
        if (set.getJsonWebKeys().isEmpty()) {
            throw new IllegalArgumentException("holds no key that can be used");
        }
        for (JsonWebKey key : set.getJsonWebKeys()) {
            boolean secret =
                    key.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE).keySet().stream()
                            .anyMatch(member -> member.equals("d") || member.equals("k"));
            if (secret) {
                throw new IllegalArgumentException("holds a private or secret key; only public keys belong here");
            }
        }
        return set;
    }

    /// The subject of a valid token; nothing for any other, whatever is wrong with it.
    Optional<String> subject(String token) {
        try {
            JwtConsumer consumer = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(keys)
                    .setJwsAlgorithmConstraints(ALGORITHMS)
                    .setExpectedIssuer(trust.issuer())
                    .setExpectedAudience(trust.audience())
                    .setRequireSubject()
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setAllowedClockSkewInSeconds((int) trust.leeway().toSeconds())
                    .setIssuedAtRestrictions(0, (int) trust.maxLifetime().toSeconds())
                    .build();
            var claims = consumer.processToClaims(token);
            long lifetime =
                    claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue();
            return lifetime <= trust.maxLifetime().toSeconds() ? Optional.of(claims.getSubject()) : Optional.empty();
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
