package jp.sekisho.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.security.Callers;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.testsupport.VirtualTime;

/// The looks at files, as they are, in the time of a simulation.
public final class SimulatedReloads {
    private final Reloads reloads;

    public SimulatedReloads(MeterRegistry meters, Duration deadline, VirtualTime time) {
        reloads = new Reloads(meters, deadline, new Ticking(time), time::nanos, time::thread);
    }

    /// What is read from a file; throws what the service does where it is refused.
    public interface Reading<T> {
        T read() throws IOException;
    }

    public Supplier<Callers> callers(Duration interval, Reading<Callers> reading) {
        return reloads.read(Reloads.Files.CALLERS, interval, () -> orRefused(reading), Callers::equals);
    }

    public Supplier<KeyRing> keys(Duration interval, Reading<KeyRing> reading) {
        return reloads.read(Reloads.Files.ATTESTATION_KEYS, interval, () -> orRefused(reading), KeyRing::equals);
    }

    private static <T> T orRefused(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new SettingsRefused("a file of the simulation", "", "cannot be read");
        }
    }

    public void extract(Duration interval, Supplier<Optional<String>> look) {
        reloads.watch(Reloads.Files.EXTRACT, interval, look::get);
    }

    public void close() {
        reloads.close();
    }

    /// The service's own reader of the callers' file.
    ///
    /// @throws RuntimeException where the file is refused
    public static Callers callersIn(Path file, Predicate<String> isProcedure) {
        return CallersFile.read(file, isProcedure, _ -> true, CharacterSets.STANDARD);
    }

    /// Calls after each interval, and does nothing else that an executor might.
    private static final class Ticking extends AbstractExecutorService implements ScheduledExecutorService {
        private final VirtualTime time;
        private boolean over;

        private Ticking(VirtualTime time) {
            this.time = time;
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(
                Runnable command, long initialDelay, long delay, TimeUnit unit) {
            time.after(Duration.of(initialDelay, unit.toChronoUnit()), new Runnable() {
                @Override
                public void run() {
                    if (!over) {
                        command.run();
                        time.after(Duration.of(delay, unit.toChronoUnit()), this);
                    }
                }
            });
            return new Unused();
        }

        @Override
        public List<Runnable> shutdownNow() {
            over = true;
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return over;
        }

        @Override
        public void shutdown() {
            over = true;
        }

        @Override
        public boolean isTerminated() {
            return over;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return over;
        }

        @Override
        public void execute(Runnable command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Unused extends java.util.concurrent.FutureTask<Void> implements ScheduledFuture<Void> {
        private Unused() {
            super(() -> {}, null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }
    }
}
