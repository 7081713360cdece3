package jp.sekisho.synthetic;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes a synthetic resident snapshot. The committed one comes from the defaults:
///
/// ```
/// java -cp … jp.sekisho.synthetic.Main --out src/main/resources/synthetic/residents.ndjson
/// ```
public final class Main {
    /// The seed of the committed snapshot: the number of records that Nagano inspected.
    static final long SEED = 244_246;

    static final int SIZE = 2_400;
    static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");

    private static final List<String> OPTIONS = List.of("--seed", "--size", "--as-of", "--out");

    private Main() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> options = options(args);
        long seed = Long.parseLong(options.getOrDefault("--seed", Long.toString(SEED)));
        int size = Integer.parseInt(options.getOrDefault("--size", Integer.toString(SIZE)));
        OffsetDateTime asOf = OffsetDateTime.parse(options.getOrDefault("--as-of", AS_OF.toString()));
        Path file = Path.of(options.getOrDefault("--out", "residents.ndjson"));
        Population population = Population.generate(seed, size, asOf.toLocalDate());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            SnapshotWriter.write(population, asOf, out);
        }
        IO.println("seed " + seed + ": " + population.residents().size() + " residents");
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("each of " + OPTIONS + " takes a value");
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }
}
