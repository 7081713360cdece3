package jp.sekisho.synthetic;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The only source of chance. It draws from [Random#nextInt(int)] alone, the one method with a bound whose results the
/// JDK specifies to the bit.
public final class Chance {
    private final Random random;

    public Chance(long seed) {
        random = new Random(seed);
    }

    /// From 0 to bound - 1.
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// Both ends included.
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    public boolean perMille(int share) {
        return below(1000) < share;
    }

    public boolean perMillion(int share) {
        return below(1_000_000) < share;
    }

    public void shuffle(List<?> items) {
        for (int i = items.size(); i > 1; i--) {
            Collections.swap(items, i - 1, below(i));
        }
    }

    public <T> T oneOf(List<T> items) {
        return items.get(below(items.size()));
    }
}
