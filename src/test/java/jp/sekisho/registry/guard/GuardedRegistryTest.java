package jp.sekisho.registry.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryAnswer.Disconnected;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryAnswer.Invalid;
import jp.sekisho.registry.RegistryAnswer.NotFound;
import jp.sekisho.registry.RegistryAnswer.Overloaded;
import jp.sekisho.registry.RegistryAnswer.TimedOut;
import jp.sekisho.registry.RegistryAnswer.Unavailable;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.Residents;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GuardedRegistryTest {
    private static final Extract EXTRACT =
            new Extract(OffsetDateTime.parse("2026-11-20T00:00:00+09:00"), Extract.Coverage.NATIONAL, "test");
    private static final IndividualNumber NUMBER = Residents.number(60_940_745_459L);
    private static final IndividualNumber OTHER = Residents.number(5_111_777_390L);
    private static final RegistryAnswer FOUND = new Found(Residents.plain(NUMBER), EXTRACT);
    private static final Duration DEADLINE = Duration.ofMillis(600);
    private static final GuardLimits LIMITS = new GuardLimits(DEADLINE, 4, 4, 10, Duration.ofMillis(300));

    /// Answers as it is told, and counts.
    private static final class Fake implements ResidentRegistry {
        private final AtomicInteger asked = new AtomicInteger();
        private volatile Function<Integer, List<RegistryAnswer>> answers = _ -> List.of(FOUND);

        @Override
        public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
            return answers.apply(asked.incrementAndGet());
        }

        @Override
        public RegistryState state() {
            return new RegistryState.Serving(((Found) answers.apply(0).getFirst()).extract());
        }
    }

    /// Writes down what it hears.
    private static final class Heard implements RegistryListener {
        private final List<String> events = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void lookedUp(Result result, Duration took) {
            events.add(result.name());
        }

        @Override
        public void retried() {
            events.add("RETRIED");
        }

        @Override
        public void rejected() {
            events.add("REJECTED");
        }

        @Override
        public void breakerIs(Breaker state) {
            events.add(state.name());
        }

        @Override
        public void failed(Throwable defect) {
            events.add(defect.getClass().getSimpleName());
        }
    }

    private final CountDownLatch end = new CountDownLatch(1);
    private final Fake fake = new Fake();
    private final Heard heard = new Heard();
    private final GuardedRegistry guarded =
            new GuardedRegistry(fake, LIMITS, extract -> !extract.source().equals(Extract.SYNTHETIC), heard);

    @AfterEach
    void close() throws Exception {
        end.countDown();
        guarded.close();
    }

    private RegistryAnswer ask() {
        return guarded.find(List.of(NUMBER)).getFirst();
    }

    /// As long as the test takes; the worst adapter does not listen to interrupts.
    private List<RegistryAnswer> untilTheEnd() {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException _) {
                // Goes on.
            }
        }
        return List.of(FOUND);
    }

    /// Real time, of which more than this may pass: the library that retries takes no other.
    private void spend(Duration time) {
        try {
            assertThat(end.await(time.toNanos(), TimeUnit.NANOSECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answersAsTheAdapterDoes() {
        assertThat(ask()).isEqualTo(FOUND);
        assertThat(guarded.state()).isEqualTo(new RegistryState.Serving(EXTRACT));
        assertThat(heard.events).containsExactly("ANSWERED");
    }

    @Test
    void leavesAnAdapterBehindThatHeedsNoDeadlineAndNoInterrupt() {
        fake.answers = _ -> untilTheEnd();

        assertThat(ask()).isEqualTo(new TimedOut());
        assertThat(fake.asked).hasValue(1);
        assertThat(heard.events).containsExactly("TIMED_OUT");
    }

    @Test
    void saysDownWhenTheStateIsLate() {
        fake.answers = _ -> untilTheEnd();
        assertThat(guarded.state()).isEqualTo(new RegistryState.Down());
    }

    @Test
    void triesABrokenConnectionOnceMore() {
        fake.answers = asked -> List.of(asked == 1 ? new Disconnected() : FOUND);
        assertThat(ask()).isEqualTo(FOUND);

        fake.answers = _ -> List.of(new Disconnected());
        assertThat(ask()).isEqualTo(new Disconnected());
        assertThat(fake.asked).hasValue(4);
        assertThat(heard.events).containsExactly("RETRIED", "ANSWERED", "RETRIED", "UNAVAILABLE");
    }

    @Test
    void doesNotTryAgainWhenHalfOfTheDeadlineIsGone() {
        fake.answers = _ -> {
            spend(DEADLINE.dividedBy(2).plusMillis(50));
            return List.of(new Disconnected());
        };
        ask();
        assertThat(fake.asked).hasValue(1);
    }

    @Test
    void keepsTheDeadlineThroughTheRetryToo() {
        fake.answers = asked -> asked == 1 ? List.of(new Disconnected()) : untilTheEnd();

        assertThat(ask()).isEqualTo(new TimedOut());
        assertThat(fake.asked).hasValue(2);
    }

    @Test
    void triesNothingElseAgain() {
        for (RegistryAnswer answer :
                List.of(new Unavailable(), new Overloaded(), new TimedOut(), new Invalid(), new NotFound(EXTRACT))) {
            fake.asked.set(0);
            fake.answers = _ -> List.of(answer);
            assertThat(ask()).isEqualTo(answer);
            assertThat(fake.asked).hasValue(1);
        }
        assertThat(heard.events).doesNotContain("RETRIED");
    }

    @Test
    void leavesAFailingRegistryAloneProbesItAndComesBack() {
        fake.answers = _ -> List.of(new TimedOut());
        for (int i = 0; i < 10; i++) {
            ask();
        }
        assertThat(heard.events).contains("OPEN");
        assertThat(ask()).isEqualTo(new Unavailable());
        assertThat(fake.asked).hasValue(10);

        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> {
            ask();
            return fake.asked.get() == 11;
        });
        assertThat(ask()).isEqualTo(new Unavailable());
        fake.answers = _ -> List.of(FOUND);
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> ask().equals(FOUND));
        assertThat(heard.events).containsSubsequence("OPEN", "HALF_OPEN", "OPEN", "HALF_OPEN", "CLOSED");
    }

    @Test
    void doesNotTakeUnreadableAnswersForAFailingRegistry() {
        fake.answers = _ -> List.of(new Invalid());
        for (int i = 0; i < 40; i++) {
            assertThat(ask()).isEqualTo(new Invalid());
        }
        assertThat(heard.events).doesNotContain("OPEN");
    }

    @Test
    void turnsAwayWhatIsTooMuchAtOnceAndBlamesNotTheRegistry() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        fake.answers = _ -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return List.of(FOUND);
        };
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RegistryAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 28; i++) {
                answers.add(callers.submit(this::ask));
            }
            Awaitility.await()
                    .atMost(1, TimeUnit.MINUTES)
                    .until(() -> Collections.frequency(heard.events, "REJECTED") == 20);
            assertThat(fake.asked).hasValue(4);
            release.countDown();
            int turnedAway = 0;
            for (Future<RegistryAnswer> answer : answers) {
                turnedAway += answer.get().equals(new Overloaded()) ? 1 : 0;
            }
            assertThat(turnedAway).isEqualTo(20);
        }
        assertThat(ask()).isEqualTo(FOUND);
        assertThat(heard.events).doesNotContain("OPEN", "RETRIED").contains("OVERLOADED");
    }

    @Test
    void countsTheTimeOfWaitingForATurn() throws Exception {
        fake.answers = _ -> untilTheEnd();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RegistryAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(callers.submit(this::ask));
            }
            for (Future<RegistryAnswer> answer : answers) {
                assertThat(answer.get()).isEqualTo(new TimedOut());
            }
            assertThat(fake.asked).as("the others never had their turn").hasValue(4);
        }
    }

    @Test
    void takesAnExceptionForTroubleAndTellsOfTheDefect() {
        fake.answers = _ -> {
            throw new IllegalStateException("a name");
        };
        assertThat(ask()).isEqualTo(new Unavailable());
        assertThat(guarded.state()).isEqualTo(new RegistryState.Down());
        assertThat(heard.events).containsExactly("IllegalStateException", "UNAVAILABLE", "IllegalStateException");
    }

    @Test
    void refusesAnAnswerThatDoesNotFitItsQuestion() {
        Extract later = new Extract(EXTRACT.asOf().plusDays(1), EXTRACT.coverage(), EXTRACT.source());
        Extract synthetic = new Extract(EXTRACT.asOf(), EXTRACT.coverage(), Extract.SYNTHETIC);
        List<IndividualNumber> both = List.of(NUMBER, OTHER);
        Found first = new Found(Residents.plain(NUMBER), EXTRACT);
        Found second = new Found(Residents.plain(OTHER), EXTRACT);

        for (List<RegistryAnswer> unfit : List.<List<RegistryAnswer>>of(
                List.of(second, first),
                List.of(first),
                List.of(first, second, second),
                List.of(first, new NotFound(later)),
                List.of(first, new Found(Residents.plain(OTHER), later)),
                List.of(new NotFound(synthetic), new NotFound(synthetic)))) {
            fake.answers = _ -> unfit;
            assertThat(guarded.find(both)).containsExactly(new Invalid(), new Invalid());
        }
        fake.answers = _ -> List.of(first, second);
        assertThat(guarded.find(both)).containsExactly(first, second);
    }

    @Test
    void letsOneInvalidAnswerStandAmongOthersAndTellsOfIt() {
        List<RegistryAnswer> answers = List.of(FOUND, new Invalid());
        fake.answers = _ -> answers;

        assertThat(guarded.find(List.of(NUMBER, OTHER))).isEqualTo(answers);
        assertThat(heard.events).containsExactly("INVALID");
    }

    @Test
    void triesNoRefusalOfABusyRegistryAgain() {
        fake.answers = _ -> List.of(new Unavailable());
        assertThat(ask()).isEqualTo(new Unavailable());
        assertThat(heard.events).containsExactly("UNAVAILABLE");
    }

    @Test
    void anInterruptedCallerGetsNoPersonAndStaysInterrupted() {
        fake.answers = _ -> untilTheEnd();
        Thread.currentThread().interrupt();

        assertThat(ask()).isEqualTo(new Unavailable());
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 3001})
    void refusesADeadlineThatIsNoneOrTooLong(long millis) {
        assertThatThrownBy(() -> GuardLimits.of(Duration.ofMillis(millis), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 s");
    }
}
