package jp.sekisho.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.testsupport.VirtualTime;

/// The trail in files, whose writer is a task of a simulation.
public final class SimulatedTrail implements AuditTrail {
    private final VirtualTime time;
    private final FileTrail trail;
    private final Duration tick;
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private CompletableFuture<Void> something = new CompletableFuture<>();

    private SimulatedTrail(VirtualTime time, FileTrail trail, Duration tick) {
        this.time = time;
        this.trail = trail;
        this.tick = tick;
    }

    /// @throws TrailRefused as [FileTrail#open] does
    public static SimulatedTrail open(
            TrailOptions options, AttestationSigner signer, Clock clock, TrailListener listener, VirtualTime time) {
        FileTrail trail = FileTrail.open(
                options,
                signer,
                clock,
                new TrailTime() {
                    @Override
                    public long nanos() {
                        return time.nanos();
                    }

                    @Override
                    public <T> void completeLater(CompletableFuture<T> waiting, T value, Duration after) {
                        time.after(after, () -> waiting.complete(value));
                    }
                },
                listener);
        SimulatedTrail simulated = new SimulatedTrail(time, trail, options.headInterval());
        time.start(simulated::write);
        return simulated;
    }

    /// As the trail's own thread does.
    private void write() {
        while (!trail.isOver()) {
            if (trail.waiting() == 0) {
                something = new CompletableFuture<>();
                time.await(something, tick);
            }
            trail.turn(trail.next());
        }
        trail.leave();
        left.complete(null);
    }

    @Override
    public CompletionStage<Append> append(List<? extends TrailEntry> entries) {
        CompletionStage<Append> appended = trail.append(entries);
        something.complete(null);
        return appended;
    }

    @Override
    public boolean isWritable() {
        return trail.isWritable();
    }

    @Override
    public int waiting() {
        return trail.waiting();
    }

    /// Complete when everything is written and the directory is left.
    public CompletableFuture<Void> close() {
        trail.takeNoMore();
        something.complete(null);
        return left;
    }

    /// What a directory holds: ids of checks by what was decided, and of those whose attestation is named.
    public record Lines(Set<String> passes, Set<String> blocks) {}

    /// Every whole line, read as the verifier reads it.
    public static Lines read(Path directory) throws java.io.IOException {
        Lines found = new Lines(new HashSet<>(), new HashSet<>());
        for (Path file : TrailDirectory.files(directory).values()) {
            for (String line : java.nio.file.Files.readString(file).split("\n", -1)) {
                value(line, "checkId").ifPresent(id -> {
                    boolean pass = line.contains("\"decision\":\"PASS\"");
                    (pass ? found.passes : found.blocks).add(id);
                });
            }
        }
        return found;
    }

    private static Optional<String> value(String line, String name) {
        String before = "\"" + name + "\":\"";
        int at = line.indexOf(before);
        return at < 0 || !line.endsWith("}")
                ? Optional.empty()
                : Optional.of(line.substring(at + before.length(), line.indexOf('"', at + before.length())));
    }
}
