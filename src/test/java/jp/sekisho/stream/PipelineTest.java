package jp.sekisho.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipelineTest {
    private static final Limits LIMITS = new Limits(1_000, 1L << 40, 100, Duration.ofSeconds(1), 1, 1);

    private final ExecutorService workers = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    private static LineReader lines(InputStream in) {
        return LineReader.ofLines(in, LIMITS, Allowance.UNLIMITED);
    }

    private static byte[] numbered(int size) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= size; i++) {
            text.append(i).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Long> numbers(List<Line> batch) {
        return batch.stream().map(Line::number).toList();
    }

    @Test
    void givesTheResultsBackInOrderWhateverTheWorkersDo() throws Exception {
        List<Long> seen = new ArrayList<>();
        Pipeline<Line, List<Long>> pipeline = new Pipeline<Line, List<Long>>(workers, 5, batch -> {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(1_000_000));
            return numbers(batch);
        });
        assertThat(pipeline.run(lines(new ByteArrayInputStream(numbered(100_000))), seen::addAll))
                .isEqualTo(Pipeline.End.COMPLETE);
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 100_000).boxed().toList());
    }

    @Test
    void answersALineWhileTheSenderIsSilent() throws Exception {
        PipedOutputStream sender = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(sender);
        LinkedBlockingQueue<Long> answers = new LinkedBlockingQueue<>();
        CompletableFuture<Pipeline.End> end = CompletableFuture.supplyAsync(() -> {
            try {
                return new Pipeline<Line, List<Long>>(workers, 2, PipelineTest::numbers)
                        .run(lines(in), answers::addAll);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        for (long i = 1; i <= 3; i++) {
            sender.write("x\n".getBytes(StandardCharsets.UTF_8));
            sender.flush();
            assertThat(answers.poll(10, TimeUnit.SECONDS)).isEqualTo(i);
        }
        sender.close();
        assertThat(end.get()).isEqualTo(Pipeline.End.COMPLETE);
    }

    @Test
    void holdsASenderBackWhenNobodyTakesTheResults() throws Exception {
        AtomicLong sent = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read by the piece");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                sent.addAndGet(length);
                java.util.Arrays.fill(bytes, offset, offset + length, (byte) '\n');
                bytes[offset] = 'x';
                return length;
            }
        };
        AtomicInteger taken = new AtomicInteger();
        Thread stream = Thread.ofPlatform().start(() -> {
            try {
                new Pipeline<Line, List<Long>>(workers, 2, PipelineTest::numbers).run(lines(endless), _ -> {
                    taken.incrementAndGet();
                    LockSupport.park();
                });
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (taken.get() == 0) {
            Thread.onSpinWait();
        }
        // Unhindered, it would be gigabytes.
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .during(Duration.ofMillis(500))
                .until(() -> sent.get() < 4 << 20);
        stream.interrupt();
    }

    /// Sixteen kilobytes of gzip hold millions of lines: what is held of them must not depend on that.
    @Test
    void holdsFewLinesHoweverManyWait() throws Exception {
        int inFlight = 3;
        AtomicLong held = new AtomicLong();
        AtomicLong most = new AtomicLong();
        byte[] many = "{}\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        Source<Line> lines = lines(new ByteArrayInputStream(many));
        Source<Line> counted = () -> {
            List<Line> read = lines.read();
            most.accumulateAndGet(held.addAndGet(read.size()), Math::max);
            return read;
        };
        new Pipeline<Line, List<Long>>(workers, inFlight, PipelineTest::numbers)
                .run(counted, result -> held.addAndGet(-result.size()));
        assertThat(held).hasValue(0);
        assertThat(most.get()).isLessThanOrEqualTo((inFlight + 1) * 2L * 512 + 6 * 512);
    }

    @Test
    void saysThatTheInputBrokeOffAfterTheLinesThatCame() throws Exception {
        InputStream broken = new InputStream() {
            private final InputStream good = new ByteArrayInputStream(numbered(1_000));

            @Override
            public int read() {
                throw new AssertionError("read by the piece");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = good.read(bytes, offset, length);
                if (read < 0) {
                    throw new IOException("connection reset");
                }
                return read;
            }
        };
        List<Long> seen = new ArrayList<>();
        assertThat(new Pipeline<Line, List<Long>>(workers, 2, PipelineTest::numbers).run(lines(broken), seen::addAll))
                .isEqualTo(Pipeline.End.CUT);
        assertThat(seen).hasSize(1_000);
    }

    @Test
    void endsTheWorkWhenTheResultsCannotBeTaken() {
        assertThatThrownBy(() -> new Pipeline<Line, List<Long>>(workers, 2, PipelineTest::numbers)
                        .run(lines(new ByteArrayInputStream(numbered(100_000))), _ -> {
                            throw new IOException("gone");
                        }))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }
}
