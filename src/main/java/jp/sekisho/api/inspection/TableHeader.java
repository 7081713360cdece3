package jp.sekisho.api.inspection;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemException.Place;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.stream.Line;

/// The header row of a table of records: which column stands where, and what ends a cell.
///
/// @param positions of the columns that are read, from 0
/// @param named positions under which something may stand: those, and those that the caller does not want read
/// @param width how many cells a row has at least
record TableHeader(char separator, Map<TableColumn, Integer> positions, BitSet named, int width) {
    /// Titles, dates and `sep=` may stand above it.
    private static final int ROWS_ABOVE = 10;

    private static final List<Character> SEPARATORS = List.of(',', '\t', ';');

    /// An Individual Number, without its first zero or in groups of four too: no cell of a title holds one.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{11,12}|[0-9]{4}-[0-9]{4}-[0-9]{4}");

    /// A row that may be it.
    ///
    /// @param isRecord whether it holds what looks like a number of a person
    private record Candidate(char separator, List<Optional<Meaning>> cells, boolean isRecord) {
        private static final Candidate UNREADABLE = new Candidate(',', List.of(), false);

        /// How many columns it names. One that the caller tells by its place would be there in every row.
        long named() {
            return cells.stream()
                    .flatMap(Optional::stream)
                    .filter(cell -> cell instanceof Meaning.Column(var _, boolean named) && named)
                    .count();
        }

        boolean isHeader() {
            return named() > 1;
        }
    }

    /// What a cell of the header row says.
    private sealed interface Meaning {
        /// @param named whether by a name, not by its place alone
        record Column(TableColumn column, boolean named) implements Meaning {}

        /// Nothing is read there: no name at all, or one that the caller leaves out.
        record Nothing(boolean named) implements Meaning {}
    }

    /// Finds the row of the first ten that names most columns. None behind what looks like a record: it would be lost.
    ///
    /// @param map what the caller's own names mean; see [TableColumn#map]
    /// @throws ProblemException where it does not say what it must, with the place of each fault
    static TableHeader of(TableText rows, Map<String, Optional<TableColumn>> map) throws IOException {
        Optional<Candidate> best = Optional.empty();
        boolean unreadable = false;
        for (int i = 0; i <= ROWS_ABOVE; i++) {
            Optional<Line> row = rows.first();
            if (row.isEmpty()) {
                break;
            }
            try {
                Candidate candidate = candidate(rows.decode(row.get()), map);
                best = best.filter(one -> one.named() >= candidate.named()).or(() -> Optional.of(candidate));
                if (candidate.isHeader() || candidate.isRecord()) {
                    break;
                }
            } catch (CharacterCodingException e) {
                unreadable = true;
            }
        }
        if (unreadable && best.filter(one -> one.named() > 0).isEmpty()) {
            throw new ProblemException(ProblemType.CSV_HEADER, "", ViolationCode.ENCODING);
        }
        Candidate header =
                best.orElseThrow(() -> new ProblemException(ProblemType.CSV_HEADER, "", ViolationCode.REQUIRED));
        rows.separatedBy(header.separator());
        return under(header);
    }

    private static Candidate candidate(String text, Map<String, Optional<TableColumn>> map) {
        return SEPARATORS.stream()
                .map(separator -> candidate(text, separator, map))
                .reduce((one, other) -> other.named() > one.named() ? other : one)
                .orElseThrow();
    }

    private static Candidate candidate(String text, char separator, Map<String, Optional<TableColumn>> map) {
        String[] cells;
        try {
            cells = TableRecords.cells(text, separator);
        } catch (JsonProcessingException e) {
            return Candidate.UNREADABLE;
        }
        List<Optional<Meaning>> meanings = new ArrayList<>();
        boolean isRecord = false;
        for (int i = 0; i < cells.length; i++) {
            String plain = plain(cells[i]);
            meanings.add(meaning(plain, "#" + (i + 1), map));
            isRecord |= NUMBER.matcher(plain).matches();
        }
        return new Candidate(separator, meanings, isRecord);
    }

    private static Optional<Meaning> meaning(String name, String place, Map<String, Optional<TableColumn>> map) {
        boolean named = map.containsKey(name) || TableColumn.named(name).isPresent();
        Optional<TableColumn> said = map.getOrDefault(place, map.get(name));
        if (said != null) {
            return Optional.of(said.<Meaning>map(column -> new Meaning.Column(column, named))
                    .orElse(new Meaning.Nothing(true)));
        }
        return name.isEmpty()
                ? Optional.of(new Meaning.Nothing(false))
                : TableColumn.named(name).map(column -> new Meaning.Column(column, true));
    }

    /// A name as it is looked up: without white space, in one width and case.
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != 0xFEFF && c != '_')
                .map(Character::toLowerCase)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static TableHeader under(Candidate header) {
        Map<TableColumn, Integer> positions = new EnumMap<>(TableColumn.class);
        BitSet names = new BitSet();
        List<Place> wrong = new ArrayList<>();
        for (int i = 0; i < header.cells().size(); i++) {
            Optional<Meaning> cell = header.cells().get(i);
            if (cell.isEmpty()) {
                wrong.add(Place.ofColumn(i + 1, "", ViolationCode.UNKNOWN_PROPERTY));
            } else {
                switch (cell.get()) {
                    case Meaning.Nothing(boolean named) -> {
                        if (named) {
                            names.set(i);
                        }
                    }
                    case Meaning.Column(TableColumn column, var _) -> {
                        names.set(i);
                        if (positions.putIfAbsent(column, i) != null) {
                            wrong.add(Place.ofColumn(i + 1, column.pointer(), ViolationCode.DUPLICATE_PROPERTY));
                        }
                    }
                }
            }
        }
        missing(positions).forEach(wrong::add);
        // One says what the other's cells would be taken for.
        Integer addressNumber = positions.get(TableColumn.ADDRESS_NUMBER);
        if (addressNumber != null
                && (positions.containsKey(TableColumn.DESTINATION_KEY)
                        || positions.containsKey(TableColumn.DESTINATION_KEY_KIND))) {
            wrong.add(Place.ofColumn(
                    addressNumber + 1, TableColumn.ADDRESS_NUMBER.pointer(), ViolationCode.DUPLICATE_PROPERTY));
        }
        if (wrong.isEmpty() && !header.isHeader()) {
            throw new ProblemException(ProblemType.CSV_HEADER, "", ViolationCode.REQUIRED);
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.CSV_HEADER, wrong);
        }
        int width = positions.values().stream().mapToInt(i -> i + 1).max().orElse(0);
        return new TableHeader(header.separator(), positions, names, width);
    }

    private static Stream<Place> missing(Map<TableColumn, Integer> positions) {
        return Arrays.stream(TableColumn.values())
                .filter(column -> column.required() && !positions.containsKey(column))
                .map(column -> Place.named(column.label(), column.pointer(), ViolationCode.REQUIRED));
    }

    /// Whether nothing stands where no column is.
    boolean fits(String[] cells) {
        if (cells.length < width) {
            return false;
        }
        for (int i = 0; i < cells.length; i++) {
            if (!named.get(i) && !cells[i].isBlank()) {
                return false;
            }
        }
        return true;
    }
}
