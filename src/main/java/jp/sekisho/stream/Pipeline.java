package jp.sekisho.stream;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Works through a stream on shared workers and gives the results back in order. A stream has few batches at work at a
/// time: that bounds its memory, holds a fast sender back, and lets streams share the workers in turn. Entries are
/// worked on as soon as they have come; batches are only as large as what waits.
///
/// @param <I> an entry as it was sent
/// @param <R> what a batch becomes
public final class Pipeline<I, R> {
    private static final int BATCH = 512;
    private static final int WAITING_READS = 4;

    private final ExecutorService workers;
    private final int inFlight;
    private final Function<List<I>, R> work;

    /// Takes what the batches have become, in the order of the stream.
    public interface Sink<R> {
        void accept(R result) throws IOException;
    }

    /// How the input ended.
    public enum End {
        COMPLETE,
        /// The connection or the compressed stream broke off.
        CUT,
        TOO_LONG,
        /// It unpacks to more than allowed.
        INFLATED,
        /// The sender may send no more for now.
        USED_UP
    }

    /// @param inFlight batches of one stream that are worked on at a time
    public Pipeline(ExecutorService workers, int inFlight, Function<List<I>, R> work) {
        this.workers = workers;
        this.inFlight = inFlight;
        this.work = work;
    }

    /// Runs until the input ends. The sink is called on this thread; where it throws, the work ends.
    public End run(Source<I> source, Sink<R> sink) throws IOException, InterruptedException {
        Reading<I> reading = new Reading<>(source);
        Thread reader = Thread.ofVirtual().name("stream-reader").start(reading);
        Deque<Future<R>> batches = new ArrayDeque<>();
        try {
            boolean more = true;
            while (more || !batches.isEmpty()) {
                while (more && batches.size() < inFlight) {
                    List<I> batch = new ArrayList<>();
                    more = reading.take(batch, batches.isEmpty());
                    if (batch.isEmpty()) {
                        break;
                    }
                    batches.add(workers.submit(() -> work.apply(batch)));
                }
                if (!batches.isEmpty()) {
                    sink.accept(result(batches.remove()));
                }
            }
            return reading.end;
        } finally {
            batches.forEach(batch -> batch.cancel(true));
            reader.interrupt();
        }
    }

    private static <R> R result(Future<R> batch) throws InterruptedException {
        try {
            return batch.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch failed", e.getCause());
        }
    }

    /// Reads on a thread of its own, so that results leave while the sender is silent.
    private static final class Reading<I> implements Runnable {
        private final Source<I> source;
        private final BlockingQueue<List<I>> waiting = new ArrayBlockingQueue<>(WAITING_READS);
        private volatile End end = End.CUT;

        Reading(Source<I> source) {
            this.source = source;
        }

        @Override
        public void run() {
            try {
                try {
                    List<I> read = source.read();
                    while (!read.isEmpty()) {
                        waiting.put(read);
                        read = source.read();
                    }
                    end = End.COMPLETE;
                } catch (StreamTooLong e) {
                    end = End.TOO_LONG;
                } catch (InflatedTooFar e) {
                    end = End.INFLATED;
                } catch (AllowanceUsedUp e) {
                    end = End.USED_UP;
                } catch (IOException e) {
                    end = End.CUT;
                } finally {
                    waiting.put(List.of());
                }
            } catch (InterruptedException e) {
                // Nobody waits for more.
                Thread.currentThread().interrupt();
            }
        }

        /// Adds what waits to a batch.
        ///
        /// @param wait whether to wait until something has come
        /// @return whether more may come
        boolean take(List<I> batch, boolean wait) throws InterruptedException {
            List<I> read = wait ? waiting.take() : waiting.poll();
            // Few reads too: each may be one long entry.
            for (int reads = 1; read != null; reads++) {
                if (read.isEmpty()) {
                    return false;
                }
                batch.addAll(read);
                read = batch.size() < BATCH && reads < WAITING_READS ? waiting.poll() : null;
            }
            return true;
        }
    }
}
