package jp.sekisho.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jp.sekisho.security.RefusedCredentials.Refusal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusedCredentialsTest {
    private final Logger logger = Logger.getLogger(RefusedCredentials.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new PatternFormatter("%s").format(ExtLogRecord.wrap(line)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final RefusedCredentials refused = new RefusedCredentials(meters);

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
    }

    private static Optional<X509Certificate> certificate(String subject, long serial) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name(subject);
        return Optional.of(new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.valueOf(serial),
                                Date.from(Instant.EPOCH),
                                Date.from(Instant.EPOCH.plusSeconds(60)),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))));
    }

    @Test
    void aFloodIsOneLineAMinuteForEachKindWithTheLastCertificate() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            refused.refused(Refusal.UNAUTHENTICATED, Optional.empty());
        }
        refused.refused(Refusal.FORBIDDEN, certificate("CN=welfare,O=City", 0x1a2b));
        refused.refused(Refusal.FORBIDDEN, Optional.empty());
        refused.tell();
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "Refused within a minute: UNAUTHENTICATED 1000, the last certificate: none",
                        "Refused within a minute: FORBIDDEN 2, the last certificate: O=City,CN=welfare, serial 1a:2b");
        assertThat(meters.counter("sekisho.credentials.refused", "refusal", "UNAUTHENTICATED")
                        .count())
                .isEqualTo(1_000);
        refused.tell();
        assertThat(lines).as("a quiet minute").hasSize(2);
    }

    @Test
    void aStrangersCertificateWritesNoNumberAndNoLineOfItsOwn() throws Exception {
        refused.refused(Refusal.UNAUTHENTICATED, certificate("CN=6094-0745-4590", 1));
        refused.tell();
        refused.refused(Refusal.UNAUTHENTICATED, certificate("CN=６０９４０７４５４５９０", 1));
        refused.tell();
        refused.refused(Refusal.UNAUTHENTICATED, certificate("CN=a\nWARN b" + "c".repeat(1_000), 1));
        refused.tell();
        assertThat(lines).hasSize(3);
        assertThat(lines.subList(0, 2)).allMatch(line -> line.endsWith("withheld, serial 01"));
        assertThat(lines.getLast()).hasSizeLessThan(300).doesNotContain("\n");
    }
}
