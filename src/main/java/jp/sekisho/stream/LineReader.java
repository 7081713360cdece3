package jp.sekisho.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.base.ByteLines;

/// Reads the lines of a stream as they arrive, few at a time however short they are: what waits to be worked on
/// takes no more memory than the bytes that it was received in and a little for each of so many lines.
public final class LineReader implements Source<Line> {
    private static final int MOST_AT_A_TIME = 512;

    private final ByteLines bytes;
    private final Limits limits;
    private final Allowance allowance;
    private final boolean blankToo;

    private long told;
    private boolean usedUp;

    private LineReader(InputStream in, Limits limits, Allowance allowance, boolean blankToo) {
        this.bytes = new ByteLines(new Limited(in, limits.total()), limits.line());
        this.limits = limits;
        this.allowance = allowance;
        this.blankToo = blankToo;
    }

    /// Lines that are blank are left out.
    ///
    /// @param allowance is asked for lines as they are read, blank ones too, or for as many as their bytes
    ///     would fill where that is more. What holds a reader up counts, whatever it says
    public static LineReader ofLines(InputStream in, Limits limits, Allowance allowance) {
        return new LineReader(in, limits, allowance, false);
    }

    /// All lines: what is blank may stand within a record.
    static LineReader ofAllLines(InputStream in, Limits limits, Allowance allowance) {
        return new LineReader(in, limits, allowance, true);
    }

    /// @throws AllowanceUsedUp behind the last line that is allowed
    @Override
    public List<Line> read() throws IOException {
        List<Line> lines = new ArrayList<>();
        while (lines.isEmpty() && !usedUp && bytes.next()) {
            do {
                if (blankToo || !bytes.isBlank()) {
                    lines.add(new Line(bytes.number(), bytes.text(), bytes.tooLong()));
                }
            } while (lines.size() < MOST_AT_A_TIME && bytes.hasNext() && bytes.next());
            lines = allowed(lines);
        }
        if (lines.isEmpty() && usedUp) {
            throw new AllowanceUsedUp();
        }
        return lines;
    }

    @Override
    public long linesRead() {
        return bytes.number();
    }

    private List<Line> allowed(List<Line> lines) {
        long now = Math.max(bytes.number(), bytes.bytes() / limits.line());
        long asked = now - told;
        told = now;
        long given = allowance.take(asked);
        usedUp = given < asked;
        return usedUp ? lines.subList(0, (int) Math.min(given, lines.size())) : lines;
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
