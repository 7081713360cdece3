package jp.sekisho.inspection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits a stream of bytes into lines, as they arrive: a read gives what has come, and never waits for more than one
/// line. Works on bytes, so that a broken character is the trouble of its line alone; that is safe for UTF-8 and
/// Windows-31J, where no byte of a longer character is a line break or a quotation mark.
public final class LineReader {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final Limits limits;
    private final boolean quoted;

    private final byte[] chunk = new byte[CHUNK];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Place place = Place.FIELD_START;
    private long lineBreaks;
    private long firstLineBreak;
    private long total;
    private boolean tooLong;
    private boolean ended;
    /// What came with the first line.
    private List<Line> waiting = new ArrayList<>();

    /// Where in a CSV record the last byte was (RFC 4180).
    private enum Place {
        FIELD_START,
        FIELD,
        QUOTED,
        /// After a quotation mark inside a quoted field: it was the field's end unless another follows.
        QUOTE
    }

    /// The stream is longer than allowed.
    public static final class TooLong extends IOException {
        TooLong() {
            super("the stream is longer than allowed");
        }
    }

    private LineReader(InputStream in, Limits limits, boolean quoted) {
        this.in = in;
        this.limits = limits;
        this.quoted = quoted;
    }

    /// Every line break ends a line.
    public static LineReader ofLines(InputStream in, Limits limits) {
        return new LineReader(in, limits, false);
    }

    /// A line break inside quotation marks belongs to its record.
    public static LineReader ofCsv(InputStream in, Limits limits) {
        return new LineReader(in, limits, true);
    }

    /// Takes the first line alone: a header row.
    public Optional<Line> first() throws IOException {
        List<Line> lines = read();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        waiting = lines.subList(1, lines.size());
        return Optional.of(lines.getFirst());
    }

    /// The lines that the next bytes of the stream complete, blank ones left out; empty at the end of the stream.
    ///
    /// @throws TooLong where the stream is longer than allowed
    public List<Line> read() throws IOException {
        List<Line> lines = waiting;
        waiting = new ArrayList<>();
        while (lines.isEmpty() && !ended) {
            int length = in.read(chunk);
            if (length < 0) {
                ended = true;
                end(lines);
            } else {
                total += length;
                if (total > limits.total()) {
                    throw new TooLong();
                }
                split(length, lines);
            }
        }
        return lines;
    }

    private void split(int length, List<Line> lines) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            byte b = chunk[i];
            if (b == '\n') {
                lineBreaks++;
                if (place != Place.QUOTED) {
                    keep(start, i);
                    end(lines);
                    start = i + 1;
                }
            } else if (quoted) {
                place = next(b);
            }
        }
        keep(start, length);
    }

    private Place next(byte b) {
        return switch (place) {
            case FIELD_START -> b == '"' ? Place.QUOTED : afterPlain(b);
            case FIELD -> afterPlain(b);
            case QUOTED -> b == '"' ? Place.QUOTE : Place.QUOTED;
            case QUOTE -> b == '"' ? Place.QUOTED : afterPlain(b);
        };
    }

    private static Place afterPlain(byte b) {
        return b == ',' ? Place.FIELD_START : Place.FIELD;
    }

    private void keep(int from, int to) {
        int room = limits.line() - line.size();
        if (to - from > room) {
            tooLong = true;
            // An unclosed quotation mark must not swallow the rest of the stream.
            place = Place.FIELD;
        }
        line.write(chunk, from, Math.min(to - from, room));
    }

    private void end(List<Line> lines) {
        byte[] text = line.toByteArray();
        if (tooLong || !isBlank(text)) {
            lines.add(new Line(firstLineBreak + 1, text, tooLong));
        }
        line.reset();
        tooLong = false;
        firstLineBreak = lineBreaks;
        place = Place.FIELD_START;
    }

    private static boolean isBlank(byte[] text) {
        for (byte b : text) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
