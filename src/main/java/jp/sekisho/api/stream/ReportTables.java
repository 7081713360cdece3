package jp.sekisho.api.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.api.stream.ReportPage.Bar;
import jp.sekisho.api.stream.ReportPage.Chart;
import jp.sekisho.api.stream.ReportPage.Part;
import jp.sekisho.api.stream.ReportPage.Table;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.policy.Procedure;
import jp.sekisho.stream.Ending;

/// Makes the tables of a report, in one language.
public final class ReportTables {
    private final Language language;
    private final String words;
    private final List<Part> parts = new ArrayList<>();

    /// @param words the kind of the report's own words among the texts
    public ReportTables(Language language, String words) {
        this.language = language;
        this.words = words;
    }

    /// One of the report's own words.
    public String text(Enum<?> word) {
        return Messages.of(language, words, word);
    }

    public List<String> texts(Enum<?>... own) {
        return Stream.of(own).map(this::text).toList();
    }

    private String word(ReportText word) {
        return Messages.of(language, "report", word);
    }

    /// @param rows of values, each as long as the header
    public void table(String title, List<String> header, List<? extends List<?>> rows) {
        parts.add(new Table(
                title,
                header,
                rows.stream()
                        .map(row -> row.stream().<Object>map(ReportTables::cell).toList())
                        .toList()));
    }

    private static Object cell(Object value) {
        return switch (value) {
            case Collection<?> values -> values.stream().map(Objects::toString).collect(Collectors.joining(", "));
            case Number number -> number;
            case Object text -> text.toString();
        };
    }

    /// Bars without anything are left out, and a chart without bars.
    public void chart(Enum<?> title, List<String> kinds, List<Bar> bars) {
        List<Bar> shown = bars.stream().filter(bar -> bar.sum() > 0).toList();
        if (!shown.isEmpty()) {
            parts.add(new Chart(text(title), kinds, shown));
        }
    }

    /// As people of the language call it.
    public static String name(Procedure procedure, Language language) {
        return language == Language.JA ? procedure.nameJa() : procedure.nameEn();
    }

    /// What was counted: a row for each procedure, and one for all.
    ///
    /// @param columns names of the counts
    /// @param counted the counts, and the lines that could not be read
    public <C> void procedures(
            Enum<?> title, List<String> columns, Map<Procedure, C> procedures, C total, Function<C, List<?>> counted) {
        List<List<?>> rows = new ArrayList<>();
        procedures.forEach((procedure, counts) -> rows.add(row(
                List.of(procedure.no(), name(procedure, language), procedure.divisionJa()), counted.apply(counts))));
        rows.add(row(List.of("", word(ReportText.TOTAL), ""), counted.apply(total)));
        List<String> header =
                new ArrayList<>(List.of(word(ReportText.NO), word(ReportText.PROCEDURE), word(ReportText.DIVISION)));
        header.addAll(columns);
        header.add(word(ReportText.INVALID));
        table(text(title), header, rows);
    }

    private static List<?> row(List<?> first, List<?> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    public List<String> counted(Enum<?> what) {
        return List.of(text(what), word(ReportText.COUNT));
    }

    /// How often each code was found, with its text.
    public void codes(Enum<?> title, Enum<?> code, String kind, Map<? extends Enum<?>, Long> counts) {
        table(
                text(title),
                List.of(word(ReportText.MEANING), word(ReportText.COUNT), text(code)),
                counts.entrySet().stream()
                        .map(entry -> List.of(
                                Messages.of(language, kind, entry.getKey()),
                                entry.getValue(),
                                entry.getKey().name()))
                        .toList());
    }

    /// How the stream ran.
    ///
    /// @param own further facts, name and value
    public void facts(Enum<?> lines, long count, Enum<?> startedAt, List<List<?>> own, Ending ending) {
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of(text(lines), count));
        rows.add(List.of(text(startedAt), ending.startedAt()));
        rows.add(List.of(word(ReportText.DURATION), ending.duration().toMillis()));
        rows.addAll(own);
        rows.add(List.of(word(ReportText.RESULTS_SHA256), ending.resultsSha256()));
        rows.add(List.of(word(ReportText.INCOMPLETE), ending.incomplete()));
        table("", List.of("", ""), rows);
    }

    /// @param complete how a complete report is called
    /// @param unread lines that nobody looked at
    public ReportPage page(Enum<?> title, Enum<?> complete, long unread, Ending ending) {
        String state = ending.complete() ? text(complete) : word(ReportText.INCOMPLETE);
        return new ReportPage(
                text(title) + " - " + state + (unread > 0 ? " (" + word(ReportText.UNREAD) + ": " + unread + ")" : ""),
                List.of(),
                parts);
    }
}
