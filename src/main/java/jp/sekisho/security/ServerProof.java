package jp.sekisho.security;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/// What the server proves itself by: a chain of certificates and the private key of the first. The TLS layer takes any
/// key beside any certificate, and then fails in every handshake.
public final class ServerProof {
    private static final List<String> KEY_TYPES = List.of("EC", "RSA", "EdDSA");
    private static final byte[] SAMPLE = {1, 2, 3};

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private ServerProof(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /// All that this one can show; keys of a kind that TLS 1.3 cannot use are left out.
    public static List<ServerProof> of(X509KeyManager manager) {
        return KEY_TYPES.stream()
                .flatMap(type -> aliases(manager, type))
                .distinct()
                .map(alias ->
                        new ServerProof(List.of(manager.getCertificateChain(alias)), manager.getPrivateKey(alias)))
                .toList();
    }

    private static Stream<String> aliases(X509KeyManager manager, String type) {
        String @Nullable [] aliases = manager.getServerAliases(type, null);
        return aliases == null ? Stream.of() : Stream.of(aliases);
    }

    /// With the server's own first.
    public List<X509Certificate> chain() {
        return chain;
    }

    PrivateKey key() {
        return key;
    }

    /// Whether its certificate is for a key of this kind.
    boolean isOf(String keyType) {
        return chain.getFirst().getPublicKey().getAlgorithm().equals(keyType);
    }

    /// Why no client can believe it, if so.
    public Optional<String> refusal(Instant now) {
        X509Certificate own = chain.getFirst();
        if (now.isAfter(own.getNotAfter().toInstant())) {
            return Optional.of("the certificate has ended");
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            return Optional.of("the certificate is not in force yet");
        }
        return belongTogether() ? Optional.empty() : Optional.of("the key does not belong to the certificate");
    }

    private boolean belongTogether() {
        String algorithm = switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(chain.getFirst().getPublicKey());
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // A key of another kind than the certificate's.
            return false;
        }
    }
}
