package jp.sekisho.base;

import java.util.List;

/// A table of tab-separated columns: a line of their names, then one line a row.
public record Table(List<String> header, List<String[]> rows) {

    /// Without names and rows where the text is empty.
    public static Table of(String text) {
        List<String[]> lines = text.lines().map(line -> line.split("\t", -1)).toList();
        return lines.isEmpty()
                ? new Table(List.of(), List.of())
                : new Table(List.of(lines.getFirst()), lines.subList(1, lines.size()));
    }

    /// The rows of a table on the class path.
    public static List<String[]> rows(String resource) {
        return of(Resource.text(resource)).rows();
    }
}
