package jp.sekisho.api;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import jp.sekisho.ops.WireLog;
import jp.sekisho.security.Certificates;
import jp.sekisho.security.RefusedCredentials;
import jp.sekisho.testsupport.Scratch;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever a client without a certificate does, no line of the log holds its words, and there are few.
@QuarkusTest
@TestProfile(WireLogLinesTest.Tls.class)
class WireLogLinesTest {
    private static final String NUMBER = "609407454590";
    private static final String ALIAS = "own";
    private static final String PASSWORD = "changeit";
    private static final int TIMES = 40;
    private static final int HANG_GUARD_MILLIS = 60_000;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (isLoggable(line)) {
                StringWriter text = new StringWriter();
                text.append(new PatternFormatter("%c %X %s").format(ExtLogRecord.wrap(line)));
                if (line.getThrown() != null) {
                    line.getThrown().printStackTrace(new PrintWriter(text));
                }
                lines.add(text.toString());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Inject
    RefusedCredentials refused;

    @Inject
    Certificates certificates;

    @Inject
    TlsConfigurationRegistry tlsConfigurations;

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    private URI plain;

    @TestHTTPResource(value = "/", tls = true)
    @SuppressWarnings("NullAway.Init")
    private URI tls;

    /// A service that also listens on TLS.
    public static final class Tls implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path file = Scratch.folder().resolve("server.p12");
                try (OutputStream out = Files.newOutputStream(file)) {
                    certified("CN=localhost").store(out, PASSWORD.toCharArray());
                }
                return Map.of(
                        "quarkus.http.test-ssl-port",
                        "0",
                        "quarkus.tls.key-store.p12.path",
                        file.toString(),
                        "quarkus.tls.key-store.p12.password",
                        PASSWORD,
                        "quarkus.tls.trust-store.p12.path",
                        file.toString(),
                        "quarkus.tls.trust-store.p12.password",
                        PASSWORD);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        handler.setFilter(new WireLog());
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(handler);
    }

    private void ask(String head, byte[] body) throws IOException {
        try (Socket socket = new Socket(plain.getHost(), plain.getPort())) {
            socket.setSoTimeout(HANG_GUARD_MILLIS);
            socket.getOutputStream()
                    .write((head.replace("|", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            // The service may end it before all is written.
        }
    }

    @Test
    void noWordOfAClientsAndNoFlood() throws Exception {
        byte[] chunk = ("11171\r\n" + "x".repeat(70_001) + "\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < TIMES; i++) {
            for (String head : List.of(
                    "GET /v1/%1$s?n=%1$s HTTP/1.1",
                    "GET /v1/%1$s?n=%1$s HTTP/1.1|Host: a b %1$s",
                    "GET /v1/codes HTTP/1.1|Host: %1$s|Host: %1$s",
                    "M%1$s /v1/%1$s HTTP/1.1|Host: localhost",
                    "GET /v1/%%zz%1$s HTTP/1.1|Host: localhost",
                    "GET %1$s HTTP/1.1|Host: localhost",
                    "GET /v1/codes HTTP/1.1|Host: localhost|X %1$s: 1",
                    "POST /v1/checks HTTP/1.1|Host: localhost|Content-Length: %1$sx",
                    "POST /v1/checks HTTP/1.1|Host: localhost|Content-Type: %1$s|Content-Length: 0",
                    "GET /v1/codes?seeded=%1$s HTTP/1.1|Host: localhost|Accept: %1$s/%1$s/%1$s",
                    "%1$s")) {
                ask(head.formatted(NUMBER), new byte[0]);
            }
            String chunked =
                    "|Host: localhost|Content-Type: application/json|Transfer-Encoding: chunked|X-N: " + NUMBER;
            ask("POST /v1/checks HTTP/1.1" + chunked, chunk);
            ask("POST /v1/checks HTTP/1.1" + chunked, "zz\r\n".getBytes(StandardCharsets.US_ASCII));
            ask("POST /v1/checks HTTP/1.1" + chunked, "ffff\r\n".getBytes(StandardCharsets.US_ASCII));
            handshakeWithAStrangersCertificate();
            nonsenseForAHandshake();
        }

        refused.tell();
        assertThat(lines).noneMatch(line -> line.contains(NUMBER));
        assertThat(lines)
                .filteredOn(line -> line.contains("CERTIFICATE"))
                .isNotEmpty()
                .allMatch(line -> line.contains("withheld, serial 01"));
        // One for each kind at the most; there are minutes in it that a slow machine takes.
        assertThat(lines.stream().filter(line -> !line.startsWith("jp.sekisho.ops")))
                .hasSizeLessThan(TIMES);
    }

    @Test
    void aRenewedTrustStoreIsWatchedToo() throws Exception {
        TlsConfiguration tls = tlsConfigurations.getDefault().orElseThrow();
        certificates.renew(certificates.proofs(tls.getKeyStoreOptions()), tls.getTrustStoreOptions());
        Awaitility.await().atMost(Duration.ofMillis(HANG_GUARD_MILLIS)).untilAsserted(() -> {
            handshakeWithAStrangersCertificate();
            refused.tell();
            assertThat(lines).anyMatch(line -> line.contains("CERTIFICATE 1,"));
        });
    }

    @Test
    void theSearchSeesWhatTheFrameworkLogs() {
        Logger.getLogger("io.vertx.planted").severe("planted " + NUMBER);
        assertThat(lines)
                .singleElement(as(STRING))
                .startsWith("io.vertx.planted")
                .doesNotContain(NUMBER);
    }

    @Test
    void theConsoleIsWrittenThroughTheFilter() {
        ExtLogRecord line = new ExtLogRecord(Level.SEVERE, "HTTP Request to " + NUMBER + " failed", "caller");
        line.setLoggerName("io.vertx.core.some.Class");
        assertThat(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .filteredOn(handler -> handler.getFilter() != null)
                .isNotEmpty()
                .allSatisfy(console -> {
                    console.getFilter().isLoggable(line);
                    assertThat(line.getMessage()).doesNotContain(NUMBER);
                });
    }

    private void nonsenseForAHandshake() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(("GET /" + NUMBER + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThatCode(() -> socket.getInputStream().readAllBytes())
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            reset -> assertThat(reset).isInstanceOf(SocketException.class));
        }
    }

    private void handshakeWithAStrangersCertificate() throws Exception {
        try (Socket socket = connect();
                SSLSocket secured = (SSLSocket)
                        stranger().getSocketFactory().createSocket(socket, tls.getHost(), tls.getPort(), true)) {
            assertThatThrownBy(() -> {
                        secured.getOutputStream()
                                .write("GET /v1/codes HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                        secured.getInputStream().readAllBytes();
                    })
                    .isInstanceOfAny(SSLException.class, SocketException.class);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(tls.getHost(), tls.getPort());
        socket.setSoTimeout(HANG_GUARD_MILLIS);
        return socket;
    }

    /// A key with its certificate, which the store trusts too.
    private static KeyStore certified(String subject) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name(subject);
        Instant now = Instant.now();
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now.minus(Duration.ofHours(1))),
                                Date.from(now.plus(Duration.ofHours(1))),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD.toCharArray(), new X509Certificate[] {certificate});
        store.setCertificateEntry("trusted", certificate);
        return store;
    }

    private static SSLContext stranger() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certified("CN=stranger " + NUMBER), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(
                Arrays.stream(keys.getKeyManagers())
                        .map(manager -> new Insisting((X509KeyManager) manager))
                        .toArray(KeyManager[]::new),
                new TrustManager[] {new Trusting()},
                null);
        return context;
    }

    /// Shows its certificate to whoever asks for another's.
    private static final class Insisting extends X509ExtendedKeyManager {
        private final X509KeyManager keys;

        Insisting(X509KeyManager keys) {
            this.keys = keys;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
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
            throw new IllegalStateException("no server");
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

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
