package jp.sekisho.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerProofTest {
    private static final char[] PASSWORD = "for-tests-only".toCharArray();
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");

    private static KeyPair keys(String algorithm) throws GeneralSecurityException {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair keys) throws Exception {
        String signer = switch (keys.getPublic().getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> "Ed25519";
        };
        X500Name name = new X500Name("CN=gate");
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(NOW.minus(Duration.ofDays(1))),
                                Date.from(NOW.plus(Duration.ofDays(1))),
                                name,
                                keys.getPublic())
                        .build(new JcaContentSignerBuilder(signer).build(keys.getPrivate())));
    }

    private static List<ServerProof> proofs(KeyPair key, KeyPair certified) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("gate", key.getPrivate(), PASSWORD, new X509Certificate[] {certificate(certified)});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        return ServerProof.of((X509KeyManager) factory.getKeyManagers()[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void takesAKeyWithItsCertificate(String algorithm) throws Exception {
        KeyPair keys = keys(algorithm);
        assertThat(proofs(keys, keys))
                .singleElement()
                .satisfies(proof -> assertThat(proof.refusal(NOW)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"EC, EC", "RSA, RSA", "Ed25519, Ed25519", "EC, RSA", "RSA, EC", "Ed25519, EC"})
    void refusesAKeyBesideAnotherCertificate(String key, String certified) throws Exception {
        assertThat(proofs(keys(key), keys(certified)))
                .singleElement()
                .satisfies(
                        proof -> assertThat(proof.refusal(NOW)).contains("the key does not belong to the certificate"));
    }

    @Test
    void refusesACertificateThatHasEndedOrNotBegun() throws Exception {
        KeyPair keys = keys("EC");
        ServerProof proof = proofs(keys, keys).getFirst();
        assertThat(proof.refusal(NOW.plus(Duration.ofDays(2)))).contains("the certificate has ended");
        assertThat(proof.refusal(NOW.minus(Duration.ofDays(2)))).contains("the certificate is not in force yet");
    }
}
