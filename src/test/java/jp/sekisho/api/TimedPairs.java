package jp.sekisho.api;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/// How long two kinds of question take, asked in pairs: neighbours in time see the same machine.
final class TimedPairs {
    private final long[] first;
    private final long[] second;
    private int lengths;

    TimedPairs(int size) {
        first = new long[size];
        second = new long[size];
    }

    /// @param swapped whether the second is asked first
    void time(int place, boolean swapped, Supplier<String> one, Supplier<String> two) {
        if (swapped) {
            second[place] = time(two);
            first[place] = time(one);
        } else {
            first[place] = time(one);
            second[place] = time(two);
        }
    }

    private long time(Supplier<String> question) {
        long start = System.nanoTime();
        // So that no compiler leaves the work out.
        lengths += question.get().length();
        return System.nanoTime() - start;
    }

    /// Medians do not mind a collector's pause or another process. How often the second takes longer is 0.5 where
    /// nothing is told, give or take one over the root of the pairs.
    void print(String name) {
        long[] differences = new long[first.length];
        long longer = 0;
        for (int i = 0; i < first.length; i++) {
            differences[i] = second[i] - first[i];
            longer += differences[i] > 0 ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%-10s %6d pairs, medians %8.1f and %8.1f us, median difference %+6.1f us, second longer %.3f (%d)%n",
                name,
                first.length,
                median(first) / 1e3,
                median(second) / 1e3,
                median(differences) / 1e3,
                (double) longer / first.length,
                lengths);
    }

    private static double median(long[] values) {
        return LongStream.of(values)
                .sorted()
                .skip(values.length / 2)
                .findFirst()
                .orElseThrow();
    }
}
