package jp.sekisho.api.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.api.inspection.InspectionContent.Named;
import jp.sekisho.api.stream.ReportTables;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.text.Messages;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.inspection.Inspected;
import jp.sekisho.policy.Procedure;

/// The records that somebody has to look at, and the lines that are none, for the report to people: where they are and
/// why, nothing of what they hold.
final class RecordList {
    /// More than a person reads on a page; the stream itself names them all.
    private static final int BOUND = 10_000;

    private final List<Row> rows = new ArrayList<>();
    private long beyond;

    /// @param why the line is no record; empty of one
    private record Row(
            long line,
            String recordRef,
            Optional<Procedure> procedure,
            Set<ReasonCode> reasons,
            Set<Diagnosis> diagnoses,
            String why) {}

    /// A line in the order of the stream.
    void add(Named named) {
        switch (named.line()) {
            case Inspected.Checked(long line, var record, var answer) -> {
                if (answer.decision() instanceof Decision.Block block) {
                    add(new Row(
                            line,
                            named.recordRef(),
                            Optional.of(record.procedure()),
                            block.reasons(),
                            block.diagnoses(),
                            ""));
                }
            }
            case Inspected.Unchanged _ -> {}
            case Inspected.Invalid(long line, var procedure) ->
                add(new Row(line, named.recordRef(), procedure, Set.of(), Set.of(), named.why()));
        }
    }

    private void add(Row row) {
        if (rows.size() < BOUND) {
            rows.add(row);
        } else {
            beyond++;
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
                row.procedure().map(one -> ReportTables.name(one, language)).orElse(""),
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
                .collect(Collectors.joining("", row.why() + reasons, ""));
    }
}
