package jp.sekisho.packaged;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;

/// The site's issuer of tokens for callers.
final class TokenIssuer {
    static final String KEY_ID = "site-1";

    private final ECKey key;

    TokenIssuer() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID(KEY_ID).generate();
    }

    ECKey key() {
        return key;
    }

    /// Writes the public key, as the gate reads it.
    void write(Path file) throws IOException {
        Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
    }

    static JWTClaimsSet.Builder claims(String subject, Instant issued) {
        return new JWTClaimsSet.Builder()
                .issuer("https://id.example")
                .audience("sekisho")
                .subject(subject)
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plusSeconds(300)));
    }

    /// A good token, for five minutes from now on.
    String token(String subject) throws JOSEException {
        return signed(claims(subject, Instant.now()).build());
    }

    String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, JWSAlgorithm.ES256, new ECDSASigner(key));
    }

    static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(KEY_ID)
                        .build(),
                claims);
        token.sign(signer);
        return token.serialize();
    }
}
