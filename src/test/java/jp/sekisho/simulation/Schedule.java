package jp.sekisho.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import jp.sekisho.testsupport.VirtualTime;
import org.jspecify.annotations.Nullable;

/// Virtual time, and the order in which everything happens in it. Each task has a thread, but one runs at a time and
/// hands on when it waits, so that what is due at the same moment happens in an order that the seed draws.
final class Schedule {
    private final SplittableRandom chance;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Semaphore turn = new Semaphore(0);
    private final Set<Task> tasks = new LinkedHashSet<>();

    private long now;
    private long steps;
    private long begun;
    private @Nullable Task running;
    private @Nullable Throwable failure;

    Schedule(SplittableRandom chance) {
        this.chance = chance;
    }

    /// The process that a task belongs to has ended: nothing of it runs on.
    static final class Killed extends Error {
        Killed() {
            super("the simulated process has ended", null, false, false);
        }
    }

    private record Event(long at, int draw, long number, Runnable work) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int time = Long.compare(at, other.at);
            int drawn = time != 0 ? time : Integer.compare(draw, other.draw);
            return drawn != 0 ? drawn : Long.compare(number, other.number);
        }
    }

    private final class Task {
        private final Machine machine;
        private final Semaphore turn = new Semaphore(0);
        private final Thread thread;
        private boolean over;
        /// Which wait this is: what ends an earlier one comes too late.
        private long wait;

        Task(Machine machine, Runnable work) {
            this.machine = machine;
            this.thread = Thread.ofVirtual().unstarted(() -> run(work));
        }

        private void run(Runnable work) {
            turn.acquireUninterruptibly();
            try {
                if (!machine.ended) {
                    work.run();
                }
            } catch (Killed _) {
                // Its process has ended.
            } catch (Throwable e) {
                if (!machine.ended) {
                    failure = e;
                }
            } finally {
                over = true;
                Schedule.this.turn.release();
            }
        }
    }

    long now() {
        return now;
    }

    long steps() {
        return steps;
    }

    /// The process whose task runs; nobody's where the simulation itself is at work.
    Optional<Machine> machineAtWork() {
        return Optional.ofNullable(running).map(task -> task.machine);
    }

    void after(Duration delay, Runnable work) {
        events.add(new Event(now + delay.toNanos(), chance.nextInt(), begun++, work));
    }

    /// Lets happen what happens until then.
    void runUntil(long end) {
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event next = events.remove();
            now = Math.max(now, next.at());
            steps++;
            next.work().run();
            throwFailure();
        }
        now = Math.max(now, end);
    }

    private void throwFailure() {
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            throw thrown instanceof Error error ? error : new AssertionError("a task of the simulation threw", thrown);
        }
    }

    private void resume(Task task) {
        if (task.over) {
            return;
        }
        Task before = running;
        running = task;
        task.turn.release();
        turn.acquireUninterruptibly();
        running = before;
        if (task.over) {
            tasks.remove(task);
            join(task.thread);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Machine machine() {
        return new Machine();
    }

    /// A process with its threads, until it ends.
    final class Machine implements VirtualTime {
        private boolean ended;

        boolean hasEnded() {
            return ended;
        }

        /// Ends it where it stands: no thread of it gets beyond the wait that it is in, or comes to next.
        void end() {
            if (!ended) {
                ended = true;
                Schedule.this.after(Duration.ZERO, this::reap);
            }
        }

        /// Lets the threads end that wait for what will not come.
        void reap() {
            ended = true;
            for (Task task : new ArrayList<>(tasks)) {
                if (task.machine == this) {
                    resume(task);
                }
            }
        }

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void after(Duration delay, Runnable work) {
            Schedule.this.after(delay, () -> {
                if (!ended) {
                    work.run();
                }
            });
        }

        @Override
        public void start(Runnable work) {
            thread(work).start();
        }

        @Override
        public Thread thread(Runnable work) {
            Task task = new Task(this, work);
            tasks.add(task);
            Schedule.this.after(Duration.ZERO, () -> resume(task));
            return task.thread;
        }

        @Override
        public void pause(Duration duration) {
            await(new CompletableFuture<>(), duration);
        }

        @Override
        public boolean await(CompletableFuture<?> future, Duration atMost) {
            Task task = running;
            if (task == null) {
                throw new AssertionError("only a task can wait");
            }
            if (!ended && !future.isDone()) {
                long wait = ++task.wait;
                Runnable wake = () -> {
                    if (task.wait == wait) {
                        task.wait++;
                        resume(task);
                    }
                };
                Schedule.this.after(atMost, wake);
                future.whenComplete((_, _) -> Schedule.this.after(Duration.ZERO, wake));
                turn.release();
                task.turn.acquireUninterruptibly();
            }
            if (ended) {
                throw new Killed();
            }
            return future.isDone();
        }
    }
}
