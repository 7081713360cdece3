package jp.sekisho.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.caller.HurriedGate;
import jp.sekisho.practice.Outages;
import jp.sekisho.practice.Rehearsal;
import jp.sekisho.practice.conformance.CarefulCaller;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged practice gate, and the packaged conformance kit.
class PracticeIT {
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void turnsAShareOfGoodAnswersInto503() throws IOException, InterruptedException {
        int port = freePort();
        List<Boolean> unavailable = new ArrayList<>();
        try (ServiceProcess _ = ServiceProcess.start("practice", Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)))
                        .awaitStart();
                HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 100; i++) {
                HttpResponse<Void> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/checks"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(CheckExamples.PASS_REQUEST))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                unavailable.add(answer.statusCode() == 503);
            }
        }
        Outages outages = new Outages(new Rehearsal(0.05, 20261127, Duration.ZERO));
        assertThat(unavailable)
                .contains(true)
                .isEqualTo(Stream.generate(outages::next).limit(100).toList());
    }

    @Test
    void aCallerThatRegistersNothingFailsWhereItShould(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(kit(folder, "--caller-command", "false", "--without-inspections")
                        .start()
                        .waitFor())
                .isEqualTo(1);
        assertThat(folder.resolve("output")).content().contains("4 of ");
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
        assertThat(folder.resolve("report.xml")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("report.json"))).contains("\"failures\" : 4");
    }

    private static ProcessBuilder kit(Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/quarkus-app/quarkus-run.jar",
                "conformance",
                "--port",
                Integer.toString(freePort()),
                "--out",
                folder.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
    }

    /// The kit speaks TLS, and asks a test system that listens: here one that uses the library for callers.
    @Test
    void aCarefulTestSystemPassesOverTls(@TempDir Path folder) throws Exception {
        Authority authority = new Authority("practice");
        authority.issue("gate").write(folder.resolve("gate.key"), folder.resolve("gate.crt"));
        HttpServer system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(authority.client(Optional.empty()))
                .build()) {
            system.createContext("/scene", exchange -> register(exchange, client));
            system.start();
            ProcessBuilder command = kit(
                    folder,
                    "--caller-url",
                    "http://127.0.0.1:" + system.getAddress().getPort() + "/scene",
                    "--tls-certificate",
                    folder.resolve("gate.crt").toString(),
                    "--tls-key",
                    folder.resolve("gate.key").toString());
            command.environment().put("SEKISHO_PRACTICE_SILENCE", "1s");
            int end = command.start().waitFor();
            assertThat(folder.resolve("output")).content().contains("0 of ");
            assertThat(end).isZero();
            assertThat(Files.readString(folder.resolve("report.json")))
                    .isEqualTo(Files.readString(Path.of("openapi/conformance/careful.json")));
        } finally {
            system.stop(0);
        }
    }

    private static void register(HttpExchange exchange, HttpClient client) throws IOException {
        String records = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean stream = exchange.getRequestHeaders().getFirst("Content-Type").equals("application/x-ndjson");
        URI gate = URI.create(exchange.getRequestHeaders().getFirst("Sekisho-Gate"));
        try {
            boolean registered = new CarefulCaller(HurriedGate.at(gate, client)).registers(records, stream);
            byte[] told = ("{\"registered\": " + registered + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, told.length);
            exchange.getResponseBody().write(told);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }
}
