package jp.sekisho.api.stream;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Room for the streams of an instance: so many that what they may come to hold fits into half of the heap,
/// whatever they say; none while the heap is short; and half of them at most for one caller.
final class StreamRoom {
    /// Twice what one inspection comes to hold at most, nearly all of it the numbers that it has seen.
    private static final long HEAP_A_STREAM = 128L << 20;

    private static final double SHORT = 0.85;

    private final int streams;
    private final BooleanSupplier heapIsShort;
    private final Map<String, Integer> byCaller = new HashMap<>();
    private int running;

    /// Whether one may come in.
    enum Entrance {
        ENTERED,
        /// The caller has its share already.
        SHARE_TAKEN,
        FULL
    }

    /// @param streams as many as the operator wants, where the heap has room for them
    /// @param heap bytes of it
    StreamRoom(int streams, long heap, BooleanSupplier heapIsShort) {
        this.streams = (int) Math.clamp(heap / HEAP_A_STREAM, 1, streams);
        this.heapIsShort = heapIsShort;
    }

    static StreamRoom ofThisProcess(int streams) {
        return new StreamRoom(streams, Runtime.getRuntime().maxMemory(), StreamRoom::isHeapShort);
    }

    synchronized Entrance enter(String caller) {
        int own = byCaller.getOrDefault(caller, 0);
        if (own >= Math.max(1, streams / 2)) {
            return Entrance.SHARE_TAKEN;
        }
        if (running == streams || heapIsShort.getAsBoolean()) {
            return Entrance.FULL;
        }
        running++;
        byCaller.put(caller, own + 1);
        return Entrance.ENTERED;
    }

    synchronized void leave(String caller) {
        running--;
        byCaller.computeIfPresent(caller, (_, own) -> own == 1 ? null : own - 1);
    }

    synchronized int running() {
        return running;
    }

    /// By what the last collection of old objects left: what lies about uncollected is no want of room.
    private static boolean isHeapShort() {
        long left = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            @Nullable MemoryUsage afterCollection = pool.getCollectionUsage();
            if (pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported() && afterCollection != null) {
                left += afterCollection.getUsed();
            }
        }
        return left > SHORT * Runtime.getRuntime().maxMemory();
    }
}
