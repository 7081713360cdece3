package jp.sekisho.stream;

import java.io.IOException;

/// A stream is longer than allowed.
public final class StreamTooLong extends IOException {
    public StreamTooLong() {
        super("the stream is longer than allowed");
    }
}
