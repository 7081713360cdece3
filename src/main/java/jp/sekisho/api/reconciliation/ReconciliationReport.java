package jp.sekisho.api.reconciliation;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.api.stream.ReportPage;
import jp.sekisho.api.stream.StreamContent;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.ReconciliationTrailerLine;
import jp.sekisho.api.wire.ReconciliationTrailerLine.ReconciledProcedure;
import jp.sekisho.api.wire.ReconciliationTrailerLine.ReconciliationTrailer;
import jp.sekisho.api.wire.ReconciliationTrailerLine.TallyWire;
import jp.sekisho.attestation.ReportDraft;
import jp.sekisho.policy.Procedure;
import jp.sekisho.reconciliation.Reconciliation;
import jp.sekisho.reconciliation.Tally;
import jp.sekisho.signing.Signing;
import jp.sekisho.stream.Ending;
import jp.sekisho.stream.Incomplete;

/// A reconciliation's report, as the trailer and as a page.
record ReconciliationReport(Reconciliation report, Function<ReportDraft, Signing<String>> signer)
        implements StreamContent.Report {
    @Override
    public long lines() {
        return report.total().registered() + report.total().invalid();
    }

    @Override
    public Set<Incomplete> incomplete() {
        return Set.of();
    }

    @Override
    public ReportPage page(Ending ending, Language language) {
        return ReconciliationTables.page(report, lines(), ending, language);
    }

    @Override
    public ReconciliationTrailerLine trailer(Ending ending) {
        return new ReconciliationTrailerLine(new ReconciliationTrailer(
                ending.complete(),
                ending.incomplete(),
                lines(),
                report.procedures().entrySet().stream()
                        .map(ReconciliationReport::procedure)
                        .toList(),
                counts(report.total()),
                report.verdicts(),
                ending.startedAt(),
                ending.duration().toMillis(),
                ending.resultsSha256(),
                null));
    }

    private static ReconciledProcedure procedure(Map.Entry<Procedure, Tally> entry) {
        Procedure procedure = entry.getKey();
        return new ReconciledProcedure(
                procedure.no(),
                procedure.id(),
                procedure.nameJa(),
                procedure.nameEn(),
                procedure.divisionJa(),
                counts(entry.getValue()));
    }

    private static TallyWire counts(Tally tally) {
        return new TallyWire(
                tally.registered(),
                tally.attested(),
                tally.released(),
                tally.without(),
                tally.otherRecord(),
                tally.refused(),
                tally.invalid(),
                tally.since().orElse(null),
                tally.until().orElse(null));
    }
}
