package jp.sekisho.api.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sekisho.api.stream.ReportPage;
import jp.sekisho.api.stream.ReportPage.Bar;
import jp.sekisho.api.stream.ReportTables;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.TrailerLine.DetectionWire;
import jp.sekisho.api.wire.TrailerLine.Trailer;
import jp.sekisho.inspection.Counts;
import jp.sekisho.inspection.Report;
import jp.sekisho.stream.Ending;

/// The report as tables of text, the prefecture's first (項番, 事務, 担当課, 点検対象, うち紐付け誤りの疑い …;
/// 原因別件数). Holds no personal data, because the trailer holds none.
final class InspectionTables {
    private InspectionTables() {}

    static ReportPage page(Report report, RecordList records, Trailer trailer, Ending ending, Language language) {
        ReportTables tables = new ReportTables(language, "inspection");
        tables.procedures(
                InspectionText.PROCEDURES,
                tables.texts(
                        InspectionText.CHECKED,
                        InspectionText.SUSPECTED_WRONG_LINKS,
                        InspectionText.CORRECT,
                        InspectionText.REVIEW,
                        InspectionText.UNDECIDED,
                        InspectionText.PASSED),
                report.procedures(),
                report.total(),
                counts -> List.of(
                        counts.checked(),
                        counts.suspectedWrongLinks(),
                        counts.correct(),
                        counts.review(),
                        counts.undecided(),
                        counts.passed(),
                        counts.invalid()));
        tables.table(
                tables.text(InspectionText.CAUSES),
                tables.counted(InspectionText.CAUSE),
                List.of(
                        List.of(
                                tables.text(InspectionText.CAUSE_FORM),
                                report.causes().applicationForm()),
                        List.of(
                                tables.text(InspectionText.CAUSE_ENTRY),
                                report.causes().dataEntry()),
                        List.of(
                                tables.text(InspectionText.CAUSE_UNKNOWN),
                                report.causes().unknown())));
        tables.chart(
                InspectionText.OUTCOME_CHART,
                tables.texts(
                        InspectionText.SUSPECTED_WRONG_LINKS,
                        InspectionText.CORRECT,
                        InspectionText.REVIEW,
                        InspectionText.UNDECIDED),
                report.procedures().entrySet().stream()
                        .map(entry -> bar(ReportTables.name(entry.getKey(), language), entry.getValue()))
                        .toList());
        tables.chart(
                InspectionText.REASON_CHART,
                List.of(),
                report.reasons().entrySet().stream()
                        .map(entry -> new Bar(
                                Messages.of(language, "reason", entry.getKey()), List.of(0L, 0L, entry.getValue())))
                        .toList());
        codes(tables, InspectionText.REASONS, InspectionText.REASON, "reason", report.reasons());
        if (!report.shapes().isEmpty()) {
            codes(tables, InspectionText.SHAPES, InspectionText.SHAPE, "shape", report.shapes());
        }
        codes(tables, InspectionText.DIAGNOSES, InspectionText.DIAGNOSIS, "diagnosis", report.diagnoses());
        if (!report.findings().isEmpty()) {
            tables.table(
                    tables.text(InspectionText.FINDINGS),
                    tables.texts(InspectionText.DIAGNOSIS, InspectionText.CONCERNED_LINES),
                    report.findings().stream()
                            .map(finding ->
                                    List.of(Messages.of(language, "diagnosis", finding.diagnosis()), finding.lines()))
                            .toList());
        }
        records.writeTo(tables, language);
        if (trailer.detection() != null) {
            detection(tables, trailer.detection(), language);
        }
        List<List<?>> facts = new ArrayList<>();
        if (trailer.unchanged() != null) {
            facts.add(List.of(
                    tables.text(InspectionText.CHANGED_SINCE),
                    trailer.unchanged().since()));
            facts.add(List.of(
                    tables.text(InspectionText.UNCHANGED), trailer.unchanged().lines()));
        }
        facts.addAll(List.of(
                List.of(tables.text(InspectionText.BOUND_REACHED), List.copyOf(report.boundReached())),
                List.of(
                        tables.text(InspectionText.REGISTRY_AS_OF),
                        trailer.registry().stream()
                                .map(CheckResponse.RegistryRef::asOf)
                                .toList()),
                List.of(
                        tables.text(InspectionText.POLICY),
                        trailer.policies().stream()
                                .map(policy -> policy.id() + " " + policy.sha256())
                                .toList())));
        tables.facts(InspectionText.LINES, trailer.lines(), InspectionText.STARTED_AT, facts, ending);
        return tables.page(
                trailer.unchanged() == null ? InspectionText.TITLE : InspectionText.CHANGED_TITLE,
                InspectionText.COMPLETE,
                report.total().invalid(),
                ending);
    }

    private static Bar bar(String name, Counts counts) {
        return new Bar(
                name, List.of(counts.suspectedWrongLinks(), counts.correct(), counts.review(), counts.undecided()));
    }

    private static void codes(
            ReportTables tables,
            InspectionText title,
            InspectionText code,
            String kind,
            Map<? extends Enum<?>, Long> counts) {
        if (!counts.isEmpty()) {
            tables.codes(title, code, kind, counts);
        }
    }

    private static void detection(ReportTables tables, DetectionWire detection, Language language) {
        List<List<?>> rows = new ArrayList<>();
        detection
                .classes()
                .forEach((error, recall) -> rows.add(List.of(
                        Messages.of(language, "linkError", error),
                        recall.seeded(),
                        recall.blocked(),
                        recall.recall(),
                        recall.low() + " - " + recall.high())));
        rows.add(List.of(tables.text(InspectionText.TRUE_ALARM_SHARE), "", "", detection.trueAlarmShare(), ""));
        tables.table(
                tables.text(InspectionText.DETECTION),
                tables.texts(
                        InspectionText.ERROR_CLASS,
                        InspectionText.SEEDED,
                        InspectionText.BLOCKED,
                        InspectionText.RECALL,
                        InspectionText.CONFIDENCE),
                rows);
    }
}
