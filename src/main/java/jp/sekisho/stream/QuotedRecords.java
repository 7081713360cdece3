package jp.sekisho.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Joins lines to records of CSV. A line break within quotation marks belongs to its record (RFC 4180), but only
/// where the record keeps to the letter of that rule up to its end, and is no longer than a line may be. Otherwise a
/// quotation mark was never closed, or closed where another field began: that line stands alone, for its reader to
/// refuse, and reading goes on behind it. So one wrong mark costs its own line and no other.
///
/// Separator and quotation mark are single bytes that no longer character holds in the encodings that are read.
public final class QuotedRecords implements Source<Line> {
    private static final byte ANY = 0;

    private final Source<Line> lines;
    private final int longest;

    /// Lines that have come and were not looked at yet.
    private final Deque<Line> unread = new ArrayDeque<>();

    /// What ends a cell; any of the usual ones until the header row has told.
    private byte separator = ANY;

    /// The lines of a record whose quotation mark is still open.
    private final List<Line> open = new ArrayList<>();

    private int length;
    /// Rows above the header row that came with one.
    private final Deque<Line> waiting = new ArrayDeque<>();

    /// Where in a record a byte stands.
    private enum Place {
        FIELD_START,
        FIELD,
        QUOTED,
        /// After a quotation mark inside a quoted field: it was the field's end unless another follows.
        QUOTE,
        /// Where RFC 4180 has no place for it.
        WRONG
    }

    private QuotedRecords(Source<Line> lines, int longest) {
        this.lines = lines;
        this.longest = longest;
    }

    /// Separated by whatever is usual until it is told.
    ///
    /// @param allowance as for [LineReader#ofLines]
    public static QuotedRecords of(InputStream in, Limits limits, Allowance allowance) {
        return new QuotedRecords(LineReader.ofAllLines(in, limits, allowance), limits.line());
    }

    /// Of rows that are records already, each with all its line breaks.
    public static QuotedRecords ofRows(Source<Line> rows, Limits limits) {
        return new QuotedRecords(rows, limits.line());
    }

    /// Takes the next record alone: a header row, or one above it.
    public Optional<Line> first() throws IOException {
        List<Line> records = new ArrayList<>();
        while (waiting.isEmpty() && (!unread.isEmpty() || fetch())) {
            add(unread.remove(), records);
            waiting.addAll(records);
            records.clear();
        }
        if (waiting.isEmpty()) {
            end(records);
            waiting.addAll(records);
        }
        return Optional.ofNullable(waiting.poll());
    }

    /// What ends a cell of the rows to come.
    public void separatedBy(char cellEnd) {
        separator = (byte) cellEnd;
    }

    @Override
    public List<Line> read() throws IOException {
        List<Line> records = new ArrayList<>(waiting);
        waiting.clear();
        while (records.isEmpty()) {
            if (unread.isEmpty() && !fetch()) {
                end(records);
                return records;
            }
            while (!unread.isEmpty()) {
                add(unread.remove(), records);
            }
        }
        return records;
    }

    @Override
    public long linesRead() {
        return lines.linesRead();
    }

    private boolean fetch() throws IOException {
        return unread.addAll(lines.read());
    }

    private void end(List<Line> records) {
        open.forEach(line -> alone(line, records));
        open.clear();
    }

    private void add(Line line, List<Line> records) {
        if (open.isEmpty()) {
            begin(line, records);
            return;
        }
        length += 1 + line.text().length;
        Place end = line.tooLong() || length > longest ? Place.WRONG : end(line, Place.QUOTED);
        switch (end) {
            case QUOTED -> open.add(line);
            case FIELD_START, FIELD, QUOTE -> {
                open.add(line);
                records.add(joined());
                open.clear();
            }
            // A line within the record that left the mark open holds an even number of them, so that none of these can
            // begin a record of several lines: nothing is read over and over.
            case WRONG -> {
                open.forEach(earlier -> alone(earlier, records));
                open.clear();
                begin(line, records);
            }
        }
    }

    private void begin(Line line, List<Line> records) {
        if (!line.tooLong() && end(line, Place.FIELD_START) == Place.QUOTED) {
            open.add(line);
            length = line.text().length;
        } else {
            alone(line, records);
        }
    }

    private void alone(Line line, List<Line> records) {
        if (!isBlank(line)) {
            records.add(line);
        }
    }

    /// Whether no cell holds anything: spreadsheets write such rows where a table once was longer.
    private boolean isBlank(Line line) {
        for (byte b : line.text()) {
            if (b != ' ' && b != '\t' && b != '\r' && !separates(b)) {
                return false;
            }
        }
        return !line.tooLong();
    }

    private boolean separates(byte b) {
        return separator == ANY ? b == ',' || b == '\t' || b == ';' : b == separator;
    }

    private Line joined() {
        ByteArrayOutputStream text = new ByteArrayOutputStream(length);
        for (Line line : open) {
            if (text.size() > 0) {
                text.write('\n');
            }
            text.writeBytes(line.text());
        }
        return new Line(open.getFirst().number(), text.toByteArray(), false);
    }

    /// The place after a line, but for the carriage return at its end.
    private Place end(Line line, Place start) {
        byte[] text = line.text();
        int end = text.length > 0 && text[text.length - 1] == '\r' ? text.length - 1 : text.length;
        Place place = start;
        for (int i = 0; i < end && place != Place.WRONG; i++) {
            place = next(place, text[i]);
        }
        return place;
    }

    private Place next(Place place, byte b) {
        return switch (place) {
            case FIELD_START -> b == '"' ? Place.QUOTED : plain(b);
            case FIELD -> b == '"' ? Place.WRONG : plain(b);
            case QUOTED -> b == '"' ? Place.QUOTE : Place.QUOTED;
            case QUOTE -> b == '"' ? Place.QUOTED : separates(b) ? Place.FIELD_START : Place.WRONG;
            case WRONG -> Place.WRONG;
        };
    }

    private Place plain(byte b) {
        return separates(b) ? Place.FIELD_START : Place.FIELD;
    }
}
