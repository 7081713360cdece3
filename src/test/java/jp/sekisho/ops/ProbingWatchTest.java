package jp.sekisho.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import jp.sekisho.check.Decision;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.ops.ProbingWatch.Pattern;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.testsupport.SetClock;
import org.junit.jupiter.api.Test;

class ProbingWatchTest {
    private static final long SEED = 20_261_123L;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final SetClock clock = new SetClock(Instant.parse("2026-11-20T00:00:00Z"));
    private final ProbingWatch watch = new ProbingWatch(meters, clock);
    private final Random random = new Random(SEED);

    /// A valid number of which the first eleven digits are these.
    private static NumberEntry number(long body) {
        for (int digit = 0; digit < 10; digit++) {
            if (NumberEntry.parse("%011d%d".formatted(body, digit)) instanceof IndividualNumber number) {
                return number;
            }
        }
        throw new IllegalStateException("one check digit fits");
    }

    private NumberEntry anyNumber() {
        return number(random.nextLong(100_000_000_000L));
    }

    private static ProbingWatch.Seen seen(NumberEntry number, ReasonCode reason) {
        return new ProbingWatch.Seen(
                number, new Decision.Block(EnumSet.of(reason), Map.of(), Set.of(), Set.of(), false));
    }

    private void see(NumberEntry number, ReasonCode reason) {
        watch.saw("a", List.of(seen(number, reason)));
    }

    private double told(Pattern pattern) {
        return meters.counter("sekisho.probing", "pattern", pattern.name()).count();
    }

    @Test
    void tellsOfNumbersOneAfterTheOtherOnceAWindow() {
        long first = 12_345_678_900L;
        for (int i = 0; i < 5; i++) {
            see(number(first + i), ReasonCode.ADDRESS_MISMATCH);
        }
        assertThat(told(Pattern.SEQUENTIAL)).isZero();
        see(number(first + 5), ReasonCode.ADDRESS_MISMATCH);
        assertThat(told(Pattern.SEQUENTIAL)).isEqualTo(1);
        see(number(first + 6), ReasonCode.ADDRESS_MISMATCH);
        assertThat(told(Pattern.SEQUENTIAL)).isEqualTo(1);
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        for (int i = 7; i < 13; i++) {
            see(number(first + i), ReasonCode.ADDRESS_MISMATCH);
        }
        assertThat(told(Pattern.SEQUENTIAL)).isEqualTo(2);
    }

    @Test
    void seesASequenceThatRunsOverTheEndOfWhatItRemembers() {
        long first = 12_345_679_997L;
        for (int i = 0; i < 6; i++) {
            see(number(first + i), ReasonCode.ADDRESS_MISMATCH);
        }
        assertThat(told(Pattern.SEQUENTIAL)).isEqualTo(1);
    }

    @Test
    void seesTheSequencesOfABatchAsTheyWereSent() {
        long first = 12_345_678_900L;
        watch.saw(
                "a",
                IntStream.range(0, 6)
                        .mapToObj(i -> seen(number(first + i), ReasonCode.ADDRESS_MISMATCH))
                        .toList());
        assertThat(told(Pattern.SEQUENTIAL)).isEqualTo(1);
    }

    @Test
    void numbersByChanceAreNoSequence() {
        for (int i = 0; i < 100_000; i++) {
            see(anyNumber(), ReasonCode.ADDRESS_MISMATCH);
        }
        assertThat(told(Pattern.SEQUENTIAL)).as("seed %d", SEED).isZero();
    }

    @Test
    void tellsOfNumbersThatNobodyHas() {
        for (int i = 0; i < 19; i++) {
            see(anyNumber(), ReasonCode.NUMBER_NOT_FOUND);
        }
        assertThat(told(Pattern.NOT_FOUND)).as("seed %d", SEED).isZero();
        see(anyNumber(), ReasonCode.NUMBER_NOT_FOUND);
        assertThat(told(Pattern.NOT_FOUND)).as("seed %d", SEED).isEqualTo(1);
        assertThat(told(Pattern.BLOCKED)).as("seed %d", SEED).isEqualTo(1);
        assertThat(told(Pattern.SEQUENTIAL)).as("seed %d", SEED).isZero();
    }

    @Test
    void aRegistryThatIsDownIsNoPattern() {
        for (int i = 0; i < 200; i++) {
            see(anyNumber(), ReasonCode.REGISTRY_UNAVAILABLE);
        }
        for (Pattern pattern : Pattern.values()) {
            assertThat(told(pattern)).as("seed %d", SEED).isZero();
        }
    }

    @Test
    void oneNumberAskedAgainIsNoSequence() {
        NumberEntry number = anyNumber();
        for (int i = 0; i < 10; i++) {
            see(number, ReasonCode.ADDRESS_MISMATCH);
        }
        assertThat(told(Pattern.SEQUENTIAL)).as("seed %d", SEED).isZero();
    }
}
