package jp.sekisho.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import jp.sekisho.signing.KeyRefused;
import org.jboss.logging.Logger;

/// What stands in files that operators replace while the service runs. The files are read again after each interval;
/// ones that are refused leave what was, and operators are told.
final class Reloaded<T> implements Supplier<T>, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Reloaded.class);

    private final Files files;
    private final Supplier<T> read;
    private final BiPredicate<T, T> same;
    private final ScheduledExecutorService watch;

    private volatile T current;

    /// What was wrong at the last look, said once.
    private volatile String trouble = "";

    /// What is read again.
    enum Files {
        CALLERS("callers' file"),
        TOKEN_KEYS("keys of the callers' tokens"),
        ATTESTATION_KEYS("attestation keys");

        private final String text;

        Files(String text) {
            this.text = text;
        }
    }

    /// Reads the files; whatever the first reading throws is thrown.
    ///
    /// @param same whether nothing has changed
    Reloaded(Files files, Duration interval, Supplier<T> read, BiPredicate<T, T> same, MeterRegistry meters) {
        this.files = files;
        this.read = read;
        this.same = same;
        this.current = read.get();
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("reload-" + files).factory());
        watch.scheduleWithFixedDelay(this::look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        Gauge.builder("sekisho.reload.refused", this, reloaded -> reloaded.trouble.isEmpty() ? 0 : 1)
                .tag("files", files.name())
                .description("1 while the files on disk are refused and what was read before stays")
                .register(meters);
    }

    @Override
    public T get() {
        return current;
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    /// One look at the files. Files that are replaced one after the other do not fit together in between: the next look
    /// finds them whole.
    private void look() {
        try {
            T now = read.get();
            trouble = "";
            if (!same.test(now, current)) {
                current = now;
                LOG.infof("New %s: taken over, %s", files.text, now);
            }
        } catch (FileRefused | KeyRefused e) {
            tell(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            tell(e.getClass().getName());
        }
    }

    private void tell(String now) {
        if (!now.equals(trouble)) {
            trouble = now;
            LOG.errorf("New %s: refused, the old ones stay: %s", files.text, now);
        }
    }
}
