package jp.sekisho.stream;

import java.io.IOException;
import java.util.List;

/// Where a stream's entries come from, in their order. Whatever a sender's file is made of, the pipeline behind it is
/// the same.
///
/// @param <I> an entry as it was sent
public interface Source<I> {
    /// What has come, and waits for one entry at least; empty at the end of the stream.
    ///
    /// @throws StreamTooLong where the stream is longer than allowed
    /// @throws IOException where it broke off
    List<I> read() throws IOException;

    /// The lines that were read so far, whatever they held; 0 where nothing counts them.
    default long linesRead() {
        return 0;
    }
}
