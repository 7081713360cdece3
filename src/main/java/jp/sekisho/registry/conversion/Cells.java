package jp.sekisho.registry.conversion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;

/// One row, as the mapping reads it. Faults are noted and told all together; what is at fault reads as
/// an empty text.
final class Cells {
    private final Mapping mapping;
    private final Rows rows;
    private final long line;
    private final String[] cells;
    private final List<Rejection> faults;

    /// @param faults to which what is wrong with the row is added
    Cells(Mapping mapping, Rows rows, String[] cells, List<Rejection> faults) {
        this.mapping = mapping;
        this.rows = rows;
        this.line = rows.number();
        this.cells = cells;
        this.faults = faults;
    }

    long line() {
        return line;
    }

    boolean isAtFault() {
        return faults.stream().anyMatch(fault -> fault.line() == line);
    }

    void reject(Property property, Cause cause) {
        faults.add(new Rejection(
                line, mapping.expression(property).map(Expression::mainColumn).orElse(""), cause));
    }

    /// Empty where the property is not held.
    String text(Property property) {
        return mapping.expression(property)
                .map(expression -> expression.text(this::cell))
                .orElse("");
    }

    /// The same, and a fault where it is empty.
    String required(Property property) {
        int before = faults.size();
        String text = text(property);
        if (text.isEmpty() && faults.size() == before) {
            reject(property, Cause.MISSING);
        }
        return text;
    }

    /// One of a few values, and a fault where the text is none of them.
    <T> Optional<T> oneOf(Property property, Map<String, T> values) {
        int before = faults.size();
        String text = text(property);
        Optional<T> value = Optional.ofNullable(values.get(text));
        if (value.isEmpty() && faults.size() == before) {
            reject(property, text.isEmpty() ? Cause.MISSING : Cause.UNKNOWN_CODE);
        }
        return value;
    }

    /// The same, and a value for mappings that do not speak of the property.
    <T> Optional<T> oneOfOr(T unsaid, Property property, Map<String, T> values) {
        return mapping.expression(property).isPresent() ? oneOf(property, values) : Optional.of(unsaid);
    }

    /// What can be read of the number, without a word where it cannot.
    Optional<IndividualNumber> number() {
        return mapping.expression(Property.INDIVIDUAL_NUMBER)
                .map(expression -> expression.text(this::stripped))
                .flatMap(text -> NumberEntry.parse(text) instanceof IndividualNumber number
                        ? Optional.of(number)
                        : Optional.empty());
    }

    private String stripped(String column) {
        return mapping.declared().text(cells[rows.position(column)].strip());
    }

    private String cell(String column) {
        String text = stripped(column);
        if (text.indexOf(Rows.NO_LETTER) >= 0) {
            faults.add(new Rejection(line, column, Cause.NOT_DECODABLE));
            return "";
        }
        Map<String, String> codes = mapping.codes(column);
        if (codes.isEmpty()) {
            return text;
        }
        String meaning = codes.get(text);
        if (meaning == null && !text.isEmpty()) {
            faults.add(new Rejection(line, column, Cause.UNKNOWN_CODE));
        }
        return meaning == null ? "" : meaning;
    }
}
