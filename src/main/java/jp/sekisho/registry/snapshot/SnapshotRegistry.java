package jp.sekisho.registry.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;

/// A resident snapshot in memory: loaded whole or not at all, never changed afterwards, so that any number of threads
/// may
/// ask it. It is never down, late or invalid. A newer snapshot is a new registry.
public final class SnapshotRegistry implements ResidentRegistry {
    private final ResidentIndex index;
    private final Extract extract;

    private SnapshotRegistry(ResidentIndex index, Extract extract) {
        this.index = index;
        this.extract = extract;
    }

    /// Loads a snapshot; two million residents take some seconds and less than 400 MB.
    ///
    /// @throws SnapshotRefused as [SnapshotFile#read] does
    public static SnapshotRegistry load(Path file) {
        ResidentIndex index = new ResidentIndex();
        return new SnapshotRegistry(index, SnapshotFile.read(file, index::add));
    }

    @Override
    public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
        List<RegistryAnswer> answers = new ArrayList<>(numbers.size());
        for (IndividualNumber number : numbers) {
            answers.add(index.find(number, extract));
        }
        return answers;
    }

    @Override
    public RegistryState state() {
        return new RegistryState.Serving(extract);
    }
}
