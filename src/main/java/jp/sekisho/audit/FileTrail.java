package jp.sekisho.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import jp.sekisho.attestation.AttestationSigner;
import jp.sekisho.audit.TrailListener.Trouble;

/// A trail in files. Entries are handed over to one thread, which writes all that wait in one piece: the more come at
/// once, the less each one costs.
public final class FileTrail implements AuditTrail, AutoCloseable {
    private static final int MOST_WAITING = 1 << 14;
    private static final int MOST_TOGETHER = 1 << 10;
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final TrailOptions options;
    private final TrailWriter writer;
    private final TrailListener listener;
    private final Thread thread;

    private volatile boolean closed;
    private volatile boolean failing;
    /// When the batch that is being written was begun; 0 where there is none.
    private volatile long writingSince;

    private FileTrail(TrailOptions options, TrailWriter writer, TrailListener listener) {
        this.options = options;
        this.writer = writer;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("audit-trail").daemon().unstarted(this::run);
    }

    /// Goes on with the trail in the directory, or begins one.
    ///
    /// @throws TrailRefused where the directory cannot be written to safely
    public static FileTrail open(TrailOptions options, AttestationSigner signer, Clock clock, TrailListener listener) {
        try {
            FileTrail trail = new FileTrail(options, TrailWriter.open(options, signer, clock, listener), listener);
            trail.thread.start();
            return trail;
        } catch (IOException e) {
            throw new TrailRefused(options.directory() + " cannot be written: " + e);
        }
    }

    private record Waiting(List<AuditEntry> entries, CompletableFuture<Append> done, long since) {}

    @Override
    public CompletionStage<Append> append(List<AuditEntry> entries) {
        if (closed) {
            return CompletableFuture.completedStage(Append.NOT_WRITTEN);
        }
        Waiting waiting = new Waiting(List.copyOf(entries), new CompletableFuture<>(), System.nanoTime());
        if (!queue.offer(waiting)) {
            listener.failed(Trouble.TOO_MANY_WAIT, "");
            return CompletableFuture.completedStage(Append.NOT_WRITTEN);
        }
        return waiting.done.completeOnTimeout(
                Append.NOT_WRITTEN, options.deadline().toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public boolean isWritable() {
        long since = writingSince;
        return !closed
                && !failing
                && thread.isAlive()
                && (since == 0 || System.nanoTime() - since < options.deadline().toNanos());
    }

    @Override
    public int waiting() {
        return queue.size();
    }

    private void run() {
        long tick =
                Math.min(options.headInterval().toNanos(), Duration.ofSeconds(1).toNanos());
        List<Waiting> batch = new ArrayList<>();
        while (!closed || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(tick, TimeUnit.NANOSECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MOST_TOGETHER - 1);
                    write(batch);
                    batch.clear();
                }
                writer.signHeadIfDue();
            } catch (InterruptedException e) {
                // Nobody interrupts this thread; a closed channel would be the result.
                closed = true;
            }
        }
        try {
            writer.close();
        } catch (IOException e) {
            listener.failed(Trouble.NOT_WRITABLE, e.toString());
        }
    }

    private void write(List<Waiting> batch) {
        // Who was answered that nothing was written in time needs no line.
        List<Waiting> inTime =
                batch.stream().filter(waiting -> !waiting.done.isDone()).toList();
        List<AuditEntry> entries =
                inTime.stream().flatMap(waiting -> waiting.entries.stream()).toList();
        if (entries.isEmpty()) {
            inTime.forEach(waiting -> waiting.done.complete(Append.WRITTEN));
            return;
        }
        writingSince = System.nanoTime();
        Append result = append(entries, inTime.getFirst().since);
        writingSince = 0;
        inTime.forEach(waiting -> waiting.done.complete(result));
    }

    private Append append(List<AuditEntry> entries, long since) {
        try {
            writer.append(entries);
            listener.written(entries.size(), Duration.ofNanos(System.nanoTime() - since));
            if (failing) {
                failing = false;
                listener.recovered();
            }
            return Append.WRITTEN;
        } catch (NoSuchFileException e) {
            return failed(Trouble.MOVED, e);
        } catch (IOException e) {
            return failed(Trouble.NOT_WRITABLE, e);
        } catch (RuntimeException e) {
            return failed(Trouble.DEFECT, e);
        }
    }

    private Append failed(Trouble trouble, Exception e) {
        failing = true;
        listener.failed(trouble, e.toString());
        return Append.NOT_WRITTEN;
    }

    /// Writes what waits, signs the head, and leaves the directory.
    @Override
    public void close() {
        closed = true;
        queue.offer(new Waiting(List.of(), new CompletableFuture<>(), System.nanoTime()));
        try {
            thread.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
