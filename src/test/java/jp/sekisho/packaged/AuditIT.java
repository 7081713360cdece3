package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.audit.TrailFindings;
import jp.sekisho.audit.TrailVerifier;
import jp.sekisho.signing.KeySet;
import jp.sekisho.testsupport.CheckExamples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audit trail of the packaged service in production: what is left of it when the process is killed in the
/// midst of work, and what is answered when the disk is full.
class AuditIT {
    private static final int KILLS = 20;
    private static final int CLIENTS = 8;
    private static final int PASSES_BEFORE_KILL = 150;
    private static final Pattern CHECK_ID = Pattern.compile("\"checkId\":\"([^\"]+)\"");

    @TempDir
    private static Path folder;

    private static Map<String, String> settings;
    private static URI checks;
    private static HttpClient client;

    @BeforeAll
    static void prepare() throws Exception {
        Site site = new Site(folder);
        site.callers("""
                welfare.certificate-subject = CN=welfare
                welfare.roles = checker
                welfare.procedures = *
                welfare.detail = full
                welfare.requests-per-minute = 10000000
                """);
        checks = site.at("/v1/checks");
        client = site.showing(Optional.of(site.authority().issue("welfare")));
        settings = site.settings();
        settings.remove("SEKISHO_AUDIT_DIRECTORY");
        settings.remove("SEKISHO_CALLERS_TOKENS_KEYS");
        settings.remove("SEKISHO_CALLERS_TOKENS_ISSUER");
        // Started often: the compiler that makes the fastest code does not pay.
        settings.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static ServiceProcess start(Path directory) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("SEKISHO_AUDIT_DIRECTORY", directory.toString());
        return ServiceProcess.start("prod", all).awaitStart();
    }

    private static HttpResponse<String> check(String request) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(checks)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(request))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String checkId(String answer) {
        Matcher id = CHECK_ID.matcher(answer);
        assertThat(id.find()).as(answer).isTrue();
        return id.group(1);
    }

    private static boolean isPass(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("\"decision\":\"PASS\"");
    }

    /// Sends checks at once until the connection breaks, and keeps the id of every PASS.
    private static Thread sending(Set<String> passes, AtomicBoolean unexpected) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    HttpResponse<String> answer = check(CheckExamples.PASS_REQUEST);
                    if (isPass(answer)) {
                        passes.add(checkId(answer.body()));
                    } else {
                        unexpected.set(true);
                    }
                }
            } catch (IOException endOfTheService) {
                // Killed.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static KeySet keys() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(checks.resolve("/.well-known/jwks.json")).build(),
                HttpResponse.BodyHandlers.ofString());
        return KeySet.parse(answer.body()).orElseThrow();
    }

    /// Ids of the checks that the trail says have passed.
    private static Set<String> passes(Path directory) throws IOException {
        Set<String> passes = new HashSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".ndjson")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (line.contains("\"decision\":\"PASS\"")) {
                        passes.add(checkId(line));
                    }
                }
            }
        }
        return passes;
    }

    @Test
    void everyPassThatAClientGotHasItsLineHoweverOftenTheProcessIsKilled() throws Exception {
        Path directory = folder.resolve("killed");
        Set<String> got = ConcurrentHashMap.newKeySet();
        AtomicBoolean unexpected = new AtomicBoolean();
        KeySet keys = null;
        for (int kill = 1; kill <= KILLS; kill++) {
            ServiceProcess service = start(directory);
            keys = keys();
            int before = got.size();
            List<Thread> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(_ -> sending(got, unexpected))
                    .toList();
            Awaitility.await()
                    .atMost(1, TimeUnit.MINUTES)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> got.size() >= before + PASSES_BEFORE_KILL);
            service.kill();
            for (Thread thread : clients) {
                assertThat(thread.join(Duration.ofSeconds(15))).isTrue();
            }
            assertThat(unexpected).isFalse();
            assertThat(passes(directory)).as("after kill %d", kill).containsAll(got);
        }
        // The last start signs what the last kill left.
        start(directory).close();
        TrailFindings findings = TrailVerifier.verify(directory, List.of(keys), List.of(), false);
        assertThat(findings.broken()).isEmpty();
        assertThat(findings.files()).isEqualTo(KILLS + 1);
        assertThat(findings.lines()).isGreaterThanOrEqualTo(got.size() + findings.files());
        assertThat(findings.linesAfterLastHead()).isZero();
        assertThat(got).hasSizeGreaterThanOrEqualTo(KILLS * PASSES_BEFORE_KILL);
    }

    @Test
    void twoProcessesDoNotWriteOneDirectory() throws Exception {
        Path directory = folder.resolve("shared");
        Map<String, String> all = new HashMap<>(settings);
        all.put("SEKISHO_AUDIT_DIRECTORY", directory.toString());
        try (ServiceProcess first = start(directory);
                ServiceProcess second = ServiceProcess.start("prod", all)) {
            assertThat(second.awaitExit()).isNotZero();
            assertThat(second.log())
                    .contains(
                            "sekisho.audit.directory (SEKISHO_AUDIT_DIRECTORY): ",
                            directory + " is written by another process");
            assertThat(isPass(check(CheckExamples.PASS_REQUEST)))
                    .as(first.log())
                    .isTrue();
        }
    }

    /// What the kernel lets the process write to a file.
    private static void limitFileSize(ServiceProcess service, String bytes) throws IOException, InterruptedException {
        Process limit = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(service.pid()), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start();
        assertThat(limit.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(limit.exitValue()).isZero();
    }

    @Test
    void aFullDiskBlocksAndTheTrailGoesOnWhenThereIsRoom() throws Exception {
        assumeThat(Path.of("/usr/bin/prlimit")).exists();
        Path directory = folder.resolve("full");
        Path file = directory.resolve("audit-000001.ndjson");
        Set<String> got = new HashSet<>();
        KeySet keys;
        try (ServiceProcess service = start(directory)) {
            keys = keys();
            // The limit is on every file: the log must stay shorter than the trail.
            for (int i = 0; i < 30; i++) {
                got.add(checkId(check(CheckExamples.PASS_REQUEST).body()));
            }
            long good = Files.size(file);
            // Room for a part of a line.
            limitFileSize(service, Long.toString(good + 100));
            for (int i = 0; i < 20; i++) {
                HttpResponse<String> answer =
                        check(i % 2 == 0 ? CheckExamples.PASS_REQUEST : CheckExamples.HOUSEHOLD_SWAP_REQUEST);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("5");
                assertThat(answer.body())
                        .contains("\"code\":\"AUDIT_UNAVAILABLE\"", "\"decision\":\"BLOCK\"")
                        .doesNotContain("attestation", "PASS");
            }
            assertThat(Files.size(file)).isLessThanOrEqualTo(good + 100);
            limitFileSize(service, "unlimited");
            for (int i = 0; i < 5; i++) {
                HttpResponse<String> answer = check(CheckExamples.PASS_REQUEST);
                assertThat(isPass(answer)).as(answer.body()).isTrue();
                got.add(checkId(answer.body()));
            }
            assertThat(service.log())
                    .containsOnlyOnce("The audit trail cannot be written, so that nothing is decided")
                    .contains("The audit trail is written again");
        }
        assertThat(passes(directory)).isEqualTo(got);
        TrailFindings findings = TrailVerifier.verify(directory, List.of(keys), List.of(), false);
        assertThat(findings.broken()).isEmpty();
        assertThat(findings.lines()).isEqualTo(got.size() + 1L);
        assertThat(findings.linesAfterLastHead()).isZero();
    }
}
