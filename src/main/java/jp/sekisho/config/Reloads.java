package jp.sekisho.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Looks again at the files that operators replace while the service runs, each after its interval, all on one thread.
/// Whatever a look ends with, an `Error` included, leaves what was read before; it is told once, and the next look
/// takes over what is good by then.
@Singleton
final class Reloads {
    private static final Logger LOG = Logger.getLogger(Reloads.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("reload").factory());
    private final MeterRegistry meters;

    Reloads(MeterRegistry meters) {
        this.meters = meters;
    }

    /// What is looked at.
    enum Files {
        EXTRACT("resident snapshot"),
        CALLERS("callers' file"),
        TOKEN_KEYS("keys of the callers' tokens"),
        ATTESTATION_KEYS("attestation keys");

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
            if (!same.test(now, current.get())) {
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
        thread.scheduleWithFixedDelay(watched, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    @PreDestroy
    void close() {
        thread.shutdownNow();
    }

    private final class Watched implements Runnable {
        private final Files files;
        private final Look look;

        /// Of the last look, told once.
        private volatile String refusal = "";

        private Watched(Files files, Look look) {
            this.files = files;
            this.look = look;
        }

        /// Files that are replaced one after the other do not fit together in between: the next look finds them whole.
        @Override
        public void run() {
            try {
                tell(look());
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

        private void tell(String now) {
            // What the end of the service has interrupted is no refusal.
            if (now.equals(refusal) || thread.isShutdown()) {
                return;
            }
            refusal = now;
            if (!now.isEmpty()) {
                LOG.errorf("New %s: refused, what was read before stays: %s", files.text, now);
            }
        }
    }
}
