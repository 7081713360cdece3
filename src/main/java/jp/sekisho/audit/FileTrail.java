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
import org.jspecify.annotations.Nullable;

/// A trail in files. Entries are handed over to one thread, which writes all that wait in one piece: the more come at
/// once, the less each one costs.
public final class FileTrail implements AuditTrail, AutoCloseable {
    private static final int MOST_WAITING = 1 << 14;
    private static final int MOST_TOGETHER = 1 << 10;
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final TrailOptions options;
    private final TrailWriter writer;
    private final TrailTime time;
    private final TrailListener listener;
    private final Thread thread;

    private volatile boolean closed;
    private volatile boolean failing;
    /// When the batch that is being written was begun; 0 where there is none.
    private volatile long writingSince;

    private FileTrail(TrailOptions options, TrailWriter writer, TrailTime time, TrailListener listener) {
        this.options = options;
        this.writer = writer;
        this.time = time;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("audit-trail").daemon().unstarted(this::run);
    }

    /// Goes on with the trail in the directory, or begins one.
    ///
    /// @throws TrailRefused where the directory cannot be written to safely
    public static FileTrail open(TrailOptions options, AttestationSigner signer, Clock clock, TrailListener listener) {
        FileTrail trail = open(options, signer, clock, TrailTime.SYSTEM, listener);
        trail.thread.start();
        return trail;
    }

    /// The same without its thread: whoever opens it gives it its [turns][#turn] and has it [leave][#leave].
    static FileTrail open(
            TrailOptions options, AttestationSigner signer, Clock clock, TrailTime time, TrailListener listener) {
        try {
            return new FileTrail(options, TrailWriter.open(options, signer, clock, time, listener), time, listener);
        } catch (IOException e) {
            throw new TrailRefused(options.directory() + " cannot be written: " + e);
        }
    }

    record Waiting(List<? extends TrailEntry> entries, CompletableFuture<Append> done, long since) {}

    @Override
    public CompletionStage<Append> append(List<? extends TrailEntry> entries) {
        if (closed) {
            return CompletableFuture.completedStage(Append.NOT_WRITTEN);
        }
        Waiting waiting = new Waiting(List.copyOf(entries), new CompletableFuture<>(), time.nanos());
        if (!queue.offer(waiting)) {
            listener.failed(Trouble.TOO_MANY_WAIT, "");
            return CompletableFuture.completedStage(Append.NOT_WRITTEN);
        }
        time.completeLater(waiting.done, Append.NOT_WRITTEN, options.deadline());
        return waiting.done;
    }

    @Override
    public boolean isWritable() {
        long since = writingSince;
        return !closed
                && !failing
                && thread.isAlive()
                && (since == 0 || time.nanos() - since < options.deadline().toNanos());
    }

    @Override
    public int waiting() {
        return queue.size();
    }

    private void run() {
        long tick =
                Math.min(options.headInterval().toNanos(), Duration.ofSeconds(1).toNanos());
        while (!isOver()) {
            try {
                turn(queue.poll(tick, TimeUnit.NANOSECONDS));
            } catch (InterruptedException e) {
                // Nobody interrupts this thread; a closed channel would be the result.
                closed = true;
            }
        }
        leave();
    }

    /// Writes down what waits, and signs the head where that is due.
    void turn(@Nullable Waiting first) {
        if (first != null) {
            List<Waiting> batch = new ArrayList<>();
            batch.add(first);
            queue.drainTo(batch, MOST_TOGETHER - 1);
            write(batch);
        }
        writer.signHeadIfDue();
    }

    /// What waits longest, for its [turn][#turn].
    @Nullable
    Waiting next() {
        return queue.poll();
    }

    boolean isOver() {
        return closed && queue.isEmpty();
    }

    /// Signs the head and leaves the directory.
    void leave() {
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
        List<TrailEntry> entries = new ArrayList<>();
        inTime.forEach(waiting -> entries.addAll(waiting.entries));
        if (entries.isEmpty()) {
            inTime.forEach(waiting -> waiting.done.complete(Append.WRITTEN));
            return;
        }
        writingSince = time.nanos();
        Append result = append(entries, inTime.getFirst().since);
        writingSince = 0;
        inTime.forEach(waiting -> waiting.done.complete(result));
    }

    private Append append(List<TrailEntry> entries, long since) {
        try {
            writer.append(entries);
            listener.written(entries.size(), Duration.ofNanos(time.nanos() - since));
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
        takeNoMore();
        try {
            thread.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void takeNoMore() {
        closed = true;
        queue.offer(new Waiting(List.of(), new CompletableFuture<>(), time.nanos()));
    }
}
