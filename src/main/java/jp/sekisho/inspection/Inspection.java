package jp.sekisho.inspection;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.person.Shape;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.Procedure;

/// Counts one stream, line by line in its order. Not safe for several threads.
public final class Inspection {
    private final Map<Procedure, Counts> procedures = new LinkedHashMap<>();
    private final Map<ReasonCode, Long> reasons = new EnumMap<>(ReasonCode.class);
    private final Map<Shape, Long> shapes = new EnumMap<>(Shape.class);
    private final Map<Diagnosis, Long> diagnoses = new EnumMap<>(Diagnosis.class);
    private final Set<Policy> policies = new LinkedHashSet<>();
    private final Set<OffsetDateTime> extracts = new TreeSet<>();
    private final StreamDiagnoses stream = new StreamDiagnoses();

    private Counts total = Counts.NONE;
    private long firstLine;
    private long lastLine;
    private long unchanged;

    /// @param procedures the catalogue's, in its order
    public Inspection(Collection<Procedure> procedures) {
        procedures.forEach(procedure -> this.procedures.put(procedure, Counts.NONE));
    }

    public void add(Inspected line) {
        if (line instanceof Inspected.Unchanged) {
            unchanged++;
            return;
        }
        firstLine = firstLine == 0 ? line.line() : firstLine;
        lastLine = line.line();
        Counts counts = Counts.of(line);
        total = total.plus(counts);
        switch (line) {
            case Inspected.Unchanged _ -> {}
            case Inspected.Invalid(var _, var procedure) -> procedure.ifPresent(known -> count(known, counts));
            case Inspected.Checked checked -> {
                count(checked.record().procedure(), counts);
                policies.add(checked.answer().policy());
                checked.answer().extract().ifPresent(extract -> extracts.add(extract.asOf()));
                if (checked.answer().decision() instanceof Decision.Block block) {
                    block.reasons().forEach(reason -> {
                        reasons.merge(reason, 1L, Long::sum);
                        checked.record().shapeOf(reason).ifPresent(shape -> shapes.merge(shape, 1L, Long::sum));
                    });
                    block.diagnoses().forEach(diagnosis -> diagnoses.merge(diagnosis, 1L, Long::sum));
                }
                stream.add(checked);
            }
        }
    }

    private void count(Procedure procedure, Counts counts) {
        procedures.merge(procedure, counts, Counts::plus);
    }

    /// All lines so far.
    public Counts total() {
        return total;
    }

    /// The report; nothing may be added afterwards.
    public Report report(Optional<DetectionPower> detection) {
        stream.end();
        for (Diagnosis diagnosis : Diagnosis.values()) {
            if (stream.count(diagnosis) > 0) {
                diagnoses.put(diagnosis, stream.count(diagnosis));
            }
        }
        return new Report(
                procedures,
                total,
                causes(),
                reasons,
                shapes,
                diagnoses,
                stream.findings(),
                stream.boundReached(),
                firstLine,
                lastLine,
                unchanged,
                policies,
                extracts,
                detection);
    }

    private Causes causes() {
        long form = diagnoses.getOrDefault(Diagnosis.CAUSE_APPLICATION_FORM, 0L);
        long entry = diagnoses.getOrDefault(Diagnosis.CAUSE_DATA_ENTRY, 0L);
        return new Causes(form, entry, total.suspectedWrongLinks() - form - entry);
    }
}
