package jp.sekisho.stream.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jp.sekisho.stream.Allowance;
import jp.sekisho.stream.AllowanceUsedUp;
import jp.sekisho.stream.Limits;
import jp.sekisho.stream.Line;
import jp.sekisho.stream.Source;
import jp.sekisho.stream.StreamTooLong;
import org.jspecify.annotations.Nullable;

/// One sheet of a workbook, row by row as lines of CSV in UTF-8 (RFC 4180). A line's number is the row's. Rows that are
/// hidden are rows; of merged cells the first one has the value. A cell without a value for an error's sake is written
/// as no CSV has it, so that its row is refused and told.
public final class Workbook implements Source<Line> {
    private static final int MOST_SHEETS = 1_000;
    private static final int LAST_ROW = 1_048_576;
    /// Columns in which something may stand.
    private static final int MOST_COLUMNS = 1_000;

    private static final int ROWS_AT_A_TIME = 512;
    private static final int BYTES_AT_A_TIME = 1 << 16;

    /// An empty text and something behind it.
    private static final String NO_CELL = "\"\"#";

    private static final String XML_RELATIONS = "_rels/.rels";

    private final Parts parts;
    private final PlainXml sheet;
    private final Cells cells;
    private final boolean othersUnread;
    private final Limits limits;
    private final Allowance allowance;

    private int row;
    private long rows;
    private long told;
    private boolean ended;
    private boolean usedUp;

    private Workbook(
            Parts parts, PlainXml sheet, Cells cells, boolean othersUnread, Limits limits, Allowance allowance) {
        this.parts = parts;
        this.sheet = sheet;
        this.cells = cells;
        this.othersUnread = othersUnread;
        this.limits = limits;
        this.allowance = allowance;
    }

    /// A sheet as the workbook lists it.
    private record Sheet(String name, String relation, boolean hidden) {}

    /// What a part says of others: where they are, by id and by the last word of their type.
    private record Relations(Map<String, String> byId, Map<String, String> byType) {}

    /// Reads a workbook whole, as it is packed, and what its cells rest on.
    ///
    /// @param wanted the sheet's name or its place from 1; the first that is not hidden where nobody says
    /// @param room bytes of the heap for the packed workbook and its shared strings
    /// @param allowance as for [jp.sekisho.stream.LineReader#ofLines]
    /// @throws NoWorkbook where it is none
    /// @throws NoSuchSheet where it has no such sheet
    /// @throws StreamTooLong where it is longer than there is room
    /// @throws jp.sekisho.stream.InflatedTooFar where it unpacks to more than allowed
    public static Workbook of(InputStream in, Optional<String> wanted, int room, Limits limits, Allowance allowance)
            throws IOException {
        byte[] packed = in.readNBytes(room);
        if (packed.length == room) {
            throw new StreamTooLong();
        }
        Parts parts = new Parts(packed, limits);
        String workbook = required(relations(parts, "").byType().get("officeDocument"));
        Relations relations = relations(parts, workbook);
        List<Sheet> sheets = new ArrayList<>();
        boolean from1904 = false;
        try (PlainXml xml = part(parts, workbook)) {
            while (xml.next() && sheets.size() < MOST_SHEETS) {
                if (xml.opens("workbookPr")) {
                    from1904 = xml.attribute("date1904")
                            .filter(one -> one.equals("1") || one.equals("true"))
                            .isPresent();
                } else if (xml.opens("sheet")) {
                    sheets.add(new Sheet(
                            xml.attribute("name").orElse(""),
                            xml.attribute("id").orElse(""),
                            xml.attribute("state")
                                    .filter(state -> !state.equals("visible"))
                                    .isPresent()));
                }
            }
        }
        Sheet chosen = chosen(sheets, wanted);
        Dates dates = new Dates(from1904);
        String styles = relations.byType().get("styles");
        if (styles != null) {
            try (PlainXml xml = part(parts, styles)) {
                dates.read(xml);
            }
        }
        SharedStrings strings = SharedStrings.none();
        String shared = relations.byType().get("sharedStrings");
        if (shared != null) {
            try (PlainXml xml = part(parts, shared)) {
                strings = SharedStrings.read(xml, room - packed.length);
            }
        }
        return new Workbook(
                parts,
                part(parts, required(relations.byId().get(chosen.relation()))),
                new Cells(strings, dates),
                wanted.isEmpty()
                        && sheets.stream().filter(Predicate.not(Sheet::hidden)).anyMatch(one -> one != chosen),
                limits,
                allowance);
    }

    private static Sheet chosen(List<Sheet> sheets, Optional<String> wanted) throws IOException {
        if (sheets.isEmpty()) {
            throw new NoWorkbook();
        }
        if (wanted.isEmpty()) {
            return sheets.stream()
                    .filter(Predicate.not(Sheet::hidden))
                    .findFirst()
                    .orElse(sheets.getFirst());
        }
        String said = wanted.get();
        return sheets.stream()
                .filter(sheet -> sheet.name().equals(said))
                .findFirst()
                .or(() -> Optional.of(said)
                        .filter(place -> place.matches("[1-9][0-9]{0,3}") && Integer.parseInt(place) <= sheets.size())
                        .map(place -> sheets.get(Integer.parseInt(place) - 1)))
                .orElseThrow(NoSuchSheet::new);
    }

    private static Relations relations(Parts parts, String part) throws IOException {
        Map<String, String> byId = new HashMap<>();
        Map<String, String> byType = new HashMap<>();
        String folder = part.substring(0, part.lastIndexOf('/') + 1);
        try (PlainXml xml = part(
                parts,
                part.isEmpty() ? XML_RELATIONS : folder + "_rels/" + part.substring(folder.length()) + ".rels")) {
            while (xml.next() && byId.size() < MOST_SHEETS) {
                if (xml.opens("Relationship")) {
                    String target = xml.attribute("Target").orElse("");
                    String type = xml.attribute("Type").orElse("");
                    String path = target.startsWith("/") ? target.substring(1) : folder + target;
                    byId.put(xml.attribute("Id").orElse(""), path);
                    byType.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), path);
                }
            }
        }
        return new Relations(byId, byType);
    }

    private static PlainXml part(Parts parts, String name) throws IOException {
        return new PlainXml(parts.open(name).orElseThrow(NoWorkbook::new));
    }

    private static String required(@Nullable String part) throws NoWorkbook {
        if (part == null) {
            throw new NoWorkbook();
        }
        return part;
    }

    /// Whether there are other sheets, not hidden, and nobody chose between them.
    public boolean othersUnread() {
        return othersUnread;
    }

    @Override
    public List<Line> read() throws IOException {
        List<Line> lines = new ArrayList<>();
        int bytes = 0;
        while (!ended && !usedUp && lines.size() < ROWS_AT_A_TIME && bytes < BYTES_AT_A_TIME) {
            if (!sheet.next() || sheet.closes("sheetData")) {
                ended = true;
                sheet.close();
            } else if (sheet.opens("row")) {
                Line line = row();
                lines.add(line);
                bytes += line.text().length;
            }
        }
        return allowed(lines);
    }

    @Override
    public long linesRead() {
        return row;
    }

    private List<Line> allowed(List<Line> lines) throws AllowanceUsedUp {
        long now = Math.max(rows, parts.unpacked() / limits.line());
        long given = allowance.take(now - told);
        usedUp = given < now - told;
        told = now;
        if (!usedUp) {
            return lines;
        }
        if (given == 0 || lines.isEmpty()) {
            throw new AllowanceUsedUp();
        }
        return lines.subList(0, (int) Math.min(given, lines.size()));
    }

    private Line row() throws IOException {
        rows++;
        row = behind(row, sheet.attribute("r").map(Workbook::number).orElse(row + 1));
        StringBuilder text = new StringBuilder();
        int column = 0;
        int written = 1;
        boolean tooLong = false;
        while (sheet.next() && !sheet.closes("row")) {
            if (sheet.opens("c")) {
                column = behind(
                        column, sheet.attribute("r").map(Workbook::column).orElse(column + 1));
                String cell = cells.read(sheet).map(Workbook::quoted).orElse(NO_CELL);
                tooLong |= !cell.isEmpty() && (column > MOST_COLUMNS || text.length() > limits.line());
                if (!cell.isEmpty() && !tooLong) {
                    text.repeat(',', column - written).append(cell);
                    written = column;
                }
            }
        }
        byte[] line = text.toString().getBytes(StandardCharsets.UTF_8);
        return tooLong || line.length > limits.line() ? new Line(row, new byte[0], true) : new Line(row, line, false);
    }

    /// A place that must lie behind the last one, and where Excel has one.
    private static int behind(int last, int place) throws NoWorkbook {
        if (place <= last || place > LAST_ROW) {
            throw new NoWorkbook();
        }
        return place;
    }

    private static int number(String row) {
        return row.matches("[0-9]{1,7}") ? Integer.parseInt(row) : 0;
    }

    /// The number of a column by the letters of a cell's place: 28 of `AB12`.
    private static int column(String cell) {
        int column = 0;
        for (int i = 0; i < cell.length() && i < 4 && cell.charAt(i) >= 'A' && cell.charAt(i) <= 'Z'; i++) {
            column = 26 * column + cell.charAt(i) - 'A' + 1;
        }
        return column;
    }

    private static String quoted(String cell) {
        return cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    @Override
    public String toString() {
        return "Workbook[withheld]";
    }
}
