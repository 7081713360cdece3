package jp.sekisho.api.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.stream.Publisher;

/// A report as tables of text, to be written as a page that needs nothing from anywhere, as Markdown, or as CSV.
///
/// @param title of the whole report
/// @param lead lines below the title
/// @param parts in their order
public record ReportPage(String title, List<String> lead, List<Part> parts) {
    /// What stands below another.
    public sealed interface Part {}

    /// One table.
    ///
    /// @param rows of texts and numbers, each as long as the header
    public record Table(String title, List<String> header, List<List<Object>> rows) implements Part {}

    /// One chart of stacked bars, on the page alone: the tables hold the same figures.
    ///
    /// @param kinds their names, in the order of the counts
    public record Chart(String title, List<String> kinds, List<Bar> bars) implements Part {}

    /// One bar.
    public record Bar(String name, List<Long> counts) {
        long sum() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    private static final String STYLE = """
            body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1b1b1b }
            table { border-collapse: collapse; margin: 0 0 2rem; width: 100% }
            th, td { border: 1px solid #b8b8b8; padding: .3rem .6rem; text-align: left; overflow-wrap: anywhere }
            th { background: #f0f0f0 }
            td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
            caption, figcaption { font-weight: bold; text-align: left; padding: .3rem 0 }
            figure { margin: 0 0 2rem }
            figure td, figure th { border: 0; padding: .1rem .6rem; background: none; font-weight: normal }
            svg { display: block; width: 100%; height: 1.1rem }
            .bar { width: 50% }
            .k0 { fill: #ce0000; color: #ce0000 } .k1 { fill: #e25100; color: #e25100 } .k2 { fill: #3460fb; color: #3460fb } .k3 { fill: #666; color: #666 }
            @page { size: A4; margin: 12mm }
            @media print { body { font-size: 9pt; margin: 0; padding: 0; max-width: none; print-color-adjust: exact } tr { break-inside: avoid } }
            """;

    /// The same report of somebody.
    ReportPage by(Publisher publisher, Language language) {
        List<String> lines = new ArrayList<>();
        publisher.organisation().ifPresent(lines::add);
        publisher
                .contact()
                .map(contact -> Messages.of(language, "report", ReportText.CONTACT) + ": " + contact)
                .ifPresent(lines::add);
        lines.addAll(lead);
        return new ReportPage(title, lines, parts);
    }

    String html(Language language) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(language.tag())
                .append(
                        "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        lead.forEach(line -> html.append("<p>").append(escaped(line)).append("</p>\n"));
        for (Part part : parts) {
            switch (part) {
                case Table table -> html(table, html);
                case Chart chart -> html(chart, html);
            }
        }
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
        for (List<Object> row : table.rows()) {
            html.append("<tr>");
            row.forEach(cell -> html.append(cell instanceof Number ? "<td class=\"number\">" : "<td>")
                    .append(escaped(shown(cell)))
                    .append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    private static void html(Chart chart, StringBuilder html) {
        long most = chart.bars().stream().mapToLong(Bar::sum).max().orElse(0);
        html.append("<figure><figcaption>").append(escaped(chart.title())).append("</figcaption>\n<p>");
        for (int kind = 0; kind < chart.kinds().size(); kind++) {
            html.append("<span aria-hidden=\"true\" class=\"k")
                    .append(kind)
                    .append("\">■</span> ")
                    .append(escaped(chart.kinds().get(kind)))
                    .append("　");
        }
        html.append("</p>\n<table><tbody>\n");
        for (Bar bar : chart.bars()) {
            html.append("<tr><th scope=\"row\">")
                    .append(escaped(bar.name()))
                    .append(
                            "</th><td class=\"bar\"><svg aria-hidden=\"true\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\">");
            long from = 0;
            for (int kind = 0; kind < bar.counts().size(); kind++) {
                long to = from + bar.counts().get(kind);
                html.append("<rect class=\"k")
                        .append(kind)
                        .append("\" x=\"")
                        .append(from * 1000 / most)
                        .append("\" width=\"")
                        .append(to * 1000 / most - from * 1000 / most)
                        .append("\" height=\"10\"/>");
                from = to;
            }
            html.append("</svg></td><td class=\"number\">")
                    .append(shown(bar.sum()))
                    .append("</td></tr>\n");
        }
        html.append("</tbody></table></figure>\n");
    }

    private static String shown(Object cell) {
        return switch (cell) {
            case Long number -> grouped(number);
            case Integer number -> grouped(number);
            case Object other -> other.toString();
        };
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private List<Table> tables() {
        return parts.stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
    }

    private static List<String> texts(List<Object> row) {
        return row.stream().map(Object::toString).toList();
    }

    String markdown() {
        StringBuilder markdown = new StringBuilder("# ").append(title).append('\n');
        lead.forEach(line -> markdown.append('\n').append(line).append('\n'));
        for (Table table : tables()) {
            markdown.append('\n');
            if (!table.title().isEmpty()) {
                markdown.append("## ").append(table.title()).append("\n\n");
            }
            row(table.header(), markdown);
            row(table.header().stream().map(_ -> "---").toList(), markdown);
            table.rows().forEach(row -> row(texts(row), markdown));
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
            for (String line : lead) {
                csv.write(List.of(line));
            }
            for (Table table : tables()) {
                csv.write(List.of(table.title()));
                csv.write(table.header());
                csv.writeAll(table.rows().stream().map(ReportPage::texts).toList());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows of text are plain data", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
