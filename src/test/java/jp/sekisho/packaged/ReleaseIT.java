package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.sekisho.testsupport.CheckExamples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The release as a closed network gets it: one file, unpacked elsewhere, begun by its launcher.
class ReleaseIT {
    @TempDir
    private static Path elsewhere;

    private static Path unpacked = Path.of("");

    @BeforeAll
    static void unpack() throws Exception {
        Path archive;
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            archive = built.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findAny()
                    .orElse(Path.of("none"));
        }
        Assumptions.assumeTrue(Files.exists(archive), "the archive is made on Linux");
        assertThat(run(List.of("tar", "-xzf", archive.toAbsolutePath().toString()), elsewhere))
                .isEmpty();
        try (Stream<Path> folders = Files.list(elsewhere)) {
            unpacked = folders.findFirst().orElseThrow();
        }
    }

    @Test
    void whatArrivesIsWhatWasBuilt() throws Exception {
        assertThat(run(List.of("sha256sum", "--quiet", "--check", "SHA256SUMS"), unpacked))
                .isEmpty();
        Path sums = unpacked.resolve("SHA256SUMS");
        try (Stream<Path> files = Files.walk(unpacked)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSize(Files.readAllLines(sums).size() + 1);
        }
        JsonNode bill = new ObjectMapper()
                .readTree(unpacked.resolve("sbom.cyclonedx.json").toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        List<String> libraries = bill.path("components").findValuesAsText("name");
        try (Stream<Path> jars = Files.list(unpacked.resolve("quarkus-app/lib/main"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .allMatch(jar -> libraries.stream().anyMatch(jar::contains));
        }
        assertThat(unpacked)
                .isDirectoryContaining("glob:**/LICENSE")
                .isDirectoryContaining("glob:**/NOTICE")
                .isDirectoryContaining("glob:**-verifier.jar");
        assertThat(unpacked.resolve("openapi/sekisho.yaml")).exists();
        assertThat(unpacked.resolve("deploy/README.md")).exists();
    }

    @Test
    void theLauncherBeginsAServiceThatAnswers() throws Exception {
        int port = freePort();
        Path log = elsewhere.resolve("service.log");
        ProcessBuilder launcher = new ProcessBuilder(
                        unpacked.resolve("bin/sekisho").toString())
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        launcher.environment().put("QUARKUS_PROFILE", "demo");
        launcher.environment().put("JVM_HEAP", "768m");
        launcher.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Process service = launcher.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> Files.readString(log).contains("Listening on") || !service.isAlive());
            String answer = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/checks"))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(CheckExamples.PASS_REQUEST))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            assertThat(answer).contains("\"decision\":\"PASS\"");
        } finally {
            service.destroy();
            assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void theLauncherKnowsTheCommands() throws Exception {
        String sekisho = unpacked.resolve("bin/sekisho").toString();
        assertThat(run(List.of(sekisho, "explain", "長野県長野市青葉町1-2-3-101"), elsewhere))
                .contains("青葉町");
        assertThat(Files.readString(unpacked.resolve("bin/sekisho"))).doesNotContain("\r");
        assertThat(Files.readString(unpacked.resolve("bin/sekisho.cmd"))).contains("\r\n");
    }

    private static String run(List<String> command, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
