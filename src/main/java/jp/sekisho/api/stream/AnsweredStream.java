package jp.sekisho.api.stream;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.sekisho.api.wire.TrailerLine.Incomplete;
import jp.sekisho.signing.Sha256;
import jp.sekisho.stream.Pipeline;
import jp.sekisho.stream.Source;

/// Answers a stream line by line, and keeps the digest of all that was answered.
///
/// @param <I> an entry as it was sent
/// @param <T> what is counted of each
public final class AnsweredStream<I, T> {
    private final Source<I> source;
    private final Function<List<I>, Batch<T>> work;
    private final Clock clock;
    private final MessageDigest results = Sha256.digest();

    /// @param work what is done with a batch of lines, on several threads
    public AnsweredStream(Source<I> source, Function<List<I>, Batch<T>> work, Clock clock) {
        this.source = source;
        this.work = work;
        this.clock = clock;
    }

    /// Takes the results as they come, a batch of lines at a time.
    public interface Results {
        void write(byte[] lines) throws IOException;
    }

    /// Runs to the end of the input.
    ///
    /// @param count is given each line in the order of the stream, on this thread
    public Ending run(Streams streams, Consumer<T> count, Results out) throws IOException, InterruptedException {
        OffsetDateTime startedAt = OffsetDateTime.now(clock);
        long start = System.nanoTime();
        Pipeline.End end = streams.pipeline(work).run(source, batch -> {
            batch.lines().forEach(count);
            results.update(batch.results());
            out.write(batch.results());
        });
        return new Ending(
                incomplete(end),
                startedAt,
                Duration.ofNanos(System.nanoTime() - start),
                Sha256.of(results).hex());
    }

    private static Set<Incomplete> incomplete(Pipeline.End end) {
        return switch (end) {
            case COMPLETE -> EnumSet.noneOf(Incomplete.class);
            case CUT -> EnumSet.of(Incomplete.INPUT_CUT);
            case TOO_LONG -> EnumSet.of(Incomplete.INPUT_TOO_LARGE);
        };
    }
}
