package jp.sekisho.registry.guard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.ResidentRegistryContract;
import jp.sekisho.registry.Residents;
import jp.sekisho.registry.extract.ExtractHeader;
import jp.sekisho.registry.extract.SnapshotWriter;
import jp.sekisho.registry.snapshot.SnapshotRegistry;
import org.junit.jupiter.api.Nested;

/// The guard changes no answer: neither around a good adapter nor around one whose connection breaks once a look-up.
class GuardedSnapshotTest {
    private static final GuardLimits LIMITS =
            new GuardLimits(Duration.ofSeconds(3), 16, 64, 1000, Duration.ofSeconds(1));

    @Nested
    class AroundAGoodAdapter extends ResidentRegistryContract {
        @Override
        protected ResidentRegistry holding(ExtractHeader extract, List<Resident> residents) {
            return new GuardedRegistry(snapshot(extract, residents), LIMITS, _ -> true, RegistryListener.NONE);
        }
    }

    @Nested
    class AroundOneThatBreaksOnceALookUp extends ResidentRegistryContract {
        @Override
        protected ResidentRegistry holding(ExtractHeader extract, List<Resident> residents) {
            return new GuardedRegistry(
                    new BreakingOnce(snapshot(extract, residents)), LIMITS, _ -> true, RegistryListener.NONE);
        }
    }

    private record BreakingOnce(ResidentRegistry registry, Set<List<IndividualNumber>> broken)
            implements ResidentRegistry {
        BreakingOnce(ResidentRegistry registry) {
            this(registry, Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>())));
        }

        @Override
        public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
            return broken.add(numbers)
                    ? Collections.nCopies(numbers.size(), new RegistryAnswer.Disconnected())
                    : registry.find(numbers);
        }

        @Override
        public RegistryState state() {
            return registry.state();
        }

        @Override
        public String toString() {
            return "BreakingOnce";
        }
    }

    private static ResidentRegistry snapshot(ExtractHeader extract, List<Resident> residents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SnapshotWriter writer = new SnapshotWriter(out, extract)) {
            for (Resident resident : residents) {
                writer.write(resident);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SnapshotRegistry.load(
                new ByteArrayInputStream(out.toByteArray()), Residents.ANY_SHARE, header -> header);
    }
}
