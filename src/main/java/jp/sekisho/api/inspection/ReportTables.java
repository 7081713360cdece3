package jp.sekisho.api.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.sekisho.api.stream.ReportPage;
import jp.sekisho.api.stream.ReportPage.Table;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.TrailerLine.CountsWire;
import jp.sekisho.api.wire.TrailerLine.DetectionWire;
import jp.sekisho.api.wire.TrailerLine.Trailer;

/// The report as tables of text, the prefecture's first (項番, 事務, 担当課, 点検対象, うち紐付け誤りの疑い …; 原因別件数). Holds
/// no personal data, because the trailer holds none.
final class ReportTables {
    private final Trailer trailer;
    private final Language language;
    private final List<Table> tables = new ArrayList<>();

    private ReportTables(Trailer trailer, Language language) {
        this.trailer = trailer;
        this.language = language;
    }

    static ReportPage of(Trailer trailer, Language language) {
        ReportTables report = new ReportTables(trailer, language);
        report.procedures();
        report.causes();
        report.reasons();
        report.diagnoses();
        report.findings();
        if (trailer.detection() != null) {
            report.detection(trailer.detection());
        }
        report.facts();
        return new ReportPage(
                report.text(ReportText.TITLE) + " - "
                        + report.text(trailer.complete() ? ReportText.COMPLETE : ReportText.INCOMPLETE),
                report.tables);
    }

    private String text(ReportText text) {
        return Messages.of(language, "report", text);
    }

    private List<String> texts(ReportText... texts) {
        return Arrays.stream(texts).map(this::text).toList();
    }

    private void add(ReportText title, List<String> header, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            tables.add(new Table(text(title), header, rows));
        }
    }

    private void procedures() {
        List<List<String>> rows = new ArrayList<>();
        trailer.procedures()
                .forEach(procedure -> rows.add(counted(
                        Integer.toString(procedure.no()),
                        language == Language.JA ? procedure.nameJa() : procedure.nameEn(),
                        procedure.division(),
                        procedure.counts())));
        rows.add(counted("", text(ReportText.TOTAL), "", trailer.total()));
        add(
                ReportText.PROCEDURES,
                texts(
                        ReportText.NO,
                        ReportText.PROCEDURE,
                        ReportText.DIVISION,
                        ReportText.CHECKED,
                        ReportText.SUSPECTED_WRONG_LINKS,
                        ReportText.CORRECT,
                        ReportText.REVIEW,
                        ReportText.UNDECIDED,
                        ReportText.PASSED,
                        ReportText.INVALID),
                rows);
    }

    private static List<String> counted(String no, String name, String division, CountsWire counts) {
        return List.of(
                no,
                name,
                division,
                Long.toString(counts.checked()),
                Long.toString(counts.suspectedWrongLinks()),
                Long.toString(counts.correct()),
                Long.toString(counts.review()),
                Long.toString(counts.undecided()),
                Long.toString(counts.passed()),
                Long.toString(counts.invalid()));
    }

    private void causes() {
        add(
                ReportText.CAUSES,
                texts(ReportText.CAUSE, ReportText.COUNT),
                List.of(
                        row(ReportText.CAUSE_FORM, trailer.causes().applicationForm()),
                        row(ReportText.CAUSE_ENTRY, trailer.causes().dataEntry()),
                        row(ReportText.CAUSE_UNKNOWN, trailer.causes().unknown())));
    }

    private List<String> row(ReportText label, long count) {
        return List.of(text(label), Long.toString(count));
    }

    private void reasons() {
        add(
                ReportText.REASONS,
                texts(ReportText.REASON, ReportText.COUNT, ReportText.MEANING),
                codes("reason", trailer.reasons()));
    }

    private void diagnoses() {
        add(
                ReportText.DIAGNOSES,
                texts(ReportText.DIAGNOSIS, ReportText.COUNT, ReportText.MEANING),
                codes("diagnosis", trailer.diagnoses()));
    }

    private List<List<String>> codes(String kind, Map<? extends Enum<?>, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> List.of(
                        entry.getKey().name(),
                        entry.getValue().toString(),
                        Messages.of(language, kind, entry.getKey())))
                .toList();
    }

    private void findings() {
        add(
                ReportText.FINDINGS,
                texts(ReportText.DIAGNOSIS, ReportText.CONCERNED_LINES),
                trailer.findings().stream()
                        .map(finding -> List.of(finding.diagnosis().name(), joined(finding.lines())))
                        .toList());
    }

    private void detection(DetectionWire detection) {
        List<List<String>> rows = new ArrayList<>();
        detection
                .classes()
                .forEach((error, recall) -> rows.add(List.of(
                        Messages.of(language, "linkError", error),
                        Integer.toString(recall.seeded()),
                        Integer.toString(recall.blocked()),
                        Double.toString(recall.recall()),
                        recall.low() + " - " + recall.high())));
        rows.add(List.of(text(ReportText.TRUE_ALARM_SHARE), "", "", Double.toString(detection.trueAlarmShare()), ""));
        add(
                ReportText.DETECTION,
                texts(
                        ReportText.ERROR_CLASS,
                        ReportText.SEEDED,
                        ReportText.BLOCKED,
                        ReportText.RECALL,
                        ReportText.CONFIDENCE),
                rows);
    }

    private void facts() {
        tables.add(new Table(
                "",
                List.of("", ""),
                List.of(
                        List.of(text(ReportText.LINES), Long.toString(trailer.lines())),
                        List.of(text(ReportText.STARTED_AT), trailer.startedAt().toString()),
                        List.of(text(ReportText.DURATION), Long.toString(trailer.durationMillis())),
                        List.of(
                                text(ReportText.REGISTRY_AS_OF),
                                joined(trailer.registry().stream()
                                        .map(CheckResponse.RegistryRef::asOf)
                                        .toList())),
                        List.of(
                                text(ReportText.POLICY),
                                joined(trailer.policies().stream()
                                        .map(policy -> policy.id() + " " + policy.sha256())
                                        .toList())),
                        List.of(text(ReportText.RESULTS_SHA256), trailer.resultsSha256()),
                        List.of(text(ReportText.INCOMPLETE), joined(trailer.incomplete())))));
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(Objects::toString).collect(Collectors.joining(", "));
    }
}
