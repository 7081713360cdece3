package jp.sekisho.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/// Reads keys from files that the operator provides, and refuses ([KeyRefused]) whatever is in doubt. Who
/// else may use the files is for the caller to judge.
public final class KeyFile {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int DIGITAL_SIGNATURE = 0;

    private KeyFile() {}

    /// The current key from a PKCS#12 file with one key, its certificate and the chain above it.
    public static SigningKey pkcs12(Path file, char[] password, Instant now) {
        try (InputStream content = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(content, password);
            List<String> entries = Collections.list(store.aliases()).stream()
                    .filter(alias -> isKey(store, alias))
                    .toList();
            if (entries.size() != 1) {
                throw new KeyRefused(file, "must hold one key, and holds " + entries.size());
            }
            Certificate[] chain = store.getCertificateChain(entries.getFirst());
            if (chain == null) {
                throw new KeyRefused(file, "holds a key without its certificate");
            }
            Key key = store.getKey(entries.getFirst(), password);
            return signingKey(file, key.getEncoded(), file, List.of(chain), now);
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyRefused(file, "cannot be read as PKCS#12 with the password given", e);
        }
    }

    /// The current key from an unencrypted PKCS#8 file in PEM and its certificate in PEM, the chain after it.
    public static SigningKey pem(Path keyFile, Path certificateFile, Instant now) {
        return signingKey(keyFile, pkcs8(keyFile), certificateFile, chain(certificateFile), now);
    }

    /// The public key that will sign next; its certificate may begin later.
    public static VerificationKey next(Path certificateFile, Instant now) {
        X509Certificate certificate = leaf(certificateFile, chain(certificateFile));
        refuseExpired(certificateFile, certificate, now);
        return verificationKey(certificateFile, certificate);
    }

    /// The public key that signed until the last rotation.
    public static VerificationKey last(Path certificateFile, Instant now) {
        X509Certificate certificate = leaf(certificateFile, chain(certificateFile));
        refuseExpired(certificateFile, certificate, now);
        refuseNotYetValid(certificateFile, certificate, now);
        return verificationKey(certificateFile, certificate);
    }

    /// Public keys that signed before the last one, as a JWK set.
    public static KeySet retired(Path file) {
        try {
            return KeySet.parse(Files.readString(file))
                    .orElseThrow(() -> new KeyRefused(file, "is no JWK set of public keys of Ed25519"));
        } catch (IOException e) {
            throw new KeyRefused(file, "cannot be read as a JWK set", e);
        }
    }

    private static SigningKey signingKey(
            Path keyFile, byte[] pkcs8, Path certificateFile, List<Certificate> chain, Instant now) {
        X509Certificate certificate = leaf(certificateFile, chain);
        refuseExpired(certificateFile, certificate, now);
        refuseNotYetValid(certificateFile, certificate, now);
        try {
            return SigningKey.of(pkcs8, verificationKey(certificateFile, certificate), certificate)
                    .orElseThrow(() -> new KeyRefused(keyFile, "the key does not belong to the certificate"));
        } catch (GeneralSecurityException e) {
            throw new KeyRefused(keyFile, "is no private key of Ed25519", e);
        }
    }

    private static VerificationKey verificationKey(Path file, X509Certificate certificate) {
        return VerificationKey.of(certificate.getPublicKey())
                .orElseThrow(() -> new KeyRefused(
                        file,
                        "the certificate's key must be Ed25519, and is "
                                + certificate.getPublicKey().getAlgorithm()));
    }

    private static void refuseExpired(Path file, X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            throw new KeyRefused(file, "the certificate expired at " + end);
        }
    }

    private static void refuseNotYetValid(Path file, X509Certificate certificate, Instant now) {
        Instant start = certificate.getNotBefore().toInstant();
        if (now.isBefore(start)) {
            throw new KeyRefused(file, "the certificate is not valid before " + start);
        }
    }

    /// The key's own certificate, which stands first; each one after it must have signed the one before.
    private static X509Certificate leaf(Path file, List<Certificate> chain) {
        try {
            for (int i = 1; i < chain.size(); i++) {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            }
        } catch (GeneralSecurityException e) {
            throw new KeyRefused(file, "the certificates are no chain that starts with the key's own", e);
        }
        if (chain.isEmpty() || !(chain.getFirst() instanceof X509Certificate leaf)) {
            throw new KeyRefused(file, "holds no X.509 certificate");
        }
        if (leaf.getKeyUsage() != null && !leaf.getKeyUsage()[DIGITAL_SIGNATURE]) {
            throw new KeyRefused(file, "the certificate's key usage does not allow signatures");
        }
        return leaf;
    }

    private static List<Certificate> chain(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(content));
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyRefused(file, "cannot be read as certificates", e);
        }
    }

    private static byte[] pkcs8(Path file) {
        try {
            String pem = Files.readString(file, ISO_8859_1);
            int begin = pem.indexOf(BEGIN);
            int end = pem.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new KeyRefused(file, "holds no unencrypted PKCS#8 key (" + BEGIN + ")");
            }
            return Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        } catch (IOException | IllegalArgumentException e) {
            throw new KeyRefused(file, "cannot be read as PEM", e);
        }
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the store was loaded", e);
        }
    }
}
