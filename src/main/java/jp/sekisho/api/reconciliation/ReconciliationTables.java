package jp.sekisho.api.reconciliation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.sekisho.api.stream.ReportPage;
import jp.sekisho.api.stream.ReportTables;
import jp.sekisho.api.text.Language;
import jp.sekisho.reconciliation.Reconciliation;
import jp.sekisho.stream.Ending;

/// The report as tables of text. Holds no personal data, because what is counted holds none.
final class ReconciliationTables {
    private ReconciliationTables() {}

    static ReportPage page(Reconciliation report, long lines, Ending ending, Language language) {
        ReportTables tables = new ReportTables(language, "reconciliation");
        tables.procedures(
                ReconciliationText.PROCEDURES,
                tables.texts(
                        ReconciliationText.REGISTERED,
                        ReconciliationText.ATTESTED,
                        ReconciliationText.RELEASED,
                        ReconciliationText.WITHOUT,
                        ReconciliationText.OTHER_RECORD,
                        ReconciliationText.REFUSED,
                        ReconciliationText.SINCE,
                        ReconciliationText.UNTIL),
                report.procedures(),
                report.total(),
                tally -> List.of(
                        tally.registered(),
                        tally.attested(),
                        tally.released(),
                        tally.without(),
                        tally.otherRecord(),
                        tally.refused(),
                        orEmpty(tally.since()),
                        orEmpty(tally.until()),
                        tally.invalid()));
        tables.codes(ReconciliationText.VERDICTS, ReconciliationText.VERDICT, "verdict", report.verdicts());
        tables.facts(ReconciliationText.LINES, lines, ReconciliationText.STARTED_AT, List.of(), ending);
        return tables.page(ReconciliationText.TITLE, ReconciliationText.COMPLETE, 0, ending);
    }

    private static String orEmpty(Optional<OffsetDateTime> time) {
        return time.map(OffsetDateTime::toString).orElse("");
    }
}
