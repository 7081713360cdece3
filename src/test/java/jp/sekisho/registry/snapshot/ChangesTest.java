package jp.sekisho.registry.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.PersonChange;
import jp.sekisho.registry.RandomChanges;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryAnswer.Found;
import jp.sekisho.registry.RegistryAnswer.NotFound;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Residents;
import jp.sekisho.registry.Unchanged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
    private static final Clock CLOCK =
            Clock.fixed(RandomChanges.AS_OF.plusDays(30).toInstant(), ZoneOffset.UTC);
    private static final Resident BEFORE = Residents.plain(Residents.number(1));
    private static final Resident AFTER = Residents.full(Residents.number(1));

    @TempDir
    private Path folder;

    private Path changes = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        changes = Files.createDirectory(folder.resolve("changes"));
    }

    private ReloadingSnapshot load(Extract extract, List<Resident> residents) {
        Path file = RandomChanges.whole(folder.resolve("residents.ndjson"), extract, residents);
        return ReloadingSnapshot.load(file, Optional.of(changes), Residents.ANY_SHARE, CLOCK, RegistryListener.NONE);
    }

    private void put(String name, long base, long sequence, String... lines) throws IOException {
        Files.writeString(changes.resolve(name), RandomChanges.delta(base, sequence, List.of(lines)));
    }

    private static RegistryAnswer answer(ReloadingSnapshot snapshot) {
        return snapshot.find(List.of(BEFORE.individualNumber())).getFirst();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_127})
    void tenThousandChangesInAnyCutsComeToWhatAFullLoadHolds(long seed) throws IOException {
        Random cuts = new Random(seed);
        RandomChanges people = new RandomChanges(seed);
        ReloadingSnapshot changed = load(RandomChanges.BASE, people.residents());
        long sequence = RandomChanges.BASE.sequence();
        for (int made = 0; made < 10_000; ) {
            int count = Math.min(10_000 - made, 1 + cuts.nextInt(400));
            Files.writeString(
                    changes.resolve(cuts.nextInt() + ".ndjson"),
                    RandomChanges.delta(sequence, sequence + 1, people.change(count)));
            made += count;
            sequence++;
            // Now and then several arrive between two looks.
            if (cuts.nextBoolean()) {
                assertThat(changed.look()).as("seed %d", seed).isEmpty();
            }
        }
        assertThat(changed.look()).as("seed %d", seed).isEmpty();

        SnapshotRegistry whole = SnapshotRegistry.load(
                RandomChanges.whole(folder.resolve("whole.ndjson"), RandomChanges.after(sequence), people.residents()),
                Residents.ANY_SHARE);
        assertThat(changed.state()).isEqualTo(whole.state());
        assertThat(changed.find(RandomChanges.numbers()))
                .as("seed %d", seed)
                .isEqualTo(whole.find(RandomChanges.numbers()));
        assertThat(changed.census().residents()).isEqualTo(whole.census().residents());
    }

    @Test
    void tellsNobodyToBeUnchangedWhoIsNot() throws IOException {
        RandomChanges people = new RandomChanges(3);
        ReloadingSnapshot changed = load(RandomChanges.BASE, people.residents());
        List<IndividualNumber> numbers = RandomChanges.numbers();
        Map<Long, List<RegistryAnswer>> states = new TreeMap<>();
        long first = RandomChanges.BASE.sequence();
        states.put(first, changed.find(numbers));
        for (long sequence = first; sequence < first + 10; sequence++) {
            Files.writeString(
                    changes.resolve(sequence + ".ndjson"),
                    RandomChanges.delta(sequence, sequence + 1, people.change(100)));
            assertThat(changed.look()).isEmpty();
            states.put(sequence + 1, changed.find(numbers));
        }
        states.forEach((sequence, answers) -> {
            Unchanged.Told told = (Unchanged.Told) changed.unchangedSince(numbers, sequence);
            List<RegistryAnswer> now = changed.find(numbers);
            for (int i = 0; i < numbers.size(); i++) {
                boolean same = PersonChange.between(answers.get(i), now.get(i)).isEmpty();
                if (told.unchanged().get(i)) {
                    assertThat(same && now.get(i) instanceof Found).isTrue();
                }
            }
            assertThat(told.unchanged()).contains(true);
        });
        assertThat(changed.unchangedSince(numbers, first - 1)).isEqualTo(new Unchanged.NotReached(first, first + 10));
        assertThat(changed.unchangedSince(numbers, first + 11)).isInstanceOf(Unchanged.NotReached.class);
        assertThat(load(new Extract(RandomChanges.AS_OF, Extract.Coverage.NATIONAL, "test"), List.of(BEFORE))
                        .unchangedSince(numbers, 1))
                .isEqualTo(new Unchanged.NotKept());
    }

    @Test
    void whoeverWasNotThereOrIsNoLongerIsNotUnchanged() throws IOException {
        ReloadingSnapshot snapshot = load(RandomChanges.BASE, List.of(BEFORE, Residents.plain(Residents.number(2))));
        put("a.ndjson", 17, 18, "{\"removed\":\"" + RandomChanges.digits(1) + "\"}");
        assertThat(snapshot.look()).isEmpty();
        List<IndividualNumber> asked = List.of(BEFORE.individualNumber(), Residents.number(2), Residents.number(3));
        assertThat(snapshot.unchangedSince(asked, 17))
                .isEqualTo(new Unchanged.Told(RandomChanges.after(18), List.of(false, true, false)));
        assertThat(snapshot.unchangedSince(asked, 18))
                .isEqualTo(new Unchanged.Told(RandomChanges.after(18), List.of(false, true, false)));
    }

    @Test
    void refusesAGapUntilTheMissingFileArrives() throws IOException {
        ReloadingSnapshot snapshot = load(RandomChanges.BASE, List.of(BEFORE));

        put("b.ndjson", 18, 19, RandomChanges.line(AFTER));
        assertThat(snapshot.look()).contains("GAP sequence 19");
        assertThat(answer(snapshot)).isEqualTo(new Found(BEFORE, RandomChanges.BASE));

        put("a.ndjson", 17, 18);
        assertThat(snapshot.look()).isEmpty();
        assertThat(answer(snapshot)).isEqualTo(new Found(AFTER, RandomChanges.after(19)));
    }

    @Test
    void refusesARepeatAndGoesOnWithWhatFollows() throws IOException {
        ReloadingSnapshot snapshot = load(RandomChanges.BASE, List.of(BEFORE));
        put("a.ndjson", 17, 18);
        assertThat(snapshot.look()).isEmpty();

        put("b.ndjson", 17, 18, RandomChanges.line(AFTER));
        put("c.ndjson", 18, 19);
        assertThat(snapshot.look()).contains("REPEATED sequence 18");
        assertThat(answer(snapshot)).isEqualTo(new Found(BEFORE, RandomChanges.after(19)));
    }

    @Test
    void refusesChangesToAnotherState() throws IOException {
        ReloadingSnapshot snapshot = load(RandomChanges.BASE, List.of(BEFORE));
        put("a.ndjson", 16, 18, RandomChanges.line(AFTER));

        assertThat(snapshot.look()).contains("OTHER_BASE sequence 18");
        assertThat(answer(snapshot)).isEqualTo(new Found(BEFORE, RandomChanges.BASE));
    }

    @Test
    void refusesChangesToAStateThatIsNotCounted() throws IOException {
        put("a.ndjson", 17, 18);

        assertThat(load(new Extract(RandomChanges.AS_OF, Extract.Coverage.NATIONAL, "test"), List.of(BEFORE))
                        .look())
                .contains("OTHER_BASE sequence 18");
    }

    @Test
    void appliesAtTheStartWhatFollowsOnTheExtractAndNothingThatIsInItAlready() throws IOException {
        put("old.ndjson", 16, 17, "{\"removed\":\"" + RandomChanges.digits(1) + "\"}");
        put("new.ndjson", 17, 18, RandomChanges.line(AFTER));
        ReloadingSnapshot snapshot = load(RandomChanges.BASE, List.of(BEFORE));

        assertThat(answer(snapshot)).isEqualTo(new Found(AFTER, RandomChanges.after(18)));
        assertThat(snapshot.look()).isEmpty();
    }

    @Test
    void removesAndBringsBack() throws IOException {
        ReloadingSnapshot snapshot = load(RandomChanges.BASE, List.of(BEFORE, Residents.plain(Residents.number(2))));
        put("a.ndjson", 17, 18, "{\"removed\":\"" + RandomChanges.digits(1) + "\"}");
        assertThat(snapshot.look()).isEmpty();
        assertThat(answer(snapshot)).isEqualTo(new NotFound(RandomChanges.after(18)));

        put("b.ndjson", 18, 19, RandomChanges.line(AFTER));
        assertThat(snapshot.look()).isEmpty();
        assertThat(answer(snapshot)).isEqualTo(new Found(AFTER, RandomChanges.after(19)));
    }

    @Test
    void aFileThatIsCutAtAnyByteChangesNothingUntilItIsWhole() throws IOException {
        ReloadingSnapshot snapshot = load(RandomChanges.BASE, List.of(BEFORE));
        byte[] whole =
                RandomChanges.delta(17, 18, List.of(RandomChanges.line(AFTER))).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(changes.resolve("a.ndjson"), Arrays.copyOf(whole, length));
            assertThat(snapshot.look()).as("cut after %d bytes", length).isPresent();
            assertThat(answer(snapshot)).isEqualTo(new Found(BEFORE, RandomChanges.BASE));
        }

        Files.write(changes.resolve("a.ndjson"), whole);
        assertThat(snapshot.look()).isEmpty();
        assertThat(answer(snapshot)).isEqualTo(new Found(AFTER, RandomChanges.after(18)));
    }

    @Test
    void aChangeWhoseNumberCannotBeReadRefusesTheFile() throws IOException {
        ReloadingSnapshot snapshot = load(RandomChanges.BASE, List.of(BEFORE));
        put("a.ndjson", 17, 18, RandomChanges.line(AFTER), "{\"individualNumber\":\"60940745459\"}");

        assertThat(snapshot.look()).hasValueSatisfying(why -> assertThat(why).startsWith("BROKEN sequence 18 line 3"));
        assertThat(snapshot.state()).isEqualTo(new RegistryState.Serving(RandomChanges.BASE));
    }
}
