package jp.sekisho.registry.snapshot;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.Unchanged;
import jp.sekisho.registry.extract.DeltaFile;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.Fault;
import jp.sekisho.registry.extract.SnapshotFile;
import jp.sekisho.registry.extract.SnapshotRefused;

/// A resident snapshot in memory: loaded whole or not at all, never changed afterwards, so that any number of
/// threads may ask it. It is never down, late or invalid. A newer snapshot is a new registry; [ReloadingSnapshot]
/// puts it in the old one's place.
public final class SnapshotRegistry implements ResidentRegistry {
    private final ResidentIndex index;
    private final Extract extract;
    private final Census census;
    /// The sequence of the extract that was loaded whole, before any changes.
    private final long whole;

    private SnapshotRegistry(ResidentIndex index, Extract extract, Census census, long whole) {
        this.index = index;
        this.extract = extract;
        this.whole = whole;
        this.census = census;
    }

    /// Loads a snapshot; two million residents take some seconds and less than 400 MB.
    ///
    /// @throws SnapshotRefused as [SnapshotFile#read] does
    public static SnapshotRegistry load(Path file, ExtractLimits limits) {
        ResidentIndex index = new ResidentIndex();
        SnapshotFile.Content content = SnapshotFile.read(file, limits, index);
        return new SnapshotRegistry(
                index, content.extract(), content.census(), content.extract().sequence());
    }

    /// Loads a snapshot that is not a file of its own, as it is or under another header.
    ///
    /// @throws SnapshotRefused as [SnapshotFile#read] does
    public static SnapshotRegistry load(InputStream bytes, ExtractLimits limits, UnaryOperator<Extract> header) {
        ResidentIndex index = new ResidentIndex();
        SnapshotFile.Content content = SnapshotFile.read(bytes, limits, index);
        Extract extract = header.apply(content.extract());
        return new SnapshotRegistry(index, extract, content.census(), extract.sequence());
    }

    /// The registry after the changes of a file that follows on it.
    ///
    /// @throws SnapshotRefused as [DeltaFile#read] does, or where too many residents are gone or set aside
    SnapshotRegistry changedBy(Path file, DeltaFile.Header header, ExtractLimits limits) {
        ResidentIndex changed = index.copy();
        Map<FaultCode, Long> faults = new EnumMap<>(FaultCode.class);
        faults.putAll(census.faults());
        DeltaFile.read(file, limits.characterSets(), changed.changes(header.sequence()))
                .forEach((code, count) -> faults.merge(code, count, Long::sum));
        Census after = new Census(census.residents() + changed.size() - index.size(), faults, census.first());
        if (limits.maxUnusable().isExceededBy(after.unusable(), after.residents())) {
            throw new SnapshotRefused(new Fault(1, "", FaultCode.TOO_MANY_UNUSABLE));
        }
        if (limits.isShrunk(census.residents(), after.residents())) {
            throw new SnapshotRefused(new Fault(1, "", FaultCode.SHRUNK));
        }
        return new SnapshotRegistry(changed, extract.after(header.sequence(), header.asOf()), after, whole);
    }

    /// The registry after all that follows on it in a folder of changes.
    ///
    /// @throws SnapshotRefused if a file there does not follow or is at fault
    public SnapshotRegistry changedByAll(Path folder, ExtractLimits limits, Instant now) {
        Changes.Result result = new Changes(folder, limits).applyTo(this, extract.sequence(), now);
        result.refusal().ifPresent(_ -> {
            throw new SnapshotRefused(new Fault(1, "/delta", FaultCode.NOT_FOLLOWING));
        });
        return result.registry();
    }

    /// Every number that this registry or the other knows, once.
    public Iterable<IndividualNumber> numbersWith(SnapshotRegistry other) {
        return () -> LongStream.concat(index.numbers(), other.index.numbers().filter(number -> !index.knows(number)))
                .mapToObj(SnapshotRegistry::number)
                .iterator();
    }

    /// The number as it is written, for the operator's own file and nothing else.
    public static String digitsOf(IndividualNumber number) {
        return Long.toString(1_000_000_000_000L + number.disclose()).substring(1);
    }

    private static IndividualNumber number(long digits) {
        String text = Long.toString(1_000_000_000_000L + digits).substring(1);
        if (NumberEntry.parse(text) instanceof IndividualNumber number) {
            return number;
        }
        throw new IllegalStateException("a number that is none");
    }

    Extract extract() {
        return extract;
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
    public Unchanged unchangedSince(List<IndividualNumber> numbers, long sequence) {
        return Unchanged.outside(sequence, whole, extract)
                .orElseGet(() -> new Unchanged.Told(
                        extract,
                        numbers.stream()
                                .map(number -> index.isUnchangedSince(sequence, number))
                                .toList()));
    }

    @Override
    public RegistryState state() {
        return new RegistryState.Serving(extract);
    }

    @Override
    public Census census() {
        return census;
    }

    @Override
    public boolean blocks() {
        return false;
    }
}
