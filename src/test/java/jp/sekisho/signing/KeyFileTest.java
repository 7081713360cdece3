package jp.sekisho.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key loads, or is refused by the name of its file and the reason.
class KeyFileTest {
    private static final char[] PASSWORD = "secret".toCharArray();
    private static final SigningKey KEY = Keys.signing("current");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final KeyPair PAIR = Keys.pair("current");
    private static final KeyPair AUTHORITY = Keys.pair("authority");
    private static final X509Certificate CERTIFICATE =
            Keys.certificate(PAIR.getPublic(), AUTHORITY, Keys.START, Keys.END, KeyUsage.digitalSignature);
    private static final X509Certificate AUTHORITYS =
            Keys.certificate(AUTHORITY.getPublic(), AUTHORITY, Keys.START, Keys.END, KeyUsage.keyCertSign);

    @TempDir
    private Path folder;

    private Path key;
    private Path certificate;

    @BeforeEach
    void writeFiles() throws Exception {
        key = secret(Keys.pem(
                folder.resolve("key.pem"), "PRIVATE KEY", PAIR.getPrivate().getEncoded()));
        certificate = certificates("certificate.pem", CERTIFICATE, AUTHORITYS);
    }

    @Test
    void loadsAKeyAndItsChainFromPem() {
        SigningKey loaded = KeyFile.pem(key, certificate, NOW);
        assertThat(loaded.verificationKey().kid())
                .isEqualTo(KEY.verificationKey().kid());
        assertThat(loaded.notAfter()).isEqualTo(Keys.END);
    }

    @Test
    void loadsAKeyAndItsChainFromPkcs12() throws Exception {
        Path file = pkcs12("keys.p12", PAIR, CERTIFICATE, AUTHORITYS);
        assertThat(KeyFile.pkcs12(file, PASSWORD, NOW).verificationKey().kid())
                .isEqualTo(KEY.verificationKey().kid());
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        Path file = pkcs12("keys.p12", PAIR, CERTIFICATE, AUTHORITYS);
        refused(() -> KeyFile.pkcs12(file, "other".toCharArray(), NOW), file, "cannot be read as PKCS#12");
    }

    @Test
    void refusesAPkcs12FileWithoutOneKey() throws Exception {
        Path none = folder.resolve("none.p12");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        store(none, empty);
        refused(() -> KeyFile.pkcs12(none, PASSWORD, NOW), none, "must hold one key, and holds 0");
        Path two = folder.resolve("two.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("one", PAIR.getPrivate(), PASSWORD, new Certificate[] {CERTIFICATE});
        store.setKeyEntry("two", PAIR.getPrivate(), PASSWORD, new Certificate[] {CERTIFICATE});
        store(two, store);
        refused(() -> KeyFile.pkcs12(two, PASSWORD, NOW), two, "must hold one key, and holds 2");
    }

    @Test
    void refusesAPkcs12KeyWithoutACertificate() throws Exception {
        Path file = folder.resolve("secret.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("secret", new SecretKeySpec(new byte[32], "AES"), PASSWORD, null);
        store(file, store);
        refused(() -> KeyFile.pkcs12(file, PASSWORD, NOW), file, "a key without its certificate");
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws IOException {
        KeyPair other = Keys.pair("other");
        Path foreign = certificates("foreign.pem", Keys.certificate(other, Keys.START, Keys.END));
        refused(() -> KeyFile.pem(key, foreign, NOW), key, "does not belong to the certificate");
    }

    @Test
    void refusesACertificateThatIsNotInForce() {
        refused(() -> KeyFile.pem(key, certificate, Keys.END.plusSeconds(1)), certificate, "expired at " + Keys.END);
        refused(
                () -> KeyFile.pem(key, certificate, Keys.START.minusSeconds(1)),
                certificate,
                "not valid before " + Keys.START);
    }

    @Test
    void takesTheNextKeyBeforeItsTimeAndTheLastOnlyWithinIt() {
        Instant before = Keys.START.minusSeconds(1);
        Instant after = Keys.END.plusSeconds(1);
        assertThat(KeyFile.next(certificate, before).kid())
                .isEqualTo(KEY.verificationKey().kid());
        assertThat(KeyFile.last(certificate, NOW).kid())
                .isEqualTo(KEY.verificationKey().kid());
        refused(() -> KeyFile.next(certificate, after), certificate, "expired");
        refused(() -> KeyFile.last(certificate, after), certificate, "expired");
        refused(() -> KeyFile.last(certificate, before), certificate, "not valid before");
    }

    @Test
    void refusesAnotherAlgorithm() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair ec = generator.generateKeyPair();
        Path ecKey = secret(Keys.pem(
                folder.resolve("ec.pem"), "PRIVATE KEY", ec.getPrivate().getEncoded()));
        Path ecCertificate = certificates("ec-certificate.pem", Keys.certificate(ec, Keys.START, Keys.END));
        refused(() -> KeyFile.pem(ecKey, ecCertificate, NOW), ecCertificate, "must be Ed25519, and is EC");
        refused(() -> KeyFile.pem(ecKey, certificate, NOW), ecKey, "no private key of Ed25519");
        KeyPair ed448 = KeyPairGenerator.getInstance("Ed448", "SunEC").generateKeyPair();
        Path ed448Certificate = certificates(
                "ed448.pem",
                Keys.certificate(ed448.getPublic(), AUTHORITY, Keys.START, Keys.END, KeyUsage.digitalSignature));
        refused(() -> KeyFile.next(ed448Certificate, NOW), ed448Certificate, "must be Ed25519");
    }

    @Test
    void refusesACertificateThatMayNotSign() {
        Path authority = certificates("authority.pem", AUTHORITYS);
        refused(() -> KeyFile.next(authority, NOW), authority, "key usage");
    }

    @Test
    void refusesCertificatesThatAreNoChain() {
        Path unchained = certificates("unchained.pem", CERTIFICATE, Keys.certificate(PAIR, Keys.START, Keys.END));
        refused(() -> KeyFile.pem(key, unchained, NOW), unchained, "no chain");
        Path upsideDown = certificates("upside-down.pem", AUTHORITYS, CERTIFICATE);
        refused(() -> KeyFile.pem(key, upsideDown, NOW), upsideDown, "no chain");
    }

    @Test
    void refusesFilesThatHoldSomethingElse() throws Exception {
        Path missing = folder.resolve("missing.pem");
        refused(() -> KeyFile.pem(missing, certificate, NOW), missing, "cannot be read");
        refused(() -> KeyFile.pem(key, missing, NOW), missing, "cannot be read");
        Path empty = secret(Files.createFile(folder.resolve("empty.pem")));
        refused(() -> KeyFile.pem(empty, certificate, NOW), empty, "no unencrypted PKCS#8 key");
        refused(() -> KeyFile.pem(key, empty, NOW), empty, "no X.509 certificate");
        refused(() -> KeyFile.pkcs12(empty, PASSWORD, NOW), empty, "cannot be read as PKCS#12");
        Path encrypted = secret(Keys.pem(folder.resolve("encrypted.pem"), "ENCRYPTED PRIVATE KEY", new byte[48]));
        refused(() -> KeyFile.pem(encrypted, certificate, NOW), encrypted, "no unencrypted PKCS#8 key");
        Path noise = secret(Keys.pem(folder.resolve("noise.pem"), "PRIVATE KEY", new byte[48]));
        refused(() -> KeyFile.pem(noise, certificate, NOW), noise, "no private key of Ed25519");
        refused(() -> KeyFile.pem(key, key, NOW), key, "");
    }

    private Path certificates(String name, X509Certificate... certificates) {
        byte[][] contents = new byte[certificates.length][];
        for (int i = 0; i < contents.length; i++) {
            try {
                contents[i] = certificates[i].getEncoded();
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
        return Keys.pem(folder.resolve(name), "CERTIFICATE", contents);
    }

    private Path pkcs12(String name, KeyPair pair, Certificate... chain) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", pair.getPrivate(), PASSWORD, chain);
        return store(folder.resolve(name), store);
    }

    private static Path store(Path file, KeyStore store) throws GeneralSecurityException, IOException {
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return secret(file);
    }

    private static Path secret(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static void refused(Runnable load, Path file, String reason) {
        assertThatExceptionOfType(KeyRefused.class)
                .isThrownBy(load::run)
                .withMessageStartingWith(file + ": ")
                .withMessageContaining(reason);
    }
}
