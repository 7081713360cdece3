package jp.sekisho.registry.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.RandomChanges;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Residents;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.SnapshotRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Extracts that are cut, and changes that arrive under load. Small by default; by hand with `-Dregistry.cuts=1000`,
/// `-Dregistry.changed=1000`, `-Dregistry.deltas=200`.
class ChangesAtScaleTest {
    private static final int CUTS = Integer.getInteger("registry.cuts", 50);
    private static final int CHANGED = Integer.getInteger("registry.changed", 100);
    private static final int DELTAS = Integer.getInteger("registry.deltas", 20);
    private static final long SEED = 20_261_127;
    private static final Clock CLOCK =
            Clock.fixed(RandomChanges.AS_OF.plusDays(30).toInstant(), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void anExtractThatIsCutAnywhereIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(RandomChanges.whole(
                folder.resolve("whole.ndjson"), RandomChanges.BASE, new RandomChanges(SEED).residents()));
        Random random = new Random(SEED);
        for (int i = 0; i < CUTS; i++) {
            int length = random.nextInt(whole.length - 1);
            ByteArrayInputStream cut = new ByteArrayInputStream(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SnapshotRegistry.load(cut, ExtractLimits.USUAL, header -> header))
                    .as("seed %d, cut after %d bytes", SEED, length)
                    .isInstanceOf(SnapshotRefused.class);
        }
    }

    /// Everybody's lot is the sequence of the state.
    private static List<String> residents(long sequence) {
        return LongStream.range(0, CHANGED)
                .mapToObj(n -> "{\"individualNumber\":\"" + RandomChanges.digits(n)
                        + "\",\"name\":{\"kanji\":\"山田　太郎\"},\"birthDate\":\"1964-05-01\",\"sex\":\"1\","
                        + "\"address\":{\"text\":\"長野県長野市鶴賀" + sequence + "番地\"}}")
                .toList();
    }

    private static boolean isOfOneState(List<RegistryAnswer> answers) {
        return answers.stream()
                        .allMatch(answer -> answer instanceof Found(var resident, var extract)
                                && resident.address().text().equals("長野県長野市鶴賀" + extract.sequence() + "番地"))
                && answers.stream()
                                .map(answer -> ((Found) answer).extract())
                                .distinct()
                                .count()
                        == 1;
    }

    @Test
    void everyAnswerIsOfOneStateWhileChangesArrive() throws Exception {
        long first = RandomChanges.BASE.sequence();
        Path changes = Files.createDirectory(folder.resolve("changes"));
        Path file = Files.writeString(
                folder.resolve("residents.ndjson"),
                "{\"snapshot\":{\"asOf\":\"" + RandomChanges.AS_OF
                        + "\",\"coverage\":\"NATIONAL\",\"source\":\"test\",\"sequence\":" + first + "}}\n"
                        + String.join("\n", residents(first))
                        + "\n{\"end\":{\"residents\":" + CHANGED + "}}\n",
                StandardCharsets.UTF_8);
        ReloadingSnapshot snapshot =
                ReloadingSnapshot.load(file, Optional.of(changes), Residents.ANY_SHARE, CLOCK, RegistryListener.NONE);
        List<IndividualNumber> asked =
                LongStream.range(0, CHANGED).mapToObj(Residents::number).toList();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService askers = Executors.newFixedThreadPool(2)) {
            Future<Boolean> consistent = askers.submit(() -> {
                boolean all = true;
                do {
                    all &= isOfOneState(snapshot.find(asked));
                } while (!done.get());
                return all;
            });
            for (long sequence = first; sequence < first + DELTAS; sequence++) {
                Files.writeString(
                        changes.resolve(sequence + ".ndjson"),
                        RandomChanges.delta(sequence, sequence + 1, residents(sequence + 1)));
                assertThat(snapshot.look()).isEmpty();
            }
            done.set(true);
            assertThat(consistent.get()).isTrue();
        }
        assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(RandomChanges.after(first + DELTAS)));
        assertThat(isOfOneState(snapshot.find(asked))).isTrue();
    }
}
