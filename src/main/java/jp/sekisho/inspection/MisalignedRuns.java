package jp.sekisho.inspection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.Owner;
import jp.sekisho.person.Subject;

/// Finds runs of records whose numbers are those of their neighbours: a column that slipped by a row. At the base
/// rate of wrong links, one or two in ten thousand, three neighbours with the same offset do not come by chance.
final class MisalignedRuns {
    /// Records between a person and their number.
    static final int MAX_OFFSET = 3;

    private static final int SHORTEST_RUN = 3;

    private final Consumer<StreamFinding> findings;
    private final Deque<Row> window = new ArrayDeque<>();
    /// The run that grows at each offset, from -MAX_OFFSET to MAX_OFFSET.
    private final Run[] runs = new Run[2 * MAX_OFFSET + 1];

    private long rows;

    private record Row(long index, long line, Subject subject, Optional<Owner> owner) {}

    private static final class Run {
        private long firstLine;
        private long lastLine;
        private long lastIndex;
        private int length;
    }

    MisalignedRuns(Consumer<StreamFinding> findings) {
        this.findings = findings;
        for (int i = 0; i < runs.length; i++) {
            runs[i] = new Run();
        }
    }

    void add(Inspected.Checked checked) {
        Row row = new Row(
                rows++,
                checked.line(),
                checked.record().subject(),
                checked.answer().owner());
        for (Row earlier : window) {
            int distance = (int) (row.index - earlier.index);
            if (earlier.owner.isPresent() && earlier.owner.get().is(row.subject)) {
                fits(earlier, distance);
            }
            if (row.owner.isPresent() && row.owner.get().is(earlier.subject)) {
                fits(row, -distance);
            }
        }
        window.addLast(row);
        if (window.size() > MAX_OFFSET) {
            window.removeFirst();
        }
    }

    /// The row carries the number of the record so many records further on.
    private void fits(Row row, int offset) {
        Run run = runs[offset + MAX_OFFSET];
        if (run.length > 0 && row.index != run.lastIndex + 1) {
            end(run, offset);
        }
        if (run.length == 0) {
            run.firstLine = row.line;
        }
        run.lastLine = row.line;
        run.lastIndex = row.index;
        run.length++;
    }

    void end() {
        for (int i = 0; i < runs.length; i++) {
            end(runs[i], i - MAX_OFFSET);
        }
    }

    private void end(Run run, int offset) {
        if (run.length >= SHORTEST_RUN) {
            findings.accept(
                    new StreamFinding(Diagnosis.BATCH_MISALIGNED, List.of(run.firstLine, run.lastLine), offset));
        }
        run.length = 0;
    }
}
