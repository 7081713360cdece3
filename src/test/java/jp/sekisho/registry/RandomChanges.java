package jp.sekisho.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.extract.SnapshotWriter;

/// A registry that changes at random, as files of changes and as the whole that they come to.
public final class RandomChanges {
    public static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");
    public static final Extract BASE = new Extract(AS_OF, Extract.Coverage.NATIONAL, "test", 17);
    private static final int NUMBERS = 2_000;

    private final Random random;
    private final Map<Long, Resident> held = new LinkedHashMap<>();

    public RandomChanges(long seed) {
        random = new Random(seed);
        for (long n = 0; n < NUMBERS; n += 2) {
            held.put(n, Residents.any(Residents.number(n), random));
        }
    }

    /// Everybody who has a number now.
    public List<Resident> residents() {
        return List.copyOf(held.values());
    }

    /// Every number that somebody has, had or may come to have.
    public static List<IndividualNumber> numbers() {
        return LongStream.range(0, NUMBERS).mapToObj(Residents::number).toList();
    }

    /// So many changes, some of them of one number, from here on part of the whole.
    public List<String> change(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long n = random.nextInt(NUMBERS);
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> {
                    held.remove(n);
                    lines.add("{\"removed\":\"" + digits(n) + "\"}");
                }
                case 3 -> lines.add(hold(n, Residents.unusable(Residents.number(n))));
                default -> lines.add(hold(n, Residents.any(Residents.number(n), random)));
            }
        }
        return lines;
    }

    private String hold(long n, Resident resident) {
        held.put(n, resident);
        return line(resident);
    }

    public static String digits(long n) {
        return Long.toString(1_000_000_000_000L + Residents.number(n).disclose())
                .substring(1);
    }

    public static String line(Resident resident) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SnapshotWriter writer = new SnapshotWriter(out, BASE)) {
            writer.write(resident);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8).split("\n")[1];
    }

    public static OffsetDateTime asOf(long sequence) {
        return AS_OF.plusMinutes(10 * (sequence - BASE.sequence()));
    }

    public static Extract after(long sequence) {
        return BASE.after(sequence, asOf(sequence));
    }

    public static String delta(long base, long sequence, List<String> lines) {
        return "{\"delta\":{\"base\":%d,\"sequence\":%d,\"asOf\":\"%s\"}}\n".formatted(base, sequence, asOf(sequence))
                + lines.stream().map(line -> line + "\n").reduce("", String::concat)
                + "{\"end\":{\"residents\":" + lines.size() + "}}\n";
    }

    public static Path whole(Path file, Extract extract, List<Resident> residents) {
        try (SnapshotWriter writer = new SnapshotWriter(Files.newOutputStream(file), extract)) {
            for (Resident resident : residents) {
                writer.write(resident);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
