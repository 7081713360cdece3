package jp.sekisho.synthetic;

import java.util.List;
import java.util.Random;

/// The only source of chance. It draws from [Random#nextInt(int)] alone, the one method with a bound whose results the
/// JDK specifies to the bit.
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    /// From 0 to bound - 1.
    int below(int bound) {
        return random.nextInt(bound);
    }

    /// Both ends included.
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean perMille(int share) {
        return below(1000) < share;
    }

    <T> T oneOf(List<T> items) {
        return items.get(below(items.size()));
    }
}
