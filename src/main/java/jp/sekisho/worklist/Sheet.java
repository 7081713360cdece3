package jp.sekisho.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.sekisho.base.ByteOrderMark;

/// A list as a table for spreadsheets: CSV in UTF-8 with a byte order mark and CRLF.
///
/// A spreadsheet must neither calculate with a cell nor turn it into a number or a day, which it would write back
/// changed. What it might not take for plain text stands behind an apostrophe, which is taken off again.
final class Sheet {
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .build();

    private static final List<Character> SEPARATORS = List.of(',', '\t', ';');
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    /// Begins with a letter of Japanese that begins no era's name, or with two Latin ones that begin no month's name;
    /// or is one Latin letter, or a whole number that is written back as it is.
    private static final Pattern PLAIN = Pattern.compile(
            "(?!明治|大正|昭和|平成|令和)[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}].*"
                    + "|(?!jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{2}.*|[a-z]|[1-9][0-9]{0,8}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");
    private static final String APOSTROPHE = "'";

    private Sheet() {}

    /// A row that was read.
    ///
    /// @param number as a spreadsheet counts, the header row being 1
    record Row(int number, Map<Column, String> cells) {
        String cell(Column column) {
            return cells.getOrDefault(column, "");
        }

        @Override
        public String toString() {
            return "Row[withheld]";
        }
    }

    /// The rows under the header row, and where each column stands, from 0.
    record Read(List<Row> rows, Map<Column, Integer> positions) {}

    /// A value as it may stand in a cell: on one line.
    static String cell(String value) {
        return CONTROLS.matcher(value).replaceAll(" ");
    }

    static byte[] write(Collection<Column> columns, List<Map<Column, String>> rows) {
        CsvSchema schema = CsvSchema.emptySchema().withLineSeparator("\r\n");
        List<List<String>> table = new ArrayList<>();
        table.add(columns.stream().map(Column::title).toList());
        rows.forEach(row -> table.add(columns.stream()
                .map(column -> guarded(row.getOrDefault(column, "")))
                .toList()));
        try {
            return ("\uFEFF" + CSV.writer(schema).writeValueAsString(table)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a table of texts can be written", e);
        }
    }

    private static String guarded(String cell) {
        return cell.isEmpty() || PLAIN.matcher(cell).matches() ? cell : APOSTROPHE + cell;
    }

    private static String unguarded(String cell) {
        return cell.startsWith(APOSTROPHE) ? cell.substring(1) : cell;
    }

    /// A list as a spreadsheet saved it: in any order of its columns, as UTF-8 or Windows-31J, whatever separates the
    /// cells.
    ///
    /// @throws WorkListRefused where it is no list
    static Read read(byte[] file) throws WorkListRefused {
        String text = text(file);
        for (char separator : SEPARATORS) {
            List<String[]> rows = rows(text, separator);
            Map<Column, Integer> positions = rows.isEmpty() ? Map.of() : positions(rows.getFirst());
            if (!positions.isEmpty()) {
                return new Read(under(rows, whole(positions)), positions);
            }
        }
        throw new WorkListRefused("要確認一覧の見出し行がありません。", "there is no header row of a work list");
    }

    private static String text(byte[] file) throws WorkListRefused {
        int mark = ByteOrderMark.length(file);
        for (Charset charset : List.of(StandardCharsets.UTF_8, WINDOWS_31J)) {
            try {
                return charset.newDecoder()
                        .decode(ByteBuffer.wrap(file, mark, file.length - mark))
                        .toString();
            } catch (CharacterCodingException e) {
                // Perhaps the other one.
            }
        }
        throw new WorkListRefused(
                "文字コードがUTF-8でもWindows-31Jでもありません。「CSV UTF-8」で保存してください。",
                "it is neither UTF-8 nor Windows-31J; save it as CSV UTF-8");
    }

    private static List<String[]> rows(String text, char separator) throws WorkListRefused {
        try (MappingIterator<String[]> rows = CSV.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .readValues(text)) {
            return rows.readAll();
        } catch (IOException e) {
            // Its message quotes the file.
            throw new WorkListRefused("引用符が閉じていないなど、CSVとして読めません。", "it cannot be read as CSV");
        }
    }

    /// Where each column of a list stands; none where it is another header row.
    private static Map<Column, Integer> positions(String[] header) {
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        for (int i = 0; i < header.length; i++) {
            String title = unguarded(header[i].strip());
            int position = i;
            Arrays.stream(Column.values())
                    .filter(column -> column.title().equals(title))
                    .forEach(column -> positions.putIfAbsent(column, position));
        }
        return positions;
    }

    private static Map<Column, Integer> whole(Map<Column, Integer> positions) throws WorkListRefused {
        Set<Column> missing = EnumSet.allOf(Column.class);
        missing.removeAll(positions.keySet());
        if (!missing.isEmpty()) {
            String titles = missing.stream().map(Column::title).collect(Collectors.joining("、"));
            throw new WorkListRefused("列がありません: " + titles, "columns are missing");
        }
        return positions;
    }

    private static List<Row> under(List<String[]> rows, Map<Column, Integer> positions) {
        List<Row> read = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            String[] cells = rows.get(i);
            if (Arrays.stream(cells).anyMatch(cell -> !cell.isBlank())) {
                Map<Column, String> values = new EnumMap<>(Column.class);
                positions.forEach((column, position) ->
                        values.put(column, position < cells.length ? unguarded(cells[position]) : ""));
                read.add(new Row(i + 1, values));
            }
        }
        return read;
    }
}
