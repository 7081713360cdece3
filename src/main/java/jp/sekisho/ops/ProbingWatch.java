package jp.sekisho.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.check.Decision;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import org.jboss.logging.Logger;

/// Watches each caller for patterns of trying numbers out, which honest records do not make. It tells operators and
/// decides nothing. Of a caller it remembers counts of the present minute and the ending of the last number,
/// which ten million numbers share, in memory only.
@Singleton
public final class ProbingWatch {
    private static final Logger LOG = Logger.getLogger(ProbingWatch.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// Fewer records tell nothing.
    private static final int ENOUGH = 20;

    /// Of a hundred: honest records name nobody's number about once in ten thousand.
    private static final int MANY_NOT_FOUND = 20;

    /// Of a hundred: good records are blocked at most once in five.
    private static final int MANY_BLOCKED = 60;

    /// Steps without a break. Of two endings by chance one pair in five hundred looks like a step, and five in a row
    /// one time in thirty million million.
    private static final int MANY_IN_SEQUENCE = 5;

    private static final Set<ReasonCode> OF_NOBODY =
            EnumSet.of(ReasonCode.NUMBER_NOT_FOUND, ReasonCode.OUTSIDE_REGISTRY_COVERAGE);

    private final Clock clock;
    private final Map<Pattern, Counter> counters = new EnumMap<>(Pattern.class);
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    /// What looks like trying numbers out.
    public enum Pattern {
        /// Many numbers that nobody has.
        NOT_FOUND,
        /// Most records are blocked.
        BLOCKED,
        /// Numbers one after the other.
        SEQUENTIAL,
        /// More different records for one number than are decided on.
        ONE_NUMBER
    }

    public ProbingWatch(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        for (Pattern pattern : Pattern.values()) {
            counters.put(pattern, meters.counter("sekisho.probing", "pattern", pattern.name()));
        }
    }

    /// One decided record.
    record Seen(NumberEntry number, Decision decision) {}

    /// Takes decided records into account, in the order in which the caller sent them.
    void saw(String caller, List<Seen> records) {
        Window window = windows.computeIfAbsent(caller, _ -> new Window());
        for (Pattern pattern : window.add(records, clock.instant())) {
            Objects.requireNonNull(counters.get(pattern)).increment();
            LOG.warnf("Caller '%s' may be trying numbers out: %s", caller, pattern);
        }
    }

    private static final class Window {
        private Instant end = Instant.MIN;
        private int records;
        private int notFound;
        private int blocked;
        private int inSequence;
        private Optional<IndividualNumber.Ending> last = Optional.empty();
        private final Set<Pattern> told = EnumSet.noneOf(Pattern.class);

        /// The patterns that show for the first time in this window.
        synchronized Set<Pattern> add(List<Seen> seen, Instant now) {
            if (!now.isBefore(end)) {
                end = now.plus(WINDOW);
                records = 0;
                notFound = 0;
                blocked = 0;
                inSequence = 0;
                last = Optional.empty();
                told.clear();
            }
            Set<Pattern> shown = EnumSet.noneOf(Pattern.class);
            for (Seen record : seen) {
                if (record.decision().reasons().contains(ReasonCode.NUMBER_TRIED_TOO_OFTEN)) {
                    shown.add(Pattern.ONE_NUMBER);
                } else if (!record.decision().isUndecided()) {
                    count(record);
                    show(shown);
                }
            }
            shown.removeAll(told);
            told.addAll(shown);
            return shown;
        }

        private void count(Seen record) {
            records++;
            blocked += record.decision().code() == DecisionCode.BLOCK ? 1 : 0;
            notFound += Collections.disjoint(record.decision().reasons(), OF_NOBODY) ? 0 : 1;
            if (record.number() instanceof IndividualNumber number) {
                IndividualNumber.Ending ending = number.ending();
                inSequence = last.filter(ending::isNextTo).isPresent() ? inSequence + 1 : 0;
                last = Optional.of(ending);
            }
        }

        private void show(Set<Pattern> shown) {
            if (inSequence >= MANY_IN_SEQUENCE) {
                shown.add(Pattern.SEQUENTIAL);
            }
            if (records >= ENOUGH) {
                if (notFound * 100L >= (long) records * MANY_NOT_FOUND) {
                    shown.add(Pattern.NOT_FOUND);
                }
                if (blocked * 100L >= (long) records * MANY_BLOCKED) {
                    shown.add(Pattern.BLOCKED);
                }
            }
        }
    }
}
