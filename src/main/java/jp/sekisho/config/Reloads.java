package jp.sekisho.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks again at the files that operators replace while the service runs, each after its interval. Whatever a look
/// ends with, an `Error` included, leaves what was read before; it is told once, and the next look takes over what is
/// good by then. A look that does not end, at a share that hangs, say, is given up after a deadline and told: it holds
/// back neither the looks at other files nor the next one at its own.
@Singleton
final class Reloads {
    private static final Logger LOG = Logger.getLogger(Reloads.class);

    /// Ten times what a national extract takes.
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /// A thread that hangs in the operating system cannot be ended: beyond so many, no look is begun.
    private static final int MAX_GIVEN_UP = 3;

    private final MeterRegistry meters;
    private final Duration deadline;
    private final ScheduledExecutorService clock;
    private final LongSupplier nanos;
    private final ThreadFactory threads;

    @Inject
    Reloads(MeterRegistry meters) {
        this(meters, DEADLINE);
    }

    Reloads(MeterRegistry meters, Duration deadline) {
        this(
                meters,
                deadline,
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("reload").factory()),
                System::nanoTime,
                Thread.ofPlatform().daemon().name("reload-", 1).factory());
    }

    /// @param clock calls for the looks
    /// @param nanos as [System#nanoTime()]
    /// @param threads where they are made, each on its own
    Reloads(
            MeterRegistry meters,
            Duration deadline,
            ScheduledExecutorService clock,
            LongSupplier nanos,
            ThreadFactory threads) {
        this.meters = meters;
        this.deadline = deadline;
        this.clock = clock;
        this.nanos = nanos;
        this.threads = threads;
    }

    /// What is looked at.
    enum Files {
        EXTRACT("resident snapshot"),
        CALLERS("callers' file"),
        TOKEN_KEYS("keys of the callers' tokens"),
        ATTESTATION_KEYS("attestation keys"),
        SERVER_CERTIFICATE("server certificate");

        private final String text;

        Files(String text) {
            this.text = text;
        }
    }

    /// One look at files that may have been replaced.
    interface Look {
        /// Takes over what is new and good.
        ///
        /// @return why what lies there is refused, without a person in it; empty where it is what serves
        Optional<String> refusal();
    }

    /// Reads files, and reads them again after each interval; whatever the first reading throws is thrown.
    ///
    /// @param same whether nothing has changed
    <T> Supplier<T> read(Files files, Duration interval, Supplier<T> read, BiPredicate<T, T> same) {
        AtomicReference<T> current = new AtomicReference<>(read.get());
        watch(files, interval, () -> {
            T now = read.get();
            // One that was given up may end late, when a newer file serves.
            if (!Thread.currentThread().isInterrupted() && !same.test(now, current.get())) {
                current.set(now);
                LOG.infof("New %s: taken over, %s", files.text, now);
            }
            return Optional.empty();
        });
        return current::get;
    }

    /// Looks after each interval.
    void watch(Files files, Duration interval, Look look) {
        Watched watched = new Watched(files, look);
        Gauge.builder("sekisho.reload.refused", watched, it -> it.refusal.isEmpty() ? 0 : 1)
                .tag("files", files.name())
                .description("1 while the files on disk are refused and what was read before stays")
                .register(meters);
        clock.scheduleWithFixedDelay(watched, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    @PreDestroy
    void close() {
        clock.shutdownNow();
    }

    private final class Watched implements Runnable {
        private final Files files;
        private final Look look;

        /// Of the last look, told once.
        private volatile String refusal = "";

        private @Nullable Thread looking;
        private long since;
        private final Set<Thread> givenUp = new HashSet<>();

        private Watched(Files files, Look look) {
            this.files = files;
            this.look = look;
        }

        /// Begins a look where the last one has ended or is given up.
        @Override
        public void run() {
            givenUp.removeIf(thread -> !thread.isAlive());
            Thread last = looking;
            if (last != null && last.isAlive()) {
                if (nanos.getAsLong() - since < deadline.toNanos()) {
                    return;
                }
                last.interrupt();
                givenUp.add(last);
                tell("no end of reading within " + deadline);
            }
            if (givenUp.size() < MAX_GIVEN_UP) {
                since = nanos.getAsLong();
                looking = threads.newThread(this::lookAndTell);
                looking.start();
            }
        }

        /// Files that are replaced one after the other do not fit together in between: the next look finds them whole.
        private void lookAndTell() {
            try {
                String now = look();
                if (!Thread.currentThread().isInterrupted()) {
                    tell(now);
                }
            } catch (Throwable e) {
                // Thrown on, it would end all looks for ever. Where telling failed too, the gauge still shows.
                refusal = e.getClass().getName();
            }
        }

        private String look() {
            try {
                return look.refusal().orElse("");
            } catch (SettingsRefused e) {
                return e.onOneLine();
            } catch (Throwable e) {
                // Memory that does not suffice for the new is no reason to look no more. The text might hold anything.
                return e.getClass().getName();
            }
        }

        private synchronized void tell(String now) {
            // What the end of the service has interrupted is no refusal.
            if (now.equals(refusal) || clock.isShutdown()) {
                return;
            }
            refusal = now;
            if (!now.isEmpty()) {
                LOG.errorf("New %s: refused, what was read before stays: %s", files.text, now);
            }
        }
    }
}
