package jp.sekisho.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The gate's private key with its public half and the time in which it may sign. [KeyFile] reads one; only a
/// gate for practice makes its own.
public final class SigningKey {
    private static final byte[] PROBE = "sekisho key probe".getBytes(US_ASCII);

    private final PrivateKey key;
    private final VerificationKey verificationKey;
    private final Instant notBefore;
    private final Instant notAfter;

    SigningKey(PrivateKey key, VerificationKey verificationKey, Instant notBefore, Instant notAfter) {
        this.key = key;
        this.verificationKey = verificationKey;
        this.notBefore = notBefore;
        this.notAfter = notAfter;
    }

    /// Nothing where the two do not belong together: what this key signs, the certificate's key must verify.
    static Optional<SigningKey> of(byte[] pkcs8, VerificationKey verificationKey, X509Certificate certificate)
            throws GeneralSecurityException {
        PrivateKey key = Ed25519.privateKey(pkcs8);
        return verificationKey.verifies(PROBE, Ed25519.sign(key, PROBE))
                ? Optional.of(new SigningKey(
                        key,
                        verificationKey,
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()))
                : Optional.empty();
    }

    /// A key that nobody else has and that ends with the process, for practice only.
    public static SigningKey ephemeral(Instant notAfter) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(
                    Ed25519.privateKey(pair.getPrivate().getEncoded()),
                    VerificationKey.of(pair.getPublic()).orElseThrow(),
                    Instant.MIN,
                    notAfter);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes keys of Ed25519", e);
        }
    }

    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /// When its certificate ends, to be watched.
    public Instant notAfter() {
        return notAfter;
    }

    /// Whether its certificate is valid then.
    public boolean maySignAt(Instant time) {
        return !time.isBefore(notBefore) && !time.isAfter(notAfter);
    }

    /// A compact JWS ([Jws]) of these claims, `String`, `Long` or `Boolean`, in their order.
    ///
    /// @param typ what it says, for its header
    public String sign(String typ, Map<String, Object> claims) throws GeneralSecurityException {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", Jws.ALGORITHM);
        header.put("typ", typ);
        header.put("kid", verificationKey.kid());
        String signed = part(header) + "." + part(claims);
        return signed + "." + Base64Url.encode(sign(signed.getBytes(US_ASCII)));
    }

    private static String part(Map<String, Object> members) {
        return Base64Url.encode(FlatJson.write(members).getBytes(US_ASCII));
    }

    byte[] sign(byte[] message) throws GeneralSecurityException {
        return Ed25519.sign(key, message);
    }

    @Override
    public String toString() {
        return "SigningKey[" + verificationKey.kid() + "]";
    }
}
