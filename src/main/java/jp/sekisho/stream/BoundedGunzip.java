package jp.sekisho.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Unpacks gzip, and ends where it unpacks to more than an honest sender's records do: a thousand line breaks
/// fit into a packed byte or two, and each of them would be work.
public final class BoundedGunzip extends FilterInputStream {
    /// Unpacked bytes that are free: so much repetition stands at the beginning of any stream.
    private static final long FREE = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final Counted packed;
    private final int inflation;
    private long unpacked;

    private BoundedGunzip(Counted packed, int inflation) throws IOException {
        super(new GZIPInputStream(packed, BUFFER));
        this.packed = packed;
        this.inflation = inflation;
    }

    /// @throws java.util.zip.ZipException where it is no gzip
    /// @throws java.io.EOFException where it is too short
    public static BoundedGunzip of(InputStream packed, Limits limits) throws IOException {
        return new BoundedGunzip(new Counted(packed), limits.inflation());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        unpacked += Math.max(read, 0);
        if (unpacked > FREE + packed.bytes * inflation) {
            throw new InflatedTooFar();
        }
        return read;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("is read by the piece");
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            bytes += Math.max(read, 0);
            return read;
        }
    }
}
