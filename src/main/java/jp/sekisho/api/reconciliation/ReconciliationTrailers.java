package jp.sekisho.api.reconciliation;

import java.util.Map;
import jp.sekisho.api.stream.Ending;
import jp.sekisho.api.wire.ReconciliationTrailerLine;
import jp.sekisho.api.wire.ReconciliationTrailerLine.ReconciledProcedure;
import jp.sekisho.api.wire.ReconciliationTrailerLine.ReconciliationTrailer;
import jp.sekisho.api.wire.ReconciliationTrailerLine.TallyWire;
import jp.sekisho.policy.Procedure;
import jp.sekisho.reconciliation.Reconciliation;
import jp.sekisho.reconciliation.Tally;

/// Writes a report for the wire.
final class ReconciliationTrailers {
    private ReconciliationTrailers() {}

    static long lines(Reconciliation report) {
        return report.total().registered() + report.total().invalid();
    }

    static ReconciliationTrailerLine line(Reconciliation report, Ending ending) {
        return new ReconciliationTrailerLine(new ReconciliationTrailer(
                ending.incomplete().isEmpty(),
                ending.incomplete(),
                lines(report),
                report.procedures().entrySet().stream()
                        .map(ReconciliationTrailers::procedure)
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
