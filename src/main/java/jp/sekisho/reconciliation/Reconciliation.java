package jp.sekisho.reconciliation;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.sekisho.policy.Procedure;

/// Counts one stream, line by line in its order. Not safe for several threads.
public final class Reconciliation {
    private final Map<Procedure, Tally> procedures = new LinkedHashMap<>();
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private Tally total = Tally.NONE;

    /// @param procedures the catalogue's, in its order
    public Reconciliation(Collection<Procedure> procedures) {
        procedures.forEach(procedure -> this.procedures.put(procedure, Tally.NONE));
    }

    public void add(Reconciled line) {
        Tally tally = Tally.of(line);
        total = total.plus(tally);
        switch (line) {
            case Reconciled.Invalid(var procedure) -> procedure.ifPresent(known -> count(known, tally));
            case Reconciled.Judged(var procedure, var _, var verdict) -> {
                count(procedure, tally);
                verdicts.merge(verdict, 1L, Long::sum);
            }
        }
    }

    private void count(Procedure procedure, Tally tally) {
        procedures.merge(procedure, tally, Tally::plus);
    }

    /// Those of the catalogue, in its order, with registrations or not.
    public Map<Procedure, Tally> procedures() {
        return Collections.unmodifiableMap(procedures);
    }

    public Map<Verdict, Long> verdicts() {
        return Collections.unmodifiableMap(verdicts);
    }

    /// All lines, those that name no known procedure included.
    public Tally total() {
        return total;
    }
}
