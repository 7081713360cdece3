package jp.sekisho.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import jp.sekisho.base.ByteLines;

/// Reads the lines of a stream as they arrive.
public final class LineReader implements Source<Line> {
    private final ByteLines bytes;
    private final Limits limits;
    private final LongConsumer taken;
    private final boolean blankToo;

    private long told;

    private LineReader(InputStream in, Limits limits, LongConsumer taken, boolean blankToo) {
        this.bytes = new ByteLines(new Limited(in, limits.total()), limits.line());
        this.limits = limits;
        this.taken = taken;
        this.blankToo = blankToo;
    }

    /// Lines that are blank are left out.
    ///
    /// @param taken is told as the stream is read how much more it took: lines, blank ones too, or as many as
    ///     its bytes would fill where that is more. What holds a reader up counts, whatever it says
    public static LineReader ofLines(InputStream in, Limits limits, LongConsumer taken) {
        return new LineReader(in, limits, taken, false);
    }

    /// All lines: what is blank may stand within a record.
    static LineReader ofAllLines(InputStream in, Limits limits, LongConsumer taken) {
        return new LineReader(in, limits, taken, true);
    }

    @Override
    public List<Line> read() throws IOException {
        List<Line> lines = new ArrayList<>();
        while (lines.isEmpty() && bytes.next()) {
            do {
                if (blankToo || !bytes.isBlank()) {
                    lines.add(new Line(bytes.number(), bytes.text(), bytes.tooLong()));
                }
            } while (bytes.hasNext() && bytes.next());
            tell();
        }
        return lines;
    }

    private void tell() {
        long now = Math.max(bytes.number(), bytes.bytes() / limits.line());
        taken.accept(now - told);
        told = now;
    }

    private static final class Limited extends FilterInputStream {
        private long room;

        Limited(InputStream in, long room) {
            super(in);
            this.room = room;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            room -= Math.max(read, 0);
            if (room < 0) {
                throw new StreamTooLong();
            }
            return read;
        }
    }
}
