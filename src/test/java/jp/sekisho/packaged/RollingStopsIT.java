package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.testsupport.CheckExamples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two instances behind the balancers of `deploy/balancer`, stopped and started in turn under load, on kept and on new
/// connections. A client of HTTP does not send a check a second time by itself: each that fails is counted.
///
/// `-Drolling.stops=20` stops twenty times.
class RollingStopsIT {
    private static final int STOPS = Integer.getInteger("rolling.stops", 2);
    private static final Duration TAKEN_IN_AGAIN = Duration.ofSeconds(10);

    @TempDir
    private static Path folder;

    /// One program that stands before the two instances.
    private record Balancer(String program, String file, int port, List<String> command) {}

    @Test
    void noCallIsLostWhileOneInstanceAfterTheOtherStops() throws Exception {
        Site site = new Site(folder);
        site.callers(Site.caller("checker", "checker", "*", 1_000_000));
        List<Integer> ports = List.of(site.port(), freePort());
        List<Balancer> balancers = List.of(
                new Balancer("haproxy", "haproxy.cfg", freePort(), List.of("-db", "-f")),
                new Balancer(
                        "nginx",
                        "nginx.conf",
                        freePort(),
                        List.of(
                                "-e",
                                "stderr",
                                "-g",
                                "daemon off; pid " + folder.resolve("nginx.pid").toAbsolutePath() + ";",
                                "-c")));
        Assumptions.assumeTrue(
                installed("/usr/sbin/haproxy") && installed("/usr/lib/nginx/modules/ngx_stream_module.so"),
                "needs Debian's haproxy, nginx and libnginx-mod-stream");
        List<Process> running = new ArrayList<>();
        ServiceProcess[] instances = {start(site, ports.get(0)), start(site, ports.get(1))};
        try (Load load = new Load(site)) {
            for (ServiceProcess instance : instances) {
                instance.awaitStart();
            }
            for (Balancer balancer : balancers) {
                running.add(start(balancer, ports));
            }
            for (Balancer balancer : balancers) {
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> answers(site, balancer.port()));
            }
            for (var version : List.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2)) {
                balancers.forEach(balancer -> load.on(balancer, version));
            }
            for (int stop = 0; stop < STOPS; stop++) {
                int turn = stop % 2;
                long before = load.answered.get();
                instances[turn].close();
                instances[turn] = start(site, ports.get(turn)).awaitStart();
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> answers(site, ports.get(turn)));
                // Until both have taken it in again: HAProxy after two good answers, nginx after its fail_timeout.
                Awaitility.await()
                        .pollDelay(TAKEN_IN_AGAIN)
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> load.answered.get() > before + 100);
            }
            load.end();
            System.out.printf("%d stops: %d calls answered%n", STOPS, load.answered.get());
            assertThat(load.failed).isEmpty();
        } finally {
            running.forEach(Process::destroy);
            for (ServiceProcess instance : instances) {
                instance.close();
            }
        }
    }

    private static ServiceProcess start(Site site, int port) {
        Map<String, String> settings = site.settings();
        settings.put("QUARKUS_HTTP_SSL_PORT", Integer.toString(port));
        settings.put("QUARKUS_SHUTDOWN_DELAY", "5s");
        settings.put(
                "SEKISHO_AUDIT_DIRECTORY",
                site.folder().resolve("audit-" + port).toString());
        return ServiceProcess.start("prod", settings);
    }

    /// The committed configuration, but for the ports and the place of the authority's certificate.
    private static Process start(Balancer balancer, List<Integer> ports) throws IOException {
        Path file = folder.resolve(balancer.file()).toAbsolutePath();
        Files.writeString(
                file,
                Files.readString(Path.of("deploy", "balancer", balancer.file()))
                        .replace("127.0.0.1:8443", "127.0.0.1:" + ports.get(0))
                        .replace("127.0.0.1:8444", "127.0.0.1:" + ports.get(1))
                        .replace("127.0.0.1:9443", "127.0.0.1:" + balancer.port())
                        .replace(
                                "/etc/sekisho/tls/ca.crt",
                                folder.resolve("ca.crt").toAbsolutePath().toString()));
        List<String> command = new ArrayList<>();
        command.add(balancer.program());
        command.addAll(balancer.command());
        command.add(file.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(balancer.program() + ".log").toFile())
                .start();
    }

    private static boolean installed(String file) {
        return Files.exists(Path.of(file));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(Site site, int port) {
        try {
            return site.showing(Optional.empty())
                            .send(
                                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/q/health/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Callers that ask one check after the other.
    private static final class Load implements AutoCloseable {
        /// So many checks on one connection, then one on a connection of its own.
        private static final int KEPT = 20;

        private final Site site;
        private final Authority.Issued certificate;
        private final ExecutorService callers = Executors.newCachedThreadPool();
        private final AtomicLong answered = new AtomicLong();
        private final Queue<String> failed = new ConcurrentLinkedQueue<>();
        private volatile boolean ended;

        Load(Site site) throws Exception {
            this.site = site;
            this.certificate = site.authority().issue("checker");
        }

        void on(Balancer balancer, HttpClient.Version version) {
            HttpRequest check = HttpRequest.newBuilder(
                            URI.create("https://localhost:" + balancer.port() + "/v1/checks"))
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(30))
                    .POST(BodyPublishers.ofString(CheckExamples.PASS_REQUEST))
                    .build();
            callers.execute(() -> {
                try (HttpClient kept = site.showing(Optional.of(certificate), version)) {
                    for (int i = 1; !ended; i++) {
                        if (i % KEPT == 0) {
                            try (HttpClient fresh = site.showing(Optional.of(certificate), version)) {
                                call(fresh, check, balancer.program() + ", new " + version);
                            }
                        } else {
                            call(kept, check, balancer.program() + ", kept " + version);
                        }
                    }
                } catch (Exception e) {
                    failed.add(e.toString());
                }
            });
        }

        private void call(HttpClient client, HttpRequest check, String how) throws InterruptedException {
            try {
                HttpResponse<String> answer = client.send(check, BodyHandlers.ofString());
                if (answer.statusCode() == 200 && answer.body().contains("\"decision\":\"PASS\"")) {
                    answered.incrementAndGet();
                } else {
                    failed.add(how + ": " + answer.statusCode());
                }
            } catch (IOException e) {
                failed.add(how + ": " + e);
            }
        }

        void end() throws InterruptedException {
            ended = true;
            callers.shutdown();
            assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }

        @Override
        public void close() throws Exception {
            end();
        }
    }
}
