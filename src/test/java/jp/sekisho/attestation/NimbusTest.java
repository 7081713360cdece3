package jp.sekisho.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import jp.sekisho.signing.FlatJson;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.Keys;
import org.junit.jupiter.api.Test;

/// An independent JOSE library, with Ed25519 of its own, reads what we sign; and we read what it signs.
class NimbusTest {
    private static final String KID = Given.KEY.verificationKey().kid();
    private static final OctetKeyPair OURS = privateKey();

    @Test
    void verifiesOurTokenWithTheKeySetThatWePublish() throws Exception {
        JWKSet keys = JWKSet.parse(new KeyRing(Given.KEY, List.of(Keys.verification("next")))
                .keySet()
                .jwks());
        SignedJWT token = SignedJWT.parse(Given.ATTESTED.token());
        JWK key = keys.getKeyByKeyId(token.getHeader().getKeyID());

        assertThat(token.verify(new Ed25519Verifier(key.toOctetKeyPair()))).isTrue();
        assertThat(key.computeThumbprint()).hasToString(KID);
        assertThat(keys.getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
        assertThat(token.getHeader().getType()).hasToString("sekisho-attestation+jwt");
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(Given.ISSUER);
        assertThat(claims.getAudience()).containsExactly(Given.AUDIENCE);
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(Given.NOW.plus(Given.LIFETIME)));
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss",
                        "aud",
                        "iat",
                        "nbf",
                        "exp",
                        "jti",
                        "procedure",
                        "policy",
                        "registry",
                        "cv",
                        "cmt",
                        "rec");
    }

    @Test
    void signsATokenThatWeTakeOnlyIfItsTypeIsRight() throws Exception {
        assertThat(refusal(signed(new JOSEObjectType("sekisho-attestation+jwt"), JWSAlgorithm.EdDSA)))
                .isEmpty();
        for (String type : new String[] {"JWT", "at+jwt", "sekisho-release+jwt", "sekisho-inspection+jws"}) {
            assertThat(refusal(signed(new JOSEObjectType(type), JWSAlgorithm.EdDSA)))
                    .as(type)
                    .contains(Refusal.WRONG_TYPE);
        }
        assertThat(refusal(signed(new JOSEObjectType("sekisho-attestation+jwt"), JWSAlgorithm.Ed25519)))
                .contains(Refusal.WRONG_ALGORITHM);
    }

    private static String signed(JOSEObjectType type, JWSAlgorithm algorithm) throws JOSEException, ParseException {
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm).type(type).keyID(KID).build(),
                SignedJWT.parse(Given.ATTESTED.token()).getJWTClaimsSet());
        token.sign(new Ed25519Signer(OURS));
        return token.serialize();
    }

    private static Optional<Refusal> refusal(String token) {
        return Given.refusal(Given.verifier(Given.NOW)
                .verify(token, Given.ATTESTED.nonce().disclose(), Given.RECORD, Given.AUDIENCE));
    }

    private static OctetKeyPair privateKey() {
        byte[] pkcs8 = Keys.pair("current").getPrivate().getEncoded();
        byte[] seed = Arrays.copyOfRange(pkcs8, pkcs8.length - 32, pkcs8.length);
        return new OctetKeyPair.Builder(
                        Curve.Ed25519,
                        new Base64URL(FlatJson.text(Given.KEY.verificationKey().jwk(), "x")))
                .d(Base64URL.encode(seed))
                .build();
    }
}
