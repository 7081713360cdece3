package jp.sekisho.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// Items that are drawn in proportion to their weights. An item of weight 0 is never drawn.
final class Weighted<T> {
    private final List<T> items = new ArrayList<>();
    private final int[] sums;

    Weighted(List<T> candidates, ToIntFunction<T> weight) {
        int[] running = new int[candidates.size()];
        int sum = 0;
        for (T candidate : candidates) {
            int own = weight.applyAsInt(candidate);
            if (own > 0) {
                sum += own;
                running[items.size()] = sum;
                items.add(candidate);
            }
        }
        sums = Arrays.copyOf(running, items.size());
    }

    T draw(Chance chance) {
        int ticket = chance.below(sums[sums.length - 1]) + 1;
        int found = Arrays.binarySearch(sums, ticket);
        return items.get(found >= 0 ? found : -found - 1);
    }

    List<T> items() {
        return items;
    }
}
