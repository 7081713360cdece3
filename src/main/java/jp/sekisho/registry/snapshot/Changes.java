package jp.sekisho.registry.snapshot;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryListener.Reload;
import jp.sekisho.registry.extract.DeltaFile;
import jp.sekisho.registry.extract.ExtractLimits;
import jp.sekisho.registry.extract.SnapshotRefused;

/// The folder in which files of changes arrive, `*.ndjson` or `*.ndjson.gz`, under any names: their headers
/// say in which order they follow one another. One thread at a time looks into it.
final class Changes {
    private final Path folder;
    private final ExtractLimits limits;

    /// Applied, or older than the extract that they would change.
    private final Set<Version> settled = new HashSet<>();

    /// One file as it lay there.
    private record Version(Path file, Instant modified, long size) {}

    private record Delta(Version version, DeltaFile.Header header) {}

    /// What became of the files.
    ///
    /// @param registry after as many of them as could be applied
    /// @param applied how many that were
    /// @param refusal why the next one could not be; its place or file where it helps
    record Result(SnapshotRegistry registry, int applied, Optional<Refusal> refusal) {}

    record Refusal(Reload outcome, String place) {}

    Changes(Path folder, ExtractLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /// Applies what follows on the registry, in order, as far as that goes.
    ///
    /// @param whole the sequence of the extract that was loaded whole: files up to it are in it
    Result applyTo(SnapshotRegistry registry, long whole, Instant now) {
        SnapshotRegistry current = registry;
        int applied = 0;
        Optional<Refusal> refusal = Optional.empty();
        List<Delta> deltas = new ArrayList<>();
        try {
            read(deltas);
        } catch (IOException _) {
            refusal = Optional.of(new Refusal(Reload.MISSING, " " + folder.getFileName()));
        } catch (SnapshotRefused e) {
            refusal = Optional.of(new Refusal(Reload.BROKEN, " " + e.fault()));
        }
        deltas.sort(Comparator.comparingLong(delta -> delta.header().sequence()));
        for (Delta delta : deltas) {
            if (delta.header().sequence() <= whole) {
                settled.add(delta.version());
                continue;
            }
            Optional<Reload> refused = judge(delta.header(), current.extract(), now);
            if (refused.equals(Optional.of(Reload.REPEATED))) {
                refusal = refused.map(repeated -> new Refusal(repeated, place(delta)));
                continue;
            }
            if (refused.isPresent()) {
                return new Result(current, applied, Optional.of(new Refusal(refused.get(), place(delta))));
            }
            try {
                current = current.changedBy(delta.version().file(), delta.header(), limits);
            } catch (SnapshotRefused e) {
                return new Result(
                        current, applied, Optional.of(new Refusal(Reload.BROKEN, place(delta) + " " + e.fault())));
            }
            settled.add(delta.version());
            applied++;
        }
        return new Result(current, applied, refusal);
    }

    private static String place(Delta delta) {
        return " sequence " + delta.header().sequence();
    }

    private static Optional<Reload> judge(DeltaFile.Header delta, Extract serving, Instant now) {
        if (serving.sequence() == Extract.NO_SEQUENCE) {
            return Optional.of(Reload.OTHER_BASE);
        }
        if (delta.sequence() <= serving.sequence()) {
            return Optional.of(Reload.REPEATED);
        }
        if (delta.base() != serving.sequence()) {
            return Optional.of(delta.base() > serving.sequence() ? Reload.GAP : Reload.OTHER_BASE);
        }
        if (serving.after(delta.sequence(), delta.asOf()).isAheadOf(now)) {
            return Optional.of(Reload.AHEAD_OF_CLOCK);
        }
        return delta.asOf().isBefore(serving.asOf()) ? Optional.of(Reload.OLDER) : Optional.empty();
    }

    /// A file that cannot be read is told, and does not hide the others.
    private void read(List<Delta> deltas) throws IOException {
        Optional<SnapshotRefused> broken = Optional.empty();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{ndjson,ndjson.gz}")) {
            for (Path file : files) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                Version version =
                        new Version(file, attributes.lastModifiedTime().toInstant(), attributes.size());
                // Opening a pipe would wait for a writer for ever.
                if (attributes.isRegularFile() && !settled.contains(version)) {
                    try {
                        deltas.add(new Delta(version, DeltaFile.header(file)));
                    } catch (SnapshotRefused e) {
                        broken = Optional.of(e);
                    }
                }
            }
        }
        if (broken.isPresent()) {
            throw broken.get();
        }
    }
}
