package jp.sekisho.api.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.sekisho.api.stream.ReportPage;
import jp.sekisho.api.stream.ReportPage.Table;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.api.wire.ReconciliationTrailerLine.ReconciliationTrailer;
import jp.sekisho.api.wire.ReconciliationTrailerLine.TallyWire;
import org.jspecify.annotations.Nullable;

/// The report as tables of text. Holds no personal data, because the trailer holds none.
final class ReconciliationTables {
    private final ReconciliationTrailer trailer;
    private final Language language;

    private ReconciliationTables(ReconciliationTrailer trailer, Language language) {
        this.trailer = trailer;
        this.language = language;
    }

    static ReportPage of(ReconciliationTrailer trailer, Language language) {
        ReconciliationTables tables = new ReconciliationTables(trailer, language);
        return new ReportPage(
                tables.text(ReconciliationText.TITLE) + " - "
                        + tables.text(trailer.complete() ? ReconciliationText.COMPLETE : ReconciliationText.INCOMPLETE),
                List.of(tables.procedures(), tables.verdicts(), tables.facts()));
    }

    private String text(ReconciliationText text) {
        return Messages.of(language, "reconciliation", text);
    }

    private List<String> texts(ReconciliationText... texts) {
        return Arrays.stream(texts).map(this::text).toList();
    }

    private Table procedures() {
        List<List<String>> rows = new ArrayList<>();
        trailer.procedures()
                .forEach(procedure -> rows.add(counted(
                        Integer.toString(procedure.no()),
                        language == Language.JA ? procedure.nameJa() : procedure.nameEn(),
                        procedure.division(),
                        procedure.counts())));
        rows.add(counted("", text(ReconciliationText.TOTAL), "", trailer.total()));
        return new Table(
                text(ReconciliationText.PROCEDURES),
                texts(
                        ReconciliationText.NO,
                        ReconciliationText.PROCEDURE,
                        ReconciliationText.DIVISION,
                        ReconciliationText.REGISTERED,
                        ReconciliationText.ATTESTED,
                        ReconciliationText.RELEASED,
                        ReconciliationText.WITHOUT,
                        ReconciliationText.OTHER_RECORD,
                        ReconciliationText.REFUSED,
                        ReconciliationText.SINCE,
                        ReconciliationText.UNTIL,
                        ReconciliationText.INVALID),
                rows);
    }

    private static List<String> counted(String no, String name, String division, TallyWire counts) {
        return List.of(
                no,
                name,
                division,
                Long.toString(counts.registered()),
                Long.toString(counts.attested()),
                Long.toString(counts.released()),
                Long.toString(counts.withoutAttestation()),
                Long.toString(counts.otherRecord()),
                Long.toString(counts.refused()),
                orEmpty(counts.since()),
                orEmpty(counts.until()),
                Long.toString(counts.invalid()));
    }

    private static String orEmpty(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private Table verdicts() {
        return new Table(
                text(ReconciliationText.VERDICTS),
                texts(ReconciliationText.VERDICT, ReconciliationText.COUNT, ReconciliationText.MEANING),
                trailer.verdicts().entrySet().stream()
                        .map(entry -> List.of(
                                entry.getKey().name(),
                                entry.getValue().toString(),
                                Messages.of(language, "verdict", entry.getKey())))
                        .toList());
    }

    private Table facts() {
        return new Table(
                "",
                List.of("", ""),
                List.of(
                        List.of(text(ReconciliationText.LINES), Long.toString(trailer.lines())),
                        List.of(
                                text(ReconciliationText.STARTED_AT),
                                trailer.startedAt().toString()),
                        List.of(text(ReconciliationText.DURATION), Long.toString(trailer.durationMillis())),
                        List.of(text(ReconciliationText.RESULTS_SHA256), trailer.resultsSha256()),
                        List.of(
                                text(ReconciliationText.INCOMPLETE),
                                trailer.incomplete().stream().map(Enum::name).collect(Collectors.joining(", ")))));
    }
}
