package jp.sekisho.registry.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// How cells of a row become one text: `氏 + "　" + 名`, `生年月日_不詳表記 | 生年月日`, `"false"`.
///
/// `+` joins columns; what stands in quotation marks between two of them is written where both say
/// something. `|` takes the first side that says something. A text in quotation marks alone is a
/// constant.
record Expression(List<List<Term>> alternatives) {
    private static final String QUOTE = "\"";

    /// What is joined.
    sealed interface Term {
        record Column(String name) implements Term {}

        record Literal(String text) implements Term {}
    }

    /// @throws ConversionRefused if the text is no expression; `key` names it in the message
    static Expression of(String key, String text) {
        List<List<Term>> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\s\\|\\s", -1)) {
            alternatives.add(Stream.of(alternative.split("\\s\\+\\s", -1))
                    .map(term -> term(key, term.strip()))
                    .toList());
        }
        return new Expression(alternatives);
    }

    private static Term term(String key, String text) {
        if (text.isEmpty()) {
            throw new ConversionRefused("mapping: '" + key + "' has an empty side");
        }
        if (!text.startsWith(QUOTE)) {
            return new Term.Column(text);
        }
        if (text.length() < 2 || !text.endsWith(QUOTE)) {
            throw new ConversionRefused("mapping: '" + key + "' has quotation marks that do not close");
        }
        return new Term.Literal(text.substring(1, text.length() - 1));
    }

    Stream<String> columns() {
        return alternatives.stream()
                .flatMap(List::stream)
                .flatMap(term -> term instanceof Term.Column(String name) ? Stream.of(name) : Stream.empty());
    }

    /// Where to look when the text is at fault: the first column of the last side, for the others may
    /// be empty.
    String mainColumn() {
        return new Expression(List.of(alternatives.getLast()))
                .columns()
                .findFirst()
                .orElse("");
    }

    /// @param cells what stands in a column of this name
    String text(UnaryOperator<String> cells) {
        for (List<Term> alternative : alternatives) {
            String text = joined(alternative, cells);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String joined(List<Term> terms, UnaryOperator<String> cells) {
        if (terms.size() == 1) {
            return switch (terms.getFirst()) {
                case Term.Column(String name) -> cells.apply(name);
                case Term.Literal(String text) -> text;
            };
        }
        StringBuilder text = new StringBuilder();
        String between = "";
        for (Term term : terms) {
            switch (term) {
                case Term.Literal(String literal) -> between += literal;
                case Term.Column(String name) -> {
                    String cell = cells.apply(name);
                    if (!cell.isEmpty()) {
                        text.append(text.isEmpty() ? "" : between).append(cell);
                        between = "";
                    }
                }
            }
        }
        return text.toString();
    }
}
