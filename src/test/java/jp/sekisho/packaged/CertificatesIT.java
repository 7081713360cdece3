package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import jp.sekisho.security.Role;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server's certificate is renewed, with a new key, while clients connect without a pause.
class CertificatesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger handshakes = new AtomicInteger();

    @Test
    void takesARenewedPairOverWithoutAFailedHandshakeAndRefusesAWrongOne() throws Exception {
        Site site = new Site(folder);
        site.callers(Site.caller("welfare", Role.CHECKER, "*", 6000));
        var settings = site.settings();
        settings.put("SEKISHO_HTTP_CERTIFICATE_RELOAD_INTERVAL", "200ms");
        try (ServiceProcess service = ServiceProcess.start("prod", settings).awaitStart()) {
            X509Certificate first = shown(site);
            AtomicBoolean done = new AtomicBoolean();
            List<Thread> clients = Stream.generate(
                            () -> Thread.ofPlatform().daemon().start(() -> connect(site, done)))
                    .limit(2)
                    .toList();
            Authority.Issued wrong = site.authority().issue("gate");
            wrong.write(folder.resolve("server.key"), folder.resolve("unused.crt"));
            Awaitility.await().atMost(PATIENCE).until(() -> refused(site) == 1);
            int before = handshakes.get();
            Awaitility.await().atMost(PATIENCE).until(() -> handshakes.get() > before + 20);
            assertThat(shown(site)).isEqualTo(first);

            Authority.Issued renewed = site.authority().issue("gate");
            renewed.write(folder.resolve("server.key"), folder.resolve("server.crt"));
            Awaitility.await().atMost(PATIENCE).until(() -> shown(site).equals(renewed.certificate()));
            Awaitility.await().atMost(PATIENCE).until(() -> refused(site) == 0);
            done.set(true);
            for (Thread client : clients) {
                client.join();
            }
            assertThat(failures).isEmpty();
            assertThat(handshakes.get()).isGreaterThan(20);
            assertThat(service.log())
                    .contains("New server certificate: refused, what was read before stays: the key does not belong")
                    .contains("New server certificate: taken over");
            assertThat(metric(site, "sekisho_certificate_remaining_seconds{certificate=\"SERVER\""))
                    .isBetween(1.0, 3600.0);
            assertThat(metric(site, "sekisho_certificate_remaining_seconds{certificate=\"CALLERS_AUTHORITY\""))
                    .isBetween(1.0, 7200.0);
        }
    }

    @Test
    void doesNotStartWithAKeyOfAnotherCertificate() throws Exception {
        Site site = new Site(Files.createDirectory(folder.resolve("wrong")));
        site.callers(Site.caller("welfare", Role.CHECKER, "*", 6000));
        site.authority().issue("gate").write(site.folder().resolve("server.key"), folder.resolve("unused.crt"));
        try (ServiceProcess service = ServiceProcess.start("prod", site.settings())) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.log()).contains("the key does not belong to the certificate");
        }
    }

    private void connect(Site site, AtomicBoolean done) {
        while (!done.get()) {
            try {
                shown(site);
                handshakes.incrementAndGet();
            } catch (IOException | GeneralSecurityException e) {
                failures.add(e.toString());
            }
        }
    }

    /// The certificate that a new connection is shown. Nothing is resumed: each has a context of its own.
    private static X509Certificate shown(Site site) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = (SSLSocket)
                site.authority().client(Optional.empty()).getSocketFactory().createSocket("localhost", site.port())) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static double refused(Site site) throws Exception {
        return metric(site, "sekisho_reload_refused{files=\"SERVER_CERTIFICATE\"");
    }

    private static double metric(Site site, String series) throws Exception {
        return site.showing(Optional.empty())
                .send(HttpRequest.newBuilder(site.at("/q/metrics")).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}
