package jp.sekisho.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/// The one signature algorithm, Ed25519 (RFC 8032): no random number to get wrong, one signature for one message, and
/// the faster one where the native provider loads. Where it does not, the JDK signs.
final class Ed25519 {
    private static final String ALGORITHM = "Ed25519";
    private static final int PUBLIC_KEY_BYTES = 32;

    /// What stands before the key's 32 bytes in its X.509 form (RFC 8410).
    private static final byte[] X509_PREFIX = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private static final Provider PROVIDER = nativeProvider()
            .or(() -> Optional.ofNullable(Security.getProvider("SunEC")))
            .orElseThrow(() -> new IllegalStateException("this JDK has no provider SunEC"));

    private Ed25519() {}

    /// Name of the provider that signs and verifies, to be told when the service starts.
    static String provider() {
        return PROVIDER.getName();
    }

    /// Never registered among the JVM's providers: TLS and all else stay as they are.
    private static Optional<Provider> nativeProvider() {
        try {
            // Without its own keys the provider translates the JDK's for each signature, at a third of the speed.
            System.setProperty("com.amazon.corretto.crypto.provider.registerEdKeyFactory", "true");
            Provider provider = Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider")
                    .asSubclass(Provider.class)
                    .getDeclaredConstructor()
                    .newInstance();
            // Its library may be missing for this machine, which only shows when it is asked for something.
            Signature.getInstance(ALGORITHM, provider);
            KeyFactory.getInstance(ALGORITHM, provider);
            return Optional.of(provider);
        } catch (ReflectiveOperationException | GeneralSecurityException | LinkageError | RuntimeException absent) {
            return Optional.empty();
        }
    }

    /// The key in the provider's own form.
    static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return KeyFactory.getInstance(ALGORITHM, PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    }

    static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, x509, X509_PREFIX.length, raw.length);
        return KeyFactory.getInstance(ALGORITHM, PROVIDER).generatePublic(new X509EncodedKeySpec(x509));
    }

    /// The 32 bytes of a public key; nothing where it is a key of another algorithm.
    static Optional<byte[]> raw(PublicKey key) {
        byte[] x509 = key.getEncoded();
        boolean ed25519 = x509.length == X509_PREFIX.length + PUBLIC_KEY_BYTES
                && Arrays.equals(x509, 0, X509_PREFIX.length, X509_PREFIX, 0, X509_PREFIX.length);
        return ed25519 ? Optional.of(Arrays.copyOfRange(x509, X509_PREFIX.length, x509.length)) : Optional.empty();
    }

    static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM, PROVIDER);
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    static boolean verify(PublicKey key, byte[] message, byte[] signatureBytes) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM, PROVIDER);
        signature.initVerify(key);
        signature.update(message);
        try {
            return signature.verify(signatureBytes);
        } catch (SignatureException notOne) {
            return false;
        }
    }
}
