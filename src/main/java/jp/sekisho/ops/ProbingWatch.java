package jp.sekisho.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Decision;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.security.Caller;
import org.jboss.logging.Logger;

/// Watches each caller for patterns of trying numbers out, which honest records do not make. It tells operators and
/// decides nothing. Of a caller it remembers counts of the present minute and the last number, in memory only.
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

    /// Numbers that follow each other closely do not come by chance.
    private static final int MANY_IN_SEQUENCE = 5;

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
        SEQUENTIAL
    }

    public ProbingWatch(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        for (Pattern pattern : Pattern.values()) {
            counters.put(pattern, meters.counter("sekisho.probing", "pattern", pattern.name()));
        }
    }

    /// Takes one decided record into account.
    public void saw(Caller caller, BusinessRecord record, Decision decision) {
        Window window = windows.computeIfAbsent(caller.id(), _ -> new Window());
        for (Pattern pattern : window.add(record, decision, clock.instant())) {
            Objects.requireNonNull(counters.get(pattern)).increment();
            LOG.warnf("Caller '%s' may be trying numbers out: %s", caller.id(), pattern);
        }
    }

    private static final class Window {
        private Instant end = Instant.MIN;
        private int records;
        private int notFound;
        private int blocked;
        private int inSequence;
        private Optional<IndividualNumber> last = Optional.empty();
        private final Set<Pattern> told = EnumSet.noneOf(Pattern.class);

        /// The patterns that show for the first time in this window.
        synchronized Set<Pattern> add(BusinessRecord record, Decision decision, Instant now) {
            if (!now.isBefore(end)) {
                end = now.plus(WINDOW);
                records = 0;
                notFound = 0;
                blocked = 0;
                inSequence = 0;
                told.clear();
            }
            if (decision instanceof Decision.Block undecided && undecided.remedy() == Remedy.RETRY) {
                return Set.of();
            }
            records++;
            if (decision instanceof Decision.Block block) {
                blocked++;
                notFound += block.reasons().contains(ReasonCode.NUMBER_NOT_FOUND)
                                || block.reasons().contains(ReasonCode.OUTSIDE_REGISTRY_COVERAGE)
                        ? 1
                        : 0;
            }
            if (record.subject().number() instanceof IndividualNumber number) {
                inSequence += last.filter(number::isNextTo).isPresent() ? 1 : 0;
                last = Optional.of(number);
            }
            Set<Pattern> shown = EnumSet.noneOf(Pattern.class);
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
            shown.removeAll(told);
            told.addAll(shown);
            return shown;
        }
    }
}
