package jp.sekisho.packaged;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A throw-away certificate authority, as a site has one: it signs the service's certificate and its callers'.
final class Authority {
    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final char[] NO_PASSWORD = new char[0];

    private final KeyPair keys;
    private final X509Certificate certificate;

    Authority(String name) throws Exception {
        keys = newKeys();
        Instant now = Instant.now();
        certificate = sign(builder("CN=" + name, "CN=" + name, keys, now, now.plus(Duration.ofHours(2)))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)));
    }

    /// A certificate with its key.
    record Issued(KeyPair keys, X509Certificate certificate) {

        /// Writes both as PEM files.
        void write(Path key, Path certificateFile) throws IOException, GeneralSecurityException {
            pem(key, "PRIVATE KEY", keys.getPrivate().getEncoded());
            pem(certificateFile, "CERTIFICATE", certificate.getEncoded());
        }
    }

    Issued issue(String name) throws Exception {
        return issue(name, Instant.now().plus(Duration.ofHours(1)));
    }

    Issued issue(String name, Instant end) throws Exception {
        KeyPair subject = newKeys();
        return new Issued(
                subject,
                sign(builder(
                                certificate.getSubjectX500Principal().getName(),
                                "CN=" + name,
                                subject,
                                end.minus(Duration.ofDays(1)),
                                end)
                        .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                            new GeneralName(GeneralName.dNSName, "localhost"),
                            new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                        }))));
    }

    void write(Path file) throws IOException, GeneralSecurityException {
        pem(file, "CERTIFICATE", certificate.getEncoded());
    }

    /// What a client needs that trusts this authority and shows this certificate, if any.
    SSLContext client(Optional<Issued> shown) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.isPresent() ? keyManagers(shown.get()) : null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyManager[] keyManagers(Issued shown) throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("own", shown.keys().getPrivate(), NO_PASSWORD, new X509Certificate[] {shown.certificate()});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, NO_PASSWORD);
        return new KeyManager[] {new Insistent((X509ExtendedKeyManager) factory.getKeyManagers()[0])};
    }

    /// Shows its certificate whether or not the service names its authority among those that it believes.
    private static final class Insistent extends X509ExtendedKeyManager {
        private static final String ALIAS = "own";

        private final X509ExtendedKeyManager keys;

        Insistent(X509ExtendedKeyManager keys) {
            this.keys = keys;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return ALIAS;
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
            return ALIAS;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            throw new UnsupportedOperationException("a client");
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return keys.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivateKey(alias);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(
            String issuer, String subject, KeyPair keys, Instant begin, Instant end) {
        return new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(begin.minus(Duration.ofHours(1))),
                Date.from(end),
                new X500Name(subject),
                keys.getPublic());
    }

    private X509Certificate sign(org.bouncycastle.cert.X509v3CertificateBuilder builder)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    private static void pem(Path file, String label, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }
}
