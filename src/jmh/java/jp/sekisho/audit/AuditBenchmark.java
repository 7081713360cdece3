package jp.sekisho.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.sekisho.audit.AuditTrail.Append;
import jp.sekisho.audit.TrailOptions.Durability;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// Decisions written a second: one caller that waits for each, 32 that do, and an inspection's batch of 512.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class AuditBenchmark {
    private static final int BATCH = 512;
    private static final int CALLERS = 32;

    @Param({"OS", "DISK"})
    private Durability durability = Durability.OS;

    private final List<AuditEntry> one = Trails.entries(1);
    private final List<AuditEntry> batch = Trails.entries(BATCH);

    private Path directory = Path.of("");
    private AuditTrail trail = AuditTrail.none();
    private Runnable closing = () -> {};

    @Setup
    public void open() throws IOException {
        directory = Files.createTempDirectory(Path.of("target"), "audit");
        FileTrail opened = Trails.open(new TrailOptions(
                directory, durability, 100_000_000, true, Duration.ofMinutes(1), Duration.ofSeconds(3)));
        trail = opened;
        closing = opened::close;
    }

    @TearDown
    public void close() throws IOException {
        closing.run();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Benchmark
    public Append oneCaller() {
        return written(one);
    }

    @Benchmark
    @Threads(CALLERS)
    public Append manyCallers() {
        return written(one);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Append batch() {
        return written(batch);
    }

    private Append written(List<AuditEntry> entries) {
        Append append = trail.append(entries).toCompletableFuture().join();
        if (append != Append.WRITTEN) {
            throw new IllegalStateException("not written");
        }
        return append;
    }
}
