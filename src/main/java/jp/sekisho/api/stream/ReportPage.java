package jp.sekisho.api.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import jp.sekisho.api.text.Language;

/// A report as tables of text, to be written as a page that needs nothing from anywhere, as Markdown, or as CSV.
///
/// @param title of the whole report
public record ReportPage(String title, List<Table> tables) {
    /// One table.
    ///
    /// @param rows each as long as the header
    public record Table(String title, List<String> header, List<List<String>> rows) {}

    private static final String STYLE = """
            body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1b1b1b }
            table { border-collapse: collapse; margin: 0 0 2rem; width: 100% }
            th, td { border: 1px solid #b8b8b8; padding: .3rem .6rem; text-align: left; overflow-wrap: anywhere }
            th { background: #f0f0f0 }
            td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
            caption { font-weight: bold; text-align: left; padding: .3rem 0 }
            """;

    String html(Language language) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(language.tag())
                .append("\"><head><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        tables.forEach(table -> html(table, html));
        return html.append("</body></html>\n").toString();
    }

    private static void html(Table table, StringBuilder html) {
        html.append("<table>");
        if (!table.title().isEmpty()) {
            html.append("<caption>").append(escaped(table.title())).append("</caption>");
        }
        if (!table.header().getFirst().isEmpty()) {
            html.append("<thead><tr>");
            table.header()
                    .forEach(cell -> html.append("<th scope=\"col\">")
                            .append(escaped(cell))
                            .append("</th>"));
            html.append("</tr></thead>");
        }
        html.append("<tbody>\n");
        for (List<String> row : table.rows()) {
            html.append("<tr>");
            row.forEach(cell -> html.append(isNumber(cell) ? "<td class=\"number\">" : "<td>")
                    .append(escaped(cell))
                    .append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    String markdown() {
        StringBuilder markdown = new StringBuilder("# ").append(title).append('\n');
        for (Table table : tables) {
            markdown.append('\n');
            if (!table.title().isEmpty()) {
                markdown.append("## ").append(table.title()).append("\n\n");
            }
            row(table.header(), markdown);
            row(table.header().stream().map(_ -> "---").toList(), markdown);
            table.rows().forEach(row -> row(row, markdown));
        }
        return markdown.toString();
    }

    private static void row(List<String> cells, StringBuilder markdown) {
        markdown.append(
                cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /// One table after the other, each under its title and its header.
    String csv() {
        StringWriter out = new StringWriter();
        CsvMapper mapper = new CsvMapper();
        mapper.enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS);
        try (SequenceWriter csv =
                mapper.writer(CsvSchema.emptySchema().withLineSeparator("\r\n")).writeValues(out)) {
            csv.write(List.of(title));
            for (Table table : tables) {
                csv.write(List.of(table.title()));
                csv.write(table.header());
                csv.writeAll(table.rows());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows of text are plain data", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static boolean isNumber(String cell) {
        return !cell.isEmpty() && cell.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
