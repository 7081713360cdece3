package jp.sekisho.stream;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import jp.sekisho.signing.Sha256;

/// Answers a stream entry by entry, and keeps the digest of all that was answered.
///
/// @param <I> an entry as it was sent
/// @param <T> what is counted of each
/// @param <A> what is answered
public final class AnsweredStream<I, T, A> {
    private final Source<I> source;
    private final Pipeline<I, Batch<T, A>> pipeline;
    private final Clock clock;
    private final MessageDigest results = Sha256.digest();

    public AnsweredStream(Source<I> source, Pipeline<I, Batch<T, A>> pipeline, Clock clock) {
        this.source = source;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /// Takes the results as they come, a batch at a time.
    public interface Results {
        void write(byte[] lines) throws IOException;
    }

    /// Makes lines of the answers, in the order of the stream.
    public interface Writing<A> {
        byte[] lines(List<A> answers);

        /// What was held back, once all are written.
        byte[] rest();
    }

    /// Runs to the end of the input.
    ///
    /// @param count is given each entry's in the order of the stream, on this thread
    public Ending run(Consumer<T> count, Writing<A> writing, Results out) throws IOException, InterruptedException {
        OffsetDateTime startedAt = OffsetDateTime.now(clock);
        long start = System.nanoTime();
        Pipeline.End end = pipeline.run(source, batch -> {
            batch.counted().forEach(count);
            write(writing.lines(batch.answers()), out);
        });
        write(writing.rest(), out);
        return new Ending(
                incomplete(end),
                startedAt,
                Duration.ofNanos(System.nanoTime() - start),
                source.linesRead(),
                Sha256.of(results).hex());
    }

    private void write(byte[] lines, Results out) throws IOException {
        results.update(lines);
        out.write(lines);
    }

    private static Set<Incomplete> incomplete(Pipeline.End end) {
        return switch (end) {
            case COMPLETE -> EnumSet.noneOf(Incomplete.class);
            case CUT -> EnumSet.of(Incomplete.INPUT_CUT);
            case TOO_LONG -> EnumSet.of(Incomplete.INPUT_TOO_LARGE);
            case INFLATED -> EnumSet.of(Incomplete.INPUT_INFLATED);
            case USED_UP -> EnumSet.of(Incomplete.QUOTA);
        };
    }
}
