package jp.sekisho.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Text whose lines end in carriage returns alone, with line feeds in their place.
final class ReturnsAsLineFeeds extends FilterInputStream {
    ReturnsAsLineFeeds(InputStream in) {
        super(in);
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("is read by the piece");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        for (int i = offset; i < offset + read; i++) {
            if (into[i] == '\r') {
                into[i] = '\n';
            }
        }
        return read;
    }
}
