package jp.sekisho.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;

/// The packaged service as a process of its own, as an operator starts it.
final class ServiceProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration START = Duration.ofMinutes(1);

    private final Process process;
    private final Path output;

    private ServiceProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /// Starts the jar in a profile with settings as environment variables.
    static ServiceProcess start(String profile, Map<String, String> environment) {
        return start(profile, environment, List.of());
    }

    /// The same where the operating system gives the process no more than so many file descriptors.
    static ServiceProcess startWithin(int descriptors, String profile, Map<String, String> environment) {
        return start(
                profile, environment, List.of("bash", "-c", "ulimit -n " + descriptors + " && exec \"$@\"", "bash"));
    }

    private static ServiceProcess start(String profile, Map<String, String> environment, List<String> launcher) {
        try {
            Path output = Files.createTempFile(Path.of("target"), "service", ".log");
            List<String> command = new ArrayList<>(launcher);
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("QUARKUS_PROFILE", profile);
            // No balancer has to turn away first; a test that looks at the stop says otherwise.
            builder.environment().put("QUARKUS_SHUTDOWN_DELAY", "0s");
            builder.environment().putAll(environment);
            return new ServiceProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until the service listens.
    ServiceProcess awaitStart() {
        Awaitility.await().atMost(START).until(() -> log().contains("Listening on") || !process.isAlive());
        Assertions.assertTrue(process.isAlive(), this::log);
        return this;
    }

    /// Waits until the service has refused to start, and returns its exit code.
    int awaitExit() {
        try {
            Assertions.assertTrue(process.waitFor(START.toSeconds(), TimeUnit.SECONDS), this::log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /// Ends the process as a power switch would: nothing of it runs any more.
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /// Asks the process to stop, as an operator does, and does not wait.
    void stop() {
        process.destroy();
    }

    long pid() {
        return process.pid();
    }

    /// How many sockets it holds, those that it listens on included.
    long sockets() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid()), "fd"))) {
            return descriptors.filter(ServiceProcess::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    String log() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        awaitExit();
        Files.deleteIfExists(output);
    }
}
