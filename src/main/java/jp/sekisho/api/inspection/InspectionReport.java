package jp.sekisho.api.inspection;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.api.stream.ReportPage;
import jp.sekisho.api.stream.StreamContent;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.TrailerLine;
import jp.sekisho.api.wire.TrailerLine.CausesWire;
import jp.sekisho.api.wire.TrailerLine.CountsWire;
import jp.sekisho.api.wire.TrailerLine.DetectionWire;
import jp.sekisho.api.wire.TrailerLine.FindingWire;
import jp.sekisho.api.wire.TrailerLine.InputNote;
import jp.sekisho.api.wire.TrailerLine.ProcedureCounts;
import jp.sekisho.api.wire.TrailerLine.RecallWire;
import jp.sekisho.api.wire.TrailerLine.Trailer;
import jp.sekisho.api.wire.TrailerLine.UnchangedWire;
import jp.sekisho.attestation.ReportDraft;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.inspection.Causes;
import jp.sekisho.inspection.Counts;
import jp.sekisho.inspection.DetectionPower;
import jp.sekisho.inspection.DetectionPower.Recall;
import jp.sekisho.inspection.LinkError;
import jp.sekisho.inspection.Report;
import jp.sekisho.inspection.StreamFinding;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.Procedure;
import jp.sekisho.signing.Signing;
import jp.sekisho.stream.Ending;
import jp.sekisho.stream.Incomplete;

/// An inspection's report, as the trailer and as a page.
record InspectionReport(
        Report report,
        RecordList records,
        List<InputNote> notes,
        Changed changed,
        Function<ReportDraft, Signing<String>> signer)
        implements StreamContent.Report {
    /// What the stream has to do with the registry's changes.
    ///
    /// @param now the sequence of the registry's state when it began; empty where it does not count them
    /// @param since only persons who changed after this sequence are looked at; empty for all
    record Changed(OptionalLong now, OptionalLong since) {}

    @Override
    public long lines() {
        return report.total().checked() + report.total().invalid();
    }

    @Override
    public Set<Incomplete> incomplete() {
        Set<Incomplete> why = EnumSet.noneOf(Incomplete.class);
        if (report.total().undecided() > 0) {
            why.add(Incomplete.UNDECIDED_LINES);
        }
        if (report.total().invalid() > 0) {
            why.add(Incomplete.INVALID_LINES);
        }
        if (report.unchanged() > 0) {
            why.add(Incomplete.UNCHANGED_LINES);
        }
        if (report.total().checked() + report.unchanged() == 0) {
            why.add(Incomplete.NO_RECORDS);
        }
        return why;
    }

    @Override
    public ReportPage page(Ending ending, Language language) {
        return InspectionTables.page(report, records, trailer(ending).trailer(), ending, language);
    }

    @Override
    public TrailerLine trailer(Ending ending) {
        return new TrailerLine(new Trailer(
                ending.complete(),
                ending.incomplete(),
                notes,
                lines(),
                ending.linesRead(),
                report.firstLine(),
                report.lastLine(),
                report.procedures().entrySet().stream()
                        .map(entry -> procedure(entry.getKey(), entry.getValue()))
                        .toList(),
                counts(report.total()),
                causes(report.causes()),
                report.reasons(),
                report.shapes(),
                report.diagnoses(),
                report.findings().stream().map(InspectionReport::finding).toList(),
                report.boundReached(),
                report.detection().map(InspectionReport::detection).orElse(null),
                report.policies().stream()
                        .sorted(Comparator.comparing(Policy::id))
                        .map(policy -> new CheckResponse.PolicyRef(policy.id(), policy.sha256()))
                        .toList(),
                report.extracts().stream().map(CheckResponse.RegistryRef::new).toList(),
                changed.now().isPresent() ? changed.now().getAsLong() : null,
                changed.since().isPresent() ? new UnchangedWire(changed.since().getAsLong(), report.unchanged()) : null,
                ending.startedAt(),
                ending.duration().toMillis(),
                ending.resultsSha256(),
                null));
    }

    private static ProcedureCounts procedure(Procedure procedure, Counts counts) {
        return new ProcedureCounts(
                procedure.no(),
                procedure.id(),
                procedure.nameJa(),
                procedure.nameEn(),
                procedure.divisionJa(),
                counts(counts));
    }

    private static CountsWire counts(Counts counts) {
        return new CountsWire(
                counts.checked(),
                counts.passed(),
                counts.suspectedWrongLinks(),
                counts.correct(),
                counts.review(),
                counts.undecided(),
                counts.invalid());
    }

    private static CausesWire causes(Causes causes) {
        return new CausesWire(causes.applicationForm(), causes.dataEntry(), causes.unknown());
    }

    private static FindingWire finding(StreamFinding finding) {
        return new FindingWire(
                finding.diagnosis(),
                List.copyOf(finding.lines()),
                finding.diagnosis() == Diagnosis.BATCH_MISALIGNED ? finding.offset() : null);
    }

    private static DetectionWire detection(DetectionPower power) {
        Map<LinkError, RecallWire> classes = new EnumMap<>(LinkError.class);
        power.classes().forEach((error, recall) -> classes.put(error, recall(recall)));
        return new DetectionWire(power.randomSeed(), classes, rounded(power.trueAlarmShare()));
    }

    private static RecallWire recall(Recall recall) {
        return new RecallWire(
                recall.seeded(),
                recall.blocked(),
                recall.suspected(),
                rounded(recall.share()),
                rounded(recall.low()),
                rounded(recall.high()));
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
