package jp.sekisho.testsupport;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A throw-away signing key with its certificate, as an operator provides them.
public final class SigningKeyFiles {
    private SigningKeyFiles() {}

    /// Writes a key whose certificate is in force for an hour.
    public static void write(Path key, Path certificate)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant now = Instant.now();
        write(key, certificate, now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
    }

    /// Writes a key whose certificate is in force between two times.
    public static void write(Path key, Path certificate, Instant start, Instant end)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        X500Name name = new X500Name("CN=sekisho test");
        byte[] signed = new JcaX509v3CertificateBuilder(
                        name, BigInteger.ONE, Date.from(start), Date.from(end), name, pair.getPublic())
                .build(new JcaContentSignerBuilder("Ed25519").build(pair.getPrivate()))
                .getEncoded();
        pem(key, "PRIVATE KEY", pair.getPrivate().getEncoded());
        pem(certificate, "CERTIFICATE", signed);
    }

    private static void pem(Path file, String label, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
