package jp.sekisho.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Keys that follow from their names, and certificates for them. For tests and the published vectors only.
public final class Keys {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant END = Instant.parse("2028-01-01T00:00:00Z");

    private Keys() {}

    public static KeyPair pair(String name) {
        try {
            byte[] seed = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519", "SunEC");
            generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            });
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static SigningKey signing(String name) {
        KeyPair pair = pair(name);
        try {
            return SigningKey.of(
                            pair.getPrivate().getEncoded(),
                            VerificationKey.of(pair.getPublic()).orElseThrow(),
                            certificate(pair, START, END))
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// A key whose private half the provider refuses.
    public static SigningKey broken(PrivateKey broken, VerificationKey publicHalf) {
        return new SigningKey(broken, publicHalf, START, END);
    }

    public static VerificationKey verification(String name) {
        return VerificationKey.of(pair(name).getPublic()).orElseThrow();
    }

    public static X509Certificate certificate(KeyPair pair, Instant start, Instant end) {
        return certificate(pair.getPublic(), pair, start, end, KeyUsage.digitalSignature);
    }

    public static X509Certificate certificate(PublicKey key, KeyPair issuer, Instant start, Instant end, int usage) {
        try {
            X500Name name = new X500Name("CN=sekisho test");
            String algorithm = issuer.getPrivate().getAlgorithm().startsWith("Ed") ? "Ed25519" : "SHA256withECDSA";
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name, BigInteger.ONE, Date.from(start), Date.from(end), name, jdks(key))
                            .addExtension(Extension.keyUsage, true, new KeyUsage(usage))
                            .build(new JcaContentSignerBuilder(algorithm).build(issuer.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static PublicKey jdks(PublicKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance(key.getAlgorithm()).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    public static Path pem(Path file, String label, byte[]... contents) {
        StringBuilder pem = new StringBuilder();
        for (byte[] content : contents) {
            pem.append("-----BEGIN ").append(label).append("-----\n");
            pem.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
            pem.append("\n-----END ").append(label).append("-----\n");
        }
        try {
            return Files.writeString(file, pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
