package jp.sekisho.registry.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/// The rows of a site's file, one line each: a cell that goes on over the end of its line is no cell,
/// so that quotation marks which do not close cost their line alone and not all that follow.
final class Rows {
    private static final int LONGEST = 64 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// Stands for bytes that are no letter. A point that is none in Unicode either: U+FFFD may be the
    /// file's own text.
    static final char NO_LETTER = '\uFFFF';

    private static final CsvFactory CSV = new CsvFactory();

    private final BufferedReader in;
    private final Map<String, Integer> positions;
    private final Cutter cutter;
    private String line = "";
    private long number;

    /// What a line holds.
    sealed interface Content {
        /// One text a position.
        record Cells(String[] cells) implements Content {}

        /// @param column empty where the line as a whole is at fault
        record Unreadable(String column, Cause cause) implements Content {}
    }

    private interface Cutter {
        Content cut(String line);
    }

    /// @throws ConversionRefused if the file does not have the mapping's columns
    Rows(InputStream bytes, Mapping mapping) throws IOException {
        CharsetDecoder decoder = mapping.encoding()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(NO_LETTER));
        in = new BufferedReader(new Bounded(new InputStreamReader(bytes, decoder)), LONGEST);
        switch (mapping.shape()) {
            case Shape.Separated separated -> {
                CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separated.separator());
                List<String> columns = separated.columns().isEmpty() ? header(schema) : separated.columns();
                positions = positions(mapping.columns(), columns);
                cutter = text -> separated(text, schema, columns.size());
            }
            case Shape.Fixed fixed -> {
                List<String> columns = mapping.columns();
                positions = positions(columns, columns);
                cutter = new FixedCutter(fixed, columns, mapping.encoding());
            }
        }
    }

    /// Moves to the next line that is not blank; false after the last.
    boolean next() throws IOException {
        for (String next = in.readLine(); next != null; next = in.readLine()) {
            number++;
            line = number == 1 && next.startsWith(BYTE_ORDER_MARK) ? next.substring(1) : next;
            if (!line.isBlank()) {
                return true;
            }
        }
        return false;
    }

    /// Counted from 1.
    long number() {
        return number;
    }

    /// The present line as it stands.
    String line() {
        return line;
    }

    Content content() {
        return cutter.cut(line);
    }

    /// Where the cell of a column stands among the others.
    int position(String column) {
        return Objects.requireNonNull(positions.get(column), "a column of the mapping");
    }

    private List<String> header(CsvSchema schema) throws IOException {
        if (!next()) {
            throw new ConversionRefused("the file is empty");
        }
        if (!(separated(line, schema, -1) instanceof Content.Cells(String[] cells))) {
            throw ConversionRefused.at(number, "the column names cannot be read");
        }
        return Arrays.stream(cells).map(String::strip).toList();
    }

    private Map<String, Integer> positions(List<String> wanted, List<String> present) {
        Map<String, Integer> found = new HashMap<>();
        for (String column : wanted) {
            int position = present.indexOf(column);
            if (position < 0) {
                throw ConversionRefused.at(
                        Math.max(number, 1),
                        "there is no column '" + column + "', which the mapping names; is the encoding right?");
            }
            if (position != present.lastIndexOf(column)) {
                throw ConversionRefused.at(number, "two columns are named '" + column + "'");
            }
            found.put(column, position);
        }
        return found;
    }

    /// @param count of the cells; negative where it is not known
    private static Content separated(String text, CsvSchema schema, int count) {
        List<String> cells = new ArrayList<>(Math.max(count, 0));
        try (CsvParser parser = CSV.createParser(text)) {
            parser.setSchema(schema);
            boolean begun = parser.nextToken() == JsonToken.START_ARRAY;
            while (begun && parser.nextToken() != JsonToken.END_ARRAY) {
                cells.add(parser.getText());
            }
        } catch (JsonProcessingException _) {
            return new Content.Unreadable("", Cause.QUOTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return count >= 0 && cells.size() != count
                ? new Content.Unreadable("", Cause.CELLS)
                : new Content.Cells(cells.toArray(String[]::new));
    }

    /// Cuts a line at places, which may be counted in bytes of the file.
    private static final class FixedCutter implements Cutter {
        private static final int NO_LETTER_HERE = -1;

        private final int length;
        private final List<String> columns;
        private final Shape.Place[] places;
        private final ToIntFunction<String> width;
        private final byte[] widths = new byte[Character.MAX_VALUE + 1];

        FixedCutter(Shape.Fixed fixed, List<String> columns, Charset encoding) {
            this.length = fixed.length();
            this.columns = columns;
            this.places = columns.stream().map(fixed.places()::get).toArray(Shape.Place[]::new);
            this.width = switch (fixed.unit()) {
                case BYTES -> letter -> letter.getBytes(withoutMark(encoding)).length;
                case CHARACTERS -> _ -> 1;
            };
        }

        /// UTF-16 writes a byte order mark before each text, the others do not.
        private static Charset withoutMark(Charset encoding) {
            return encoding.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16BE : encoding;
        }

        @Override
        public Content cut(String line) {
            int[] letterAt = new int[length + 1];
            Arrays.fill(letterAt, NO_LETTER_HERE);
            int at = 0;
            for (int i = 0; i < line.length(); i++) {
                if (at < length) {
                    letterAt[at] = i;
                }
                at += Character.isHighSurrogate(line.charAt(i)) && i + 1 < line.length()
                        ? width.applyAsInt(line.substring(i, ++i + 1))
                        : width(line.charAt(i));
            }
            if (at != length) {
                return new Content.Unreadable("", line.indexOf(NO_LETTER) < 0 ? Cause.CELLS : Cause.NOT_DECODABLE);
            }
            letterAt[length] = line.length();
            String[] cells = new String[places.length];
            for (int i = 0; i < places.length; i++) {
                int start = letterAt[places[i].start() - 1];
                int end = letterAt[places[i].end()];
                if (start == NO_LETTER_HERE || end == NO_LETTER_HERE) {
                    return new Content.Unreadable(columns.get(i), Cause.CELLS);
                }
                cells[i] = line.substring(start, end);
            }
            return new Content.Cells(cells);
        }

        private int width(char letter) {
            if (widths[letter] == 0) {
                widths[letter] = (byte) width.applyAsInt(String.valueOf(letter));
            }
            return widths[letter];
        }
    }

    /// Ends where a line does not: whoever takes one line at a time would take the whole file.
    private static final class Bounded extends FilterReader {
        private int sinceLineEnd;

        Bounded(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] letters, int offset, int length) throws IOException {
            int count = super.read(letters, offset, length);
            for (int i = offset; i < offset + count; i++) {
                sinceLineEnd = letters[i] == '\n' || letters[i] == '\r' ? 0 : sinceLineEnd + 1;
                if (sinceLineEnd > LONGEST) {
                    throw new ConversionRefused(
                            "a line is longer than " + LONGEST + " letters; is the encoding right?");
                }
            }
            return count;
        }
    }
}
