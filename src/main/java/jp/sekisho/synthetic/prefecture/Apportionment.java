package jp.sekisho.synthetic.prefecture;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Divides a whole by weights: everyone gets the floor of their quota, and the largest remainders get one more each,
/// the earlier first where they are equal.
final class Apportionment {
    private Apportionment() {}

    static int[] divide(int whole, List<Integer> weights) {
        long sum = weights.stream().mapToLong(Integer::longValue).sum();
        int[] parts = weights.stream()
                .mapToInt(weight -> (int) ((long) whole * weight / sum))
                .toArray();
        int left = whole - IntStream.of(parts).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> (long) whole * weights.get(i) % sum)
                        .reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }
}
