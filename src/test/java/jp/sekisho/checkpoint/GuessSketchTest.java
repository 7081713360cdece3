package jp.sekisho.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import jp.sekisho.audit.AuditEntry;
import jp.sekisho.audit.AuditId;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.testsupport.SetClock;
import org.junit.jupiter.api.Test;

class GuessSketchTest {
    private static final long SEED = 20_261_127;
    private static final int BOUND = 20;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final NumberEntry NUMBER = NumberEntry.parse("609407454590");
    private static final NumberEntry OTHER = NumberEntry.parse("051117773900");
    private static final Subject RECORD = subject(NUMBER, "小林　健一", "1964-05-01", Sex.MALE, "長野市鶴賀緑町1613");

    private final SetClock clock = new SetClock(Instant.parse("2026-11-20T00:00:00Z"));
    private final GuessSketch sketch = new GuessSketch(BOUND, WINDOW, clock);

    private static Subject subject(NumberEntry number, String kanji, String birthDate, Sex sex, String address) {
        return new Subject(
                number,
                PersonName.of(kanji, "コバヤシ　ケンイチ"),
                BirthDateEntry.parse(birthDate),
                sex,
                new Address("", address, ""));
    }

    private static Subject born(NumberEntry number, int day) {
        return subject(number, "小林　健一", "%d-01-01".formatted(1900 + day), Sex.MALE, "長野市鶴賀緑町1613");
    }

    private static Submitter by(String caller) {
        return new Submitter(AuditEntry.Request.CHECK, new AuditId(caller), caller, Optional.empty());
    }

    private Optional<Duration> take(Subject subject) {
        return sketch.take(by("welfare"), subject);
    }

    private void tryAll(NumberEntry number) {
        for (int day = 0; day < BOUND; day++) {
            assertThat(take(born(number, day))).isEmpty();
        }
    }

    @Test
    void stopsWhoTriesMoreRecordsForOneNumberAndSaysHowLongToWait() {
        tryAll(NUMBER);
        clock.now = clock.now.plusSeconds(600);
        assertThat(take(born(NUMBER, BOUND))).contains(Duration.ofMinutes(50));
        assertThat(take(born(NUMBER, BOUND + 1))).isPresent();
    }

    @Test
    void theSameRecordAgainIsFree() {
        for (int time = 0; time < 10 * BOUND; time++) {
            assertThat(take(RECORD)).isEmpty();
        }
        tryAll(OTHER);
        assertThat(take(born(OTHER, BOUND))).isPresent();
        assertThat(take(born(OTHER, 3))).isEmpty();
    }

    @Test
    void everyValueThatIsTriedCounts() {
        GuessSketch strict = new GuessSketch(1, WINDOW, clock);
        assertThat(strict.take(by("welfare"), RECORD)).isEmpty();
        assertThat(strict.take(by("welfare"), subject(NUMBER, "小林　健二", "1964-05-01", Sex.MALE, "長野市鶴賀緑町1613")))
                .isPresent();
        assertThat(strict.take(by("welfare"), subject(NUMBER, "小林　健一", "1964-05-00", Sex.MALE, "長野市鶴賀緑町1613")))
                .isPresent();
        assertThat(strict.take(by("welfare"), subject(NUMBER, "小林　健一", "1964-05-01", Sex.FEMALE, "長野市鶴賀緑町1613")))
                .isPresent();
        assertThat(strict.take(by("welfare"), subject(NUMBER, "小林　健一", "1964-05-01", Sex.MALE, "長野市鶴賀緑町1614")))
                .isPresent();
        assertThat(strict.take(by("welfare"), subject(NUMBER, "小林　健一", "S39.5.1", Sex.MALE, "長野市鶴賀緑町1613")))
                .as("one day in two notations is one value")
                .isEmpty();
    }

    @Test
    void oneNumbersAndOneCallersTriesAreNotAnothers() {
        tryAll(NUMBER);
        tryAll(OTHER);
        assertThat(sketch.take(by("tax"), born(NUMBER, BOUND))).isEmpty();
    }

    @Test
    void aNewWindowBeginsAnewAndAClockThatWasSetBackMakesNoneLonger() {
        tryAll(NUMBER);
        assertThat(take(born(NUMBER, BOUND))).isPresent();
        clock.now = clock.now.plus(WINDOW);
        tryAll(NUMBER);
        assertThat(take(born(NUMBER, BOUND))).isPresent();
        clock.now = clock.now.minus(Duration.ofDays(1));
        tryAll(NUMBER);
    }

    @Test
    void whatIsNoNumberIsNotCounted() {
        NumberEntry mistyped = NumberEntry.parse("609407454591");
        tryAll(mistyped);
        assertThat(take(born(mistyped, BOUND))).isEmpty();
    }

    /// A whole city's records, and then again with corrections: more than the table holds.
    @Test
    void stopsNobodyWhoSendsManyNumbers() {
        GuessSketch small = new GuessSketch(BOUND, WINDOW, clock, 50_000);
        for (int round = 0; round < 2; round++) {
            Random random = new Random(SEED);
            for (int record = 0; record < 100_000; record++) {
                assertThat(small.take(by("welfare"), born(anyNumber(random), round)))
                        .as("seed %d", SEED)
                        .isEmpty();
            }
        }
    }

    @Test
    void whoFillsTheTableIsNotForgotten() {
        GuessSketch small = new GuessSketch(BOUND, WINDOW, clock, 1_000);
        for (int day = 0; day < BOUND; day++) {
            assertThat(small.take(by("welfare"), born(NUMBER, day))).isEmpty();
        }
        Random random = new Random(SEED);
        for (int record = 0; record < 5_000; record++) {
            assertThat(small.take(by("welfare"), born(anyNumber(random), 0))).isEmpty();
        }
        assertThat(small.take(by("welfare"), born(NUMBER, BOUND)))
                .as("seed %d", SEED)
                .isPresent();
    }

    private static NumberEntry anyNumber(Random random) {
        long body = random.nextLong(100_000_000_000L);
        for (int digit = 0; digit < 10; digit++) {
            if (NumberEntry.parse("%011d%d".formatted(body, digit)) instanceof IndividualNumber number) {
                return number;
            }
        }
        throw new IllegalStateException("one check digit fits");
    }

    @Test
    void aBoundOfNothingOrOfTooMuchIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GuessSketch(0, WINDOW, clock));
        assertThatIllegalArgumentException().isThrownBy(() -> new GuessSketch(1_001, WINDOW, clock));
        assertThatIllegalArgumentException().isThrownBy(() -> new GuessSketch(1, Duration.ZERO, clock));
    }
}
