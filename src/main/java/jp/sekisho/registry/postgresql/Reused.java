package jp.sekisho.registry.postgresql;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/// Things that are dear to make and good for one thread at a time: as many as were ever used at once. What belongs to a
/// thread would not do, since each check has a thread of its own.
final class Reused<T> {
    private final Supplier<T> maker;
    private final Queue<T> idle = new ConcurrentLinkedQueue<>();

    Reused(Supplier<T> maker) {
        this.maker = maker;
    }

    <R> R with(Function<T, R> work) {
        T thing = idle.poll();
        if (thing == null) {
            thing = maker.get();
        }
        R result = work.apply(thing);
        // Where the work threw, nobody knows what state it left.
        idle.add(thing);
        return result;
    }
}
