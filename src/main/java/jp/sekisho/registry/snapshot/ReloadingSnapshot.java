package jp.sekisho.registry.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Census;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryListener;
import jp.sekisho.registry.RegistryListener.Reload;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.Unchanged;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.SnapshotRefused;

/// A snapshot that takes over a newer file at the same path while it answers. The new file is loaded beside the
/// old one, so that for a while both are in memory; a look-up answers from one of them, whole. A file that is
/// broken, older than what serves, shrunk, dated in the future, full of invented people or too large to load is
/// refused: the old one stays.
///
/// Changes to it may arrive as files in a folder ([DeltaFile]); they are applied in order, each whole or not at all.
///
/// A new file should come by renaming, in one step. As a net for one that is copied into place, a change is taken up
/// only when two looks in a row have seen the same file.
public final class ReloadingSnapshot implements ResidentRegistry {
    private final Path file;
    private final ExtractLimits limits;
    private final Clock clock;
    private final RegistryListener listener;

    private volatile SnapshotRegistry current;

    /// What the last look saw, and what was last loaded or refused. Only looks touch them.
    private Version seen;
    private Version settled;
    /// Whether the file must be tried again as it is: the last look at it has not ended, or what spoke against it
    /// may pass by itself.
    private boolean again;
    private Optional<String> refusal = Optional.empty();

    private final Optional<Changes> changes;

    /// The sequence of the extract that was loaded whole last.
    private long whole;

    private Optional<String> changesRefusal = Optional.empty();

    /// By what one file is told from another at the same path, without reading it.
    private record Version(FileTime modified, long size, String key) {
        static final Version NONE = new Version(FileTime.fromMillis(0), -1, "");

        static Version of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                // Opening a pipe would wait for a writer for ever.
                return NONE;
            }
            return new Version(
                    attributes.lastModifiedTime(), attributes.size(), Objects.toString(attributes.fileKey(), ""));
        }
    }

    private ReloadingSnapshot(
            Path file,
            Version version,
            Optional<Path> changes,
            ExtractLimits limits,
            Clock clock,
            RegistryListener listener) {
        this.file = file;
        this.limits = limits;
        this.clock = clock;
        this.listener = listener;
        this.seen = version;
        this.settled = version;
        this.current = SnapshotRegistry.load(file, limits);
        if (current.extract().isAheadOf(clock.instant())) {
            throw SnapshotRefused.aheadOfClock();
        }
        this.changes = changes.map(folder -> new Changes(folder, limits));
        this.whole = current.extract().sequence();
        listener.loaded(current.census());
        changesRefusal = this.changes.flatMap(this::takeChanges);
    }

    /// Loads the file.
    ///
    /// @throws SnapshotRefused as [SnapshotRegistry#load(Path, ExtractLimits)] does
    public static ReloadingSnapshot load(Path file, ExtractLimits limits, Clock clock, RegistryListener listener) {
        return load(file, Optional.empty(), limits, clock, listener);
    }

    /// Loads the file, and the changes that follow on it.
    ///
    /// @param changes the folder in which files of changes arrive
    /// @throws SnapshotRefused as [SnapshotRegistry#load(Path, ExtractLimits)] does; where changes are at fault,
    ///     what serves is the state before them
    public static ReloadingSnapshot load(
            Path file, Optional<Path> changes, ExtractLimits limits, Clock clock, RegistryListener listener) {
        return new ReloadingSnapshot(file, version(file), changes, limits, clock, listener);
    }

    @Override
    public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
        return current.find(numbers);
    }

    @Override
    public Unchanged unchangedSince(List<IndividualNumber> numbers, long sequence) {
        return current.unchangedSince(numbers, sequence);
    }

    @Override
    public RegistryState state() {
        return current.state();
    }

    @Override
    public boolean blocks() {
        return false;
    }

    @Override
    public Census census() {
        return current.census();
    }

    /// What answers now.
    SnapshotRegistry current() {
        return current;
    }

    /// One look at the file, from one thread at a time; one that is given up is interrupted first, and then
    /// changes nothing any more. A file is loaded once: what was refused for what it holds must change before it
    /// is tried again. One that could not be read, or that was ahead of a clock, is tried at each look.
    ///
    /// @return why the file that lies there is refused, for operators; empty where it serves
    public Optional<String> look() {
        Version version = version(file);
        boolean steady = version.equals(seen);
        seen = version;
        // What is ahead of the clock answers nothing: whatever lies there may be better than it.
        if (steady && (again || !version.equals(settled) || current.extract().isAheadOf(clock.instant()))) {
            settled = version;
            again = true;
            takeOver(version);
        }
        if (isGivenUp()) {
            return refusal;
        }
        changesRefusal = changes.flatMap(this::takeChanges);
        return refusal.or(() -> changesRefusal);
    }

    private Optional<String> takeChanges(Changes folder) {
        try {
            Changes.Result result = folder.applyTo(current, whole, clock.instant());
            if (result.applied() > 0 && !isGivenUp()) {
                current = result.registry();
                listener.loaded(current.census());
                listener.reloaded(Reload.RELOADED);
            }
            return result.refusal().map(refused -> tellOnce(refused.outcome(), refused.place()));
        } catch (Throwable e) {
            return Optional.of(tellOnce(Reload.FAILED, " " + e.getClass().getName()));
        }
    }

    private String tellOnce(Reload outcome, String place) {
        String text = outcome + place;
        if (!changesRefusal.equals(Optional.of(text))) {
            listener.reloaded(outcome);
        }
        return text;
    }

    private void takeOver(Version version) {
        if (version.equals(Version.NONE)) {
            tell(Reload.MISSING, "", false);
            return;
        }
        try {
            SnapshotRegistry loaded = SnapshotRegistry.load(file, limits);
            // What was written while it was read must keep still first.
            if (version.equals(version(file)) && !isGivenUp()) {
                Reload outcome = judge(loaded);
                if (outcome == Reload.RELOADED) {
                    current = loaded;
                    whole = loaded.extract().sequence();
                    listener.loaded(loaded.census());
                }
                tell(outcome, "", outcome == Reload.AHEAD_OF_CLOCK);
            }
        } catch (SnapshotRefused e) {
            tell(Reload.BROKEN, " " + e.fault(), e.fault().code() == FaultCode.FILE_UNREADABLE);
        } catch (Throwable e) {
            // Two extracts may not fit into memory; the old one goes on. The text might hold what was being read.
            tell(Reload.FAILED, " " + e.getClass().getName(), false);
        }
    }

    private static boolean isGivenUp() {
        return Thread.currentThread().isInterrupted();
    }

    private void tell(Reload outcome, String place, boolean mayPass) {
        if (!isGivenUp()) {
            again = mayPass;
            refusal = outcome == Reload.RELOADED ? Optional.empty() : Optional.of(outcome + place);
            listener.reloaded(outcome);
        }
    }

    private Reload judge(SnapshotRegistry candidate) {
        Extract loaded = candidate.extract();
        Extract serving = current.extract();
        Instant now = clock.instant();
        if (loaded.isAheadOf(now)) {
            return Reload.AHEAD_OF_CLOCK;
        }
        // One that is ahead of the clock itself answers nothing: it was taken over while the clock was wrong.
        if (loaded.asOf().isBefore(serving.asOf()) && !serving.isAheadOf(now)) {
            return Reload.OLDER;
        }
        if (limits.isShrunk(current.census().residents(), candidate.census().residents())) {
            return Reload.SHRUNK;
        }
        return loaded.source().equals(Extract.SYNTHETIC) && !serving.source().equals(Extract.SYNTHETIC)
                ? Reload.SYNTHETIC
                : Reload.RELOADED;
    }

    private static Version version(Path file) {
        try {
            return Version.of(file);
        } catch (IOException _) {
            return Version.NONE;
        }
    }
}
