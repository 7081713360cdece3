package jp.sekisho.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.sekisho.testsupport.SetClock;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The tokens are made by another library than the one that verifies.
class BearerTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final BearerTokens.Trust TRUST = new BearerTokens.Trust(
            "https://id.example", "at+jwt", "sekisho", Duration.ofMinutes(15), Duration.ofSeconds(5));
    private static final ECKey EC = ec("site-1");
    private static final RSAKey RSA = rsa();

    private final BearerTokens tokens = new BearerTokens(
            new JWKSet(List.of(EC.toPublicJWK(), RSA.toPublicJWK())).toString(),
            TRUST,
            Clock.fixed(NOW, ZoneOffset.UTC));

    private static ECKey ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID("site-2").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://id.example")
                .audience("sekisho")
                .subject("welfare-system")
                .issueTime(at(0))
                .expirationTime(at(600));
    }

    private static Date at(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, String kid, JWSSigner signer)
            throws JOSEException {
        return signed(header(algorithm, kid), claims, signer);
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm, String kid) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(kid);
    }

    private static String signed(JWSHeader.Builder header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header.build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String es256(UnaryOperator<JWSHeader.Builder> edit) throws JOSEException {
        return signed(edit.apply(header(JWSAlgorithm.ES256, "site-1")), claims().build(), new ECDSASigner(EC));
    }

    private static String token(UnaryOperator<JWTClaimsSet.Builder> edit) throws JOSEException {
        return signed(edit.apply(claims()).build(), JWSAlgorithm.ES256, "site-1", new ECDSASigner(EC));
    }

    /// Verified before or not.
    @Test
    void aTokenCountsFromItsIssueToItsEndHoweverOftenItIsShown() throws JOSEException {
        SetClock clock = new SetClock(NOW);
        BearerTokens asTimePasses = new BearerTokens(new JWKSet(EC.toPublicJWK()).toString(), TRUST, clock);
        String token = token(UnaryOperator.identity());
        for (int seconds : new int[] {-60, 0, 1, 599, 600, 604, 605, 10_000, 300, -60, 1}) {
            clock.now = NOW.plusSeconds(seconds);
            assertThat(asTimePasses.subject(token).isPresent())
                    .as("after %d seconds", seconds)
                    .isEqualTo(seconds >= 0 && seconds < 605);
        }
    }

    @Test
    void aGoodTokenVouchesForNoOther() throws JOSEException {
        String good = token(UnaryOperator.identity());
        String other = token(claims -> claims.subject("tax-system"));
        assertThat(tokens.subject(good)).contains("welfare-system");
        assertThat(tokens.subject(other)).contains("tax-system");
        String forged = other.substring(0, other.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
        assertThat(tokens.subject(forged)).isEmpty();
        assertThat(tokens.subject(good)).contains("welfare-system");
    }

    @Test
    void keysThatAreWithdrawnTakeTheirTokensWithThem() throws JOSEException {
        String token = token(UnaryOperator.identity());
        assertThat(tokens.subject(token)).isPresent();
        BearerTokens reloaded =
                new BearerTokens(new JWKSet(RSA.toPublicJWK()).toString(), TRUST, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(reloaded).isNotEqualTo(tokens);
        assertThat(reloaded.subject(token)).isEmpty();
    }

    @Test
    void tellsTheSubjectOfAGoodToken() throws JOSEException {
        assertThat(tokens.subject(token(claims -> claims))).contains("welfare-system");
        for (JWSAlgorithm algorithm : new JWSAlgorithm[] {JWSAlgorithm.PS256, JWSAlgorithm.RS256}) {
            assertThat(tokens.subject(signed(claims().build(), algorithm, "site-2", new RSASSASigner(RSA))))
                    .contains("welfare-system");
        }
    }

    @Test
    void allowsForTheIssuersClockAndNoMore() throws JOSEException {
        assertThat(tokens.subject(token(c -> c.issueTime(at(-99)).expirationTime(at(-4)))))
                .isPresent();
        assertThat(tokens.subject(token(c -> c.issueTime(at(-99)).expirationTime(at(-6)))))
                .isEmpty();
        assertThat(tokens.subject(token(c -> c.issueTime(at(4))))).isPresent();
        assertThat(tokens.subject(token(c -> c.issueTime(at(7))))).isEmpty();
    }

    static Stream<Arguments> refused() throws JOSEException {
        String good = token(c -> c);
        String[] parts = good.split("\\.");
        return Stream.of(
                        Named.of("expired", token(c -> c.issueTime(at(-99)).expirationTime(at(-60)))),
                        Named.of("not valid yet", token(c -> c.notBeforeTime(at(60)))),
                        Named.of("too long-lived", token(c -> c.expirationTime(at(901)))),
                        Named.of("issued long ago", token(c -> c.issueTime(at(-1000)))),
                        Named.of("never ends", token(c -> c.expirationTime(null))),
                        Named.of("without its issue", token(c -> c.issueTime(null))),
                        Named.of("another audience", token(c -> c.audience("another-gate"))),
                        Named.of("no audience", token(c -> c.audience((String) null))),
                        Named.of("another issuer", token(c -> c.issuer("https://other.example"))),
                        Named.of("no subject", token(c -> c.subject(null))),
                        Named.of("no signature", parts[0] + "." + parts[1] + "."),
                        Named.of("alg none", new PlainJWT(claims().build()).serialize()),
                        Named.of(
                                "another's key",
                                signed(claims().build(), JWSAlgorithm.ES256, "site-1", new ECDSASigner(ec("site-1")))),
                        Named.of(
                                "unknown key",
                                signed(claims().build(), JWSAlgorithm.ES256, "site-9", new ECDSASigner(EC))),
                        Named.of(
                                "a key of another kind",
                                signed(claims().build(), JWSAlgorithm.PS256, "site-1", new RSASSASigner(RSA))),
                        Named.of(
                                "an algorithm that is not allowed",
                                signed(claims().build(), JWSAlgorithm.RS512, "site-2", new RSASSASigner(RSA))),
                        Named.of(
                                "the public key as a shared secret",
                                signed(
                                        claims().build(),
                                        JWSAlgorithm.HS256,
                                        "site-2",
                                        new MACSigner(RSA.toRSAPublicKey().getEncoded()))),
                        Named.of(
                                "claims exchanged",
                                parts[0] + "."
                                        + token(c -> c.subject("tax-system")).split("\\.")[1] + "." + parts[2]),
                        Named.of("an ID token", es256(h -> h.type(JOSEObjectType.JWT))),
                        Named.of("of no type", es256(h -> h.type(null))),
                        Named.of("compressed", es256(h -> h.customParam("zip", "DEF"))),
                        Named.of("with a rule that is not known", es256(h -> h.criticalParams(Set.of("exp")))),
                        Named.of("nothing", ""),
                        Named.of("no token", "a.b.c"))
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String token) {
        assertThat(tokens.subject(token)).isEmpty();
    }

    @Test
    void takesPublicKeysOnly() {
        assertThatThrownBy(() -> keys(new JWKSet(EC).toString(false))).hasMessageContaining("private");
        assertThatThrownBy(() -> keys("{\"keys\":[]}")).hasMessageContaining("no key");
        assertThatThrownBy(() -> keys("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}"))
                .hasMessageContaining("secret");
        assertThatThrownBy(() -> keys("keys")).hasMessageContaining("no JWKS");
    }

    @Test
    void takesAnotherTypeWhereTheSiteSaysSo() throws JOSEException {
        BearerTokens.Trust plain =
                new BearerTokens.Trust("https://id.example", "JWT", "sekisho", Duration.ofMinutes(15), Duration.ZERO);
        BearerTokens ofPlainType =
                new BearerTokens(new JWKSet(EC.toPublicJWK()).toString(), plain, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(ofPlainType.subject(es256(h -> h.type(JOSEObjectType.JWT)))).isPresent();
        assertThat(ofPlainType.subject(es256(h -> h))).isEmpty();
    }

    @Test
    void takesAKeyForWhatTheSetSaysThatItIsFor() throws JOSEException {
        for (ECKey key : List.of(
                new ECKey.Builder(EC).keyUse(KeyUse.ENCRYPTION).build(),
                new ECKey.Builder(EC).algorithm(JWSAlgorithm.ES384).build(),
                new ECKey.Builder(EC).keyOperations(Set.of(KeyOperation.SIGN)).build())) {
            assertThat(at(NOW, key).subject(es256(h -> h))).as("%s", key).isEmpty();
        }
        ECKey meant = new ECKey.Builder(EC)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build();
        assertThat(at(NOW, meant).subject(es256(h -> h))).isPresent();
        assertThat(at(NOW, meant).subject(es256(h -> h.keyID(null)))).isPresent();
    }

    private static BearerTokens at(Instant now, ECKey key) {
        return new BearerTokens(new JWKSet(key.toPublicJWK()).toString(), TRUST, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void loadsNoWeakKeyAndNoTwoOfOneId() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        RSAKey weak =
                new RSAKey.Builder((RSAPublicKey) generator.generateKeyPair().getPublic()).build();
        assertThatThrownBy(() -> keys(new JWKSet(weak).toString())).hasMessageContaining("2048");
        assertThatThrownBy(() ->
                        keys(new JWKSet(List.of(EC.toPublicJWK(), ec("site-1").toPublicJWK())).toString()))
                .hasMessageContaining("one kid");
    }

    private static BearerTokens keys(String jwks) {
        return new BearerTokens(jwks, TRUST, Clock.systemUTC());
    }
}
