package jp.sekisho.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReloadsTest {
    private static final Duration INTERVAL = Duration.ofMillis(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Reloads reloads = new Reloads(meters);

    /// What is found one look after the other; a look waits for what it finds.
    private final BlockingQueue<Supplier<String>> files = new LinkedBlockingQueue<>();

    private String read() {
        try {
            return files.take().get();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        reloads.close();
    }

    private double refused(Reloads.Files of) {
        return meters.get("sekisho.reload.refused")
                .tag("files", of.name())
                .gauge()
                .value();
    }

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, IllegalStateException.class})
    void whateverALookEndsWithIsToldAndAGoodFileIsTakenOverAfterwards(Class<? extends Throwable> trouble) {
        files.add(() -> "one");
        Supplier<String> callers = reloads.read(Reloads.Files.CALLERS, INTERVAL, this::read, Objects::equals);

        files.add(() -> ReloadsTest.<RuntimeException>thrown(trouble));
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> refused(Reloads.Files.CALLERS) == 1);
        assertThat(callers.get()).isEqualTo("one");

        files.add(() -> "two");
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> refused(Reloads.Files.CALLERS) == 0);
        assertThat(callers.get()).isEqualTo("two");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> String thrown(Class<? extends Throwable> trouble) throws E {
        try {
            throw (E) trouble.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLookThatDoesNotEndHoldsBackNeitherOtherFilesNorTheNextLook() {
        Reloads impatient = new Reloads(meters, Duration.ofNanos(1));
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch othersLooks = new CountDownLatch(3);
        AtomicInteger looks = new AtomicInteger();
        impatient.watch(Reloads.Files.EXTRACT, INTERVAL, () -> {
            if (looks.getAndIncrement() == 0) {
                awaitUninterruptibly(hanging);
            }
            return Optional.empty();
        });
        impatient.watch(Reloads.Files.CALLERS, INTERVAL, () -> {
            othersLooks.countDown();
            return Optional.empty();
        });

        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> othersLooks.getCount() == 0 && looks.get() > 1);

        hanging.countDown();
        impatient.close();
    }

    @Test
    void whatCannotBeReadInTimeIsTold() {
        Reloads impatient = new Reloads(meters, Duration.ofNanos(1));
        CountDownLatch hanging = new CountDownLatch(1);
        impatient.watch(Reloads.Files.EXTRACT, INTERVAL, () -> {
            awaitUninterruptibly(hanging);
            return Optional.empty();
        });

        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> refused(Reloads.Files.EXTRACT) == 1);

        hanging.countDown();
        impatient.close();
    }

    /// As a read of a share that hangs, which no interrupt ends.
    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingLooksAfterTheServiceHasEnded() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch looks = new CountDownLatch(4);
        for (Reloads.Files of : List.of(Reloads.Files.EXTRACT, Reloads.Files.TOKEN_KEYS)) {
            reloads.watch(of, INTERVAL, () -> {
                threads.add(Thread.currentThread());
                looks.countDown();
                return Optional.empty();
            });
        }
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> looks.getCount() == 0);
        assertThat(threads).allMatch(Thread::isDaemon);

        reloads.close();

        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .until(() -> threads.stream().noneMatch(Thread::isAlive));
    }
}
