package jp.sekisho.api.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.api.stream.ReportTables;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.inspection.Inspected;
import jp.sekisho.policy.Procedure;

/// The records that somebody has to look at, for the report to people: where they are and why, nothing of what they
/// hold.
final class RecordList {
    /// More than a person reads on a page; the stream itself names them all.
    private static final int BOUND = 10_000;

    private final List<Row> rows = new ArrayList<>();
    private long beyond;

    private record Row(
            long line, String recordRef, Procedure procedure, Set<ReasonCode> reasons, Set<Diagnosis> diagnoses) {}

    /// A line in the order of the stream.
    void add(Inspected line, String recordRef) {
        if (line instanceof Inspected.Checked(long number, var record, var answer)
                && answer.decision() instanceof Decision.Block block) {
            if (rows.size() < BOUND) {
                rows.add(new Row(number, recordRef, record.procedure(), block.reasons(), block.diagnoses()));
            } else {
                beyond++;
            }
        }
    }

    void writeTo(ReportTables tables, Language language) {
        if (rows.isEmpty()) {
            return;
        }
        List<List<?>> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(List.of(
                Long.toString(row.line()),
                row.recordRef(),
                ReportTables.name(row.procedure(), language),
                texts(row, language))));
        if (beyond > 0) {
            cells.add(List.of("", "", tables.text(InspectionText.FURTHER_RECORDS), beyond));
        }
        tables.table(
                tables.text(InspectionText.RECORDS),
                tables.texts(
                        InspectionText.LINE,
                        InspectionText.RECORD_REF,
                        InspectionText.RECORD_PROCEDURE,
                        InspectionText.RECORD_REASONS),
                cells);
    }

    private static String texts(Row row, Language language) {
        String reasons = row.reasons().stream()
                .map(code -> Messages.of(language, "reason", code))
                .collect(Collectors.joining(" "));
        return row.diagnoses().stream()
                .map(code -> " " + Messages.of(language, "diagnosis", code))
                .collect(Collectors.joining("", reasons, ""));
    }
}
