package jp.sekisho.registry.snapshot;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.PreviousAddress;
import jp.sekisho.registry.Resident.PreviousName;
import jp.sekisho.registry.Residents;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.SnapshotWriter;

/// How long a snapshot takes to load, what it then holds of the heap, and how many numbers it answers a second. The
/// goals are two million residents in 10 s on one core and 400 MB.
///
/// ```sh
/// ./mvnw -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt
/// taskset -c 0 java -XX:+UseSerialGC -Xmx1g -cp target/classes:target/test-classes:$(cat target/classpath.txt) \
///   jp.sekisho.registry.snapshot.SnapshotLoadBenchmark 2000000
/// ```
final class SnapshotLoadBenchmark {
    private static final Extract EXTRACT =
            new Extract(OffsetDateTime.parse("2026-11-20T00:00:00+09:00"), Extract.Coverage.NATIONAL, "synthetic");
    private static final String FAMILY = "小林田中丸山宮下柳沢清水滝澤北村百瀬塩原伊藤高橋佐々木";
    private static final String GIVEN = "健一郎恵美子翔太陽菜大輔久美和也由紀正博智";
    private static final String KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
    private static final int LOADS = 3;
    private static final int ASKED = 2_000_000;
    private static final int BATCH = 100;

    private final Random random = new Random(20_261_123);
    private final List<String[]> towns;

    private SnapshotLoadBenchmark(List<String[]> towns) {
        this.towns = towns;
    }

    public static void main(String[] args) throws IOException {
        int residents = Integer.parseInt(args[0]);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path file = Files.createTempFile("residents", ".ndjson");
        try {
            new SnapshotLoadBenchmark(towns()).write(file, residents);
            out.printf("%,d residents, %,d bytes%n", residents, Files.size(file));
            for (int load = 0; load < LOADS; load++) {
                measure(file, residents, out);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void measure(Path file, int residents, PrintStream out) {
        long before = heap();
        double cpuBefore = cpuSeconds();
        long start = System.nanoTime();
        SnapshotRegistry registry = SnapshotRegistry.load(file, ExtractLimits.USUAL);
        double seconds = seconds(start);
        double cpuSeconds = cpuSeconds() - cpuBefore;
        long after = heap();
        List<List<IndividualNumber>> questions = questions(residents);
        start = System.nanoTime();
        long found = questions.stream()
                .flatMap(batch -> registry.find(batch).stream())
                .filter(Found.class::isInstance)
                .count();
        double asking = seconds(start);
        out.printf(
                "loaded in %.2f s (%.2f s of CPU), holds %d MB, answers %,.0f numbers/s (%,d found)%n",
                seconds, cpuSeconds, (after - before) / 1_000_000, ASKED / asking, found);
    }

    /// Every other number asked for is held.
    private static List<List<IndividualNumber>> questions(int residents) {
        Random random = new Random(1);
        return Stream.generate(() -> Stream.generate(() -> Residents.number(random.nextLong(2L * residents) * 40_009))
                        .limit(BATCH)
                        .toList())
                .limit(ASKED / BATCH)
                .toList();
    }

    private void write(Path file, int residents) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
                SnapshotWriter writer = new SnapshotWriter(out, EXTRACT)) {
            for (long n = 0; n < residents; n++) {
                writer.write(resident(Residents.number(n * 2 * 40_009)));
            }
        }
    }

    private Resident resident(IndividualNumber number) {
        boolean moved = random.nextInt(100) < 8;
        boolean married = random.nextInt(100) < 2;
        return new Resident(
                number,
                Resident.NumberStatus.CURRENT,
                Resident.Status.ACTIVE,
                name(),
                new BirthDateEntry.Day(1926 + random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                random.nextBoolean() ? Sex.MALE : Sex.FEMALE,
                address(),
                married ? List.of(new PreviousName(name(), Optional.of(LocalDate.of(2015, 6, 1)))) : List.of(),
                moved ? List.of(new PreviousAddress(address(), Optional.of(LocalDate.of(2024, 4, 1)))) : List.of(),
                false);
    }

    private PersonName name() {
        return PersonName.of(
                letters(FAMILY, 2) + "　" + letters(GIVEN, 1 + random.nextInt(2)),
                letters(KANA, 4) + "　" + letters(KANA, 3 + random.nextInt(3)));
    }

    private Address address() {
        String[] town = towns.get(random.nextInt(towns.size()));
        return new Address(
                town[0],
                "長野県" + town[1] + "大字" + town[2] + (1 + random.nextInt(3000)) + "番地" + (1 + random.nextInt(20)),
                random.nextInt(5) == 0 ? "コーポ" + letters(KANA, 4) + "　" + (101 + random.nextInt(300)) + "号室" : "");
    }

    private String letters(String alphabet, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return letters.toString();
    }

    private static List<String[]> towns() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                SnapshotLoadBenchmark.class.getResourceAsStream("/synthetic/nagano-towns.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// Of all threads, the collector's and the compiler's too: what the load would take on a core of its own.
    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
