package jp.sekisho.registry.guard;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryAnswer.Answered;
import jp.sekisho.registry.RegistryAnswer.Disconnected;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryAnswer.Invalid;
import jp.sekisho.registry.RegistryAnswer.Overloaded;
import jp.sekisho.registry.RegistryAnswer.TimedOut;
import jp.sekisho.registry.RegistryAnswer.Unavailable;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.RegistryListener.Breaker;
import jp.sekisho.registry.RegistryListener.Result;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.Unchanged;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/// Stands before an adapter that waits for another machine, so that its troubles stay small: no look-up takes longer
/// than the deadline, whatever the adapter does; a broken connection is tried once more while half of the deadline is
/// left; a registry that keeps failing is left alone and probed; only so many look-ups are under way. Trouble stays
/// an answer. It also refuses answers that do not fit their question.
///
/// An adapter that computes in memory needs none of this, and would pay for it with a change of threads.
public final class GuardedRegistry implements ResidentRegistry, AutoCloseable {
    private static final TypeLiteral<CompletionStage<List<RegistryAnswer>>> ANSWERS = new TypeLiteral<>() {};
    static final Duration BEFORE_RETRY = Duration.ofMillis(20);

    private final ResidentRegistry registry;
    private final Duration deadline;
    private final Predicate<Extract> servable;
    private final RegistryListener listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Guard guard;

    /// What holds a look-up within the limits, or gives it up with an exception that says why: SmallRye's in a
    /// service, the same in the time of a simulation.
    interface Guard {
        List<RegistryAnswer> call(Supplier<CompletionStage<List<RegistryAnswer>>> lookUp)
                throws ExecutionException, TimeoutException, InterruptedException;
    }

    /// @param servable whether an extract may be answered from at all; any other makes an answer `Invalid`
    public GuardedRegistry(
            ResidentRegistry registry, GuardLimits limits, Predicate<Extract> servable, RegistryListener listener) {
        this.registry = registry;
        this.deadline = limits.deadline();
        this.servable = servable;
        this.listener = listener;
        this.guard = guard(limits);
    }

    GuardedRegistry(
            ResidentRegistry registry,
            Duration deadline,
            Predicate<Extract> servable,
            RegistryListener listener,
            Guard guard) {
        this.registry = registry;
        this.deadline = deadline;
        this.servable = servable;
        this.listener = listener;
        this.guard = guard;
    }

    private Guard guard(GuardLimits limits) {
        TypedGuard<CompletionStage<List<RegistryAnswer>>> guarded = TypedGuard.create(ANSWERS)
                .withThreadOffload(true)
                .withThreadOffloadExecutor(threads)
                .withRetry()
                .maxRetries(1)
                .delay(BEFORE_RETRY.toMillis(), ChronoUnit.MILLIS)
                .jitter(BEFORE_RETRY.toMillis() / 2, ChronoUnit.MILLIS)
                .maxDuration(deadline.toMillis() / 2, ChronoUnit.MILLIS)
                .whenException(GuardedRegistry::mayBeTriedAgain)
                .onRetry(listener::retried)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(limits.breakerWindow())
                .failureRatio(0.5)
                .delay(limits.breakerDelay().toMillis(), ChronoUnit.MILLIS)
                .when(GuardedRegistry::speaksOfTheRegistry)
                .onStateChange(state -> listener.breakerIs(breaker(state)))
                .done()
                .withTimeout()
                .duration(deadline.toMillis(), ChronoUnit.MILLIS)
                .done()
                .withBulkhead()
                .limit(limits.concurrent())
                .queueSize(limits.waiting())
                .onRejected(listener::rejected)
                .done()
                .build();
        // The guard's own timeout begins anew with the retry.
        return lookUp ->
                guarded.get(lookUp).toCompletableFuture().get(limits.deadline().toNanos(), TimeUnit.NANOSECONDS);
    }

    static boolean mayBeTriedAgain(Throwable failure) {
        return failure instanceof Trouble trouble && trouble.answer instanceof Disconnected;
    }

    /// That this side has too much to do says nothing of the registry.
    static boolean speaksOfTheRegistry(Throwable failure) {
        return !(failure instanceof BulkheadException);
    }

    @Override
    public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        long start = System.nanoTime();
        List<RegistryAnswer> answers = guarded(numbers);
        listener.lookedUp(result(answers), Duration.ofNanos(System.nanoTime() - start));
        return answers;
    }

    /// Asks the adapter itself, whatever the breaker says: a health check must not close it.
    @Override
    public RegistryState state() {
        return withinDeadline(registry::state, new RegistryState.Down());
    }

    @Override
    public Unchanged unchangedSince(List<IndividualNumber> numbers, long sequence) {
        return withinDeadline(() -> registry.unchangedSince(numbers, sequence), new Unchanged.Unanswered());
    }

    @Override
    public Census census() {
        return withinDeadline(registry::census, Census.UNKNOWN);
    }

    private <T> T withinDeadline(Callable<T> question, T otherwise) {
        Future<T> answer = threads.submit(question);
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return otherwise;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return otherwise;
        } catch (ExecutionException e) {
            listener.failed(Objects.requireNonNullElse(e.getCause(), e));
            return otherwise;
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() throws Exception {
        threads.shutdownNow();
        if (registry instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    private List<RegistryAnswer> guarded(List<IndividualNumber> numbers) {
        try {
            return guard.call(() -> ask(numbers));
        } catch (TimeoutException _) {
            return all(numbers, new TimedOut());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return all(numbers, new Unavailable());
        } catch (ExecutionException e) {
            return all(numbers, answer(Objects.requireNonNullElse(e.getCause(), e)));
        }
    }

    private CompletionStage<List<RegistryAnswer>> ask(List<IndividualNumber> numbers) {
        List<RegistryAnswer> answers = registry.find(numbers);
        if (!fits(numbers, answers)) {
            return CompletableFuture.completedFuture(all(numbers, new Invalid()));
        }
        return answers.stream()
                .filter(GuardedRegistry::isTrouble)
                .findFirst()
                .<CompletionStage<List<RegistryAnswer>>>map(
                        answer -> CompletableFuture.failedFuture(new Trouble(answer)))
                .orElseGet(() -> CompletableFuture.completedFuture(answers));
    }

    /// Whether the breaker counts it. An answer that cannot be read is one all the same.
    private static boolean isTrouble(RegistryAnswer answer) {
        return switch (answer) {
            case Disconnected _, Unavailable _, TimedOut _, Overloaded _ -> true;
            case Answered _, Invalid _ -> false;
        };
    }

    /// One answer a number, about that number, all from one extract that may be served.
    private boolean fits(List<IndividualNumber> numbers, List<RegistryAnswer> answers) {
        if (answers.size() != numbers.size()) {
            return false;
        }
        Optional<Extract> extract = Optional.empty();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof Found(var resident, var _)
                    && !resident.individualNumber().equals(numbers.get(i))) {
                return false;
            }
            if (answers.get(i) instanceof Answered answered) {
                if (!answered.extract().equals(extract.orElse(answered.extract()))) {
                    return false;
                }
                extract = Optional.of(answered.extract());
            }
        }
        return extract.stream().allMatch(servable);
    }

    private RegistryAnswer answer(Throwable failure) {
        return switch (failure) {
            case Trouble trouble -> trouble.answer;
            case org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException _ -> new TimedOut();
            case CircuitBreakerOpenException _ -> new Unavailable();
            case BulkheadException _ -> new Overloaded();
            default -> {
                listener.failed(failure);
                yield new Unavailable();
            }
        };
    }

    /// Only `Invalid` may stand among others.
    private static Result result(List<RegistryAnswer> answers) {
        if (answers.contains(new Invalid())) {
            return Result.INVALID;
        }
        return switch (answers.getFirst()) {
            case Answered _ -> Result.ANSWERED;
            case Disconnected _, Unavailable _ -> Result.UNAVAILABLE;
            case Overloaded _ -> Result.OVERLOADED;
            case TimedOut _ -> Result.TIMED_OUT;
            case Invalid _ -> Result.INVALID;
        };
    }

    private static Breaker breaker(CircuitBreakerState state) {
        return switch (state) {
            case CLOSED -> Breaker.CLOSED;
            case OPEN -> Breaker.OPEN;
            case HALF_OPEN -> Breaker.HALF_OPEN;
        };
    }

    private static List<RegistryAnswer> all(List<IndividualNumber> numbers, RegistryAnswer answer) {
        return Collections.nCopies(numbers.size(), answer);
    }

    /// An answer that is a failure to breaker and retry.
    private static final class Trouble extends Exception {
        private final transient RegistryAnswer answer;

        Trouble(RegistryAnswer answer) {
            super("trouble of the registry", null, false, false);
            this.answer = answer;
        }
    }
}
