package jp.sekisho.registry.guard;

import io.smallrye.faulttolerance.core.Completer;
import io.smallrye.faulttolerance.core.FaultToleranceContext;
import io.smallrye.faulttolerance.core.FaultToleranceStrategy;
import io.smallrye.faulttolerance.core.Future;
import io.smallrye.faulttolerance.core.Invocation;
import io.smallrye.faulttolerance.core.async.ThreadOffload;
import io.smallrye.faulttolerance.core.bulkhead.Bulkhead;
import io.smallrye.faulttolerance.core.bulkhead.BulkheadEvents;
import io.smallrye.faulttolerance.core.circuit.breaker.CircuitBreaker;
import io.smallrye.faulttolerance.core.circuit.breaker.CircuitBreakerEvents;
import io.smallrye.faulttolerance.core.retry.ConstantBackOff;
import io.smallrye.faulttolerance.core.retry.Jitter;
import io.smallrye.faulttolerance.core.retry.Retry;
import io.smallrye.faulttolerance.core.retry.RetryEvents;
import io.smallrye.faulttolerance.core.retry.SyncDelay;
import io.smallrye.faulttolerance.core.retry.TimerDelay;
import io.smallrye.faulttolerance.core.stopwatch.Stopwatch;
import io.smallrye.faulttolerance.core.timeout.Timeout;
import io.smallrye.faulttolerance.core.timer.Timer;
import io.smallrye.faulttolerance.core.timer.TimerTask;
import io.smallrye.faulttolerance.core.util.PredicateBasedExceptionDecision;
import io.smallrye.faulttolerance.core.util.ResultDecision;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.testsupport.VirtualTime;
import org.jspecify.annotations.Nullable;

/// The guard in the time of a simulation. Its builder takes the JDK's clock and threads for granted, so the same
/// strategies of SmallRye's are put together here in its order, with a timer and a stopwatch of virtual time. That
/// the service's own guard does what its limits say is the business of its own test.
public final class SimulatedGuard implements GuardedRegistry.Guard {
    private final VirtualTime time;
    private final Duration deadline;
    private final RegistryListener listener;
    private final FaultToleranceStrategy<List<RegistryAnswer>> strategy;

    private SimulatedGuard(GuardLimits limits, RegistryListener listener, VirtualTime time) {
        this.time = time;
        this.deadline = limits.deadline();
        this.listener = listener;
        Timer timer = new VirtualTimer();
        Stopwatch stopwatch = () -> {
            long start = time.nanos();
            return () -> (time.nanos() - start) / 1_000_000;
        };
        String name = "simulated";
        FaultToleranceStrategy<List<RegistryAnswer>> built =
                new ThreadOffload<>(Invocation.invocation(), time::start, true);
        built = new Bulkhead<>(built, name, limits.concurrent(), limits.waiting(), false);
        built = new Timeout<>(built, name, deadline.toMillis(), timer);
        built = new CircuitBreaker<>(
                built,
                name,
                failures(GuardedRegistry::speaksOfTheRegistry),
                limits.breakerDelay().toMillis(),
                limits.breakerWindow(),
                0.5,
                1,
                stopwatch,
                timer);
        strategy = new Retry<>(
                built,
                name,
                ResultDecision.ALWAYS_EXPECTED,
                failures(GuardedRegistry::mayBeTriedAgain),
                1,
                deadline.toMillis() / 2,
                SyncDelay.NONE,
                () -> new TimerDelay(new ConstantBackOff(GuardedRegistry.BEFORE_RETRY.toMillis(), Jitter.ZERO), timer),
                stopwatch,
                null);
    }

    private static PredicateBasedExceptionDecision failures(Predicate<Throwable> isFailure) {
        return new PredicateBasedExceptionDecision(failure -> !isFailure.test(failure));
    }

    public static ResidentRegistry before(
            ResidentRegistry registry,
            GuardLimits limits,
            Predicate<Extract> servable,
            RegistryListener listener,
            VirtualTime time) {
        return new GuardedRegistry(
                registry, limits.deadline(), servable, listener, new SimulatedGuard(limits, listener, time));
    }

    @Override
    public List<RegistryAnswer> call(Supplier<CompletionStage<List<RegistryAnswer>>> lookUp)
            throws ExecutionException, TimeoutException, InterruptedException {
        FaultToleranceContext<List<RegistryAnswer>> context = new FaultToleranceContext<>(() -> future(lookUp), true);
        context.registerEventHandler(RetryEvents.Retried.class, _ -> listener.retried());
        context.registerEventHandler(
                CircuitBreakerEvents.StateTransition.class,
                transition -> listener.breakerIs(RegistryListener.Breaker.valueOf(transition.targetState.name())));
        context.registerEventHandler(BulkheadEvents.DecisionMade.class, decision -> {
            if (!decision.accepted) {
                listener.rejected();
            }
        });
        CompletableFuture<List<RegistryAnswer>> answers = new CompletableFuture<>();
        strategy.apply(context).then((value, failure) -> {
            if (failure == null) {
                answers.complete(value);
            } else {
                answers.completeExceptionally(failure);
            }
        });
        if (!time.await(answers, deadline)) {
            throw new TimeoutException();
        }
        return answers.get();
    }

    private static Future<List<RegistryAnswer>> future(Supplier<CompletionStage<List<RegistryAnswer>>> lookUp) {
        Completer<List<RegistryAnswer>> completer = Completer.create();
        lookUp.get().whenComplete((value, failure) -> {
            if (failure == null) {
                completer.complete(value);
            } else {
                completer.completeWithError(failure);
            }
        });
        return completer.future();
    }

    private final class VirtualTimer implements Timer {
        @Override
        public int getId() {
            return 0;
        }

        @Override
        public TimerTask schedule(long delayInMillis, Runnable task) {
            return schedule(delayInMillis, task, time::start);
        }

        @Override
        public TimerTask schedule(long delayInMillis, Runnable task, @Nullable Executor given) {
            Executor executor = Objects.requireNonNullElse(given, time::start);
            Scheduled scheduled = new Scheduled();
            time.after(Duration.ofMillis(delayInMillis), () -> {
                if (!scheduled.over) {
                    scheduled.over = true;
                    executor.execute(task);
                }
            });
            return scheduled;
        }

        @Override
        public int countScheduledTasks() {
            return 0;
        }

        @Override
        public void shutdown() {}
    }

    private static final class Scheduled implements TimerTask {
        private boolean over;

        @Override
        public boolean isDone() {
            return over;
        }

        @Override
        public boolean cancel() {
            boolean inTime = !over;
            over = true;
            return inTime;
        }
    }
}
