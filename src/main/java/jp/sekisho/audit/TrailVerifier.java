package jp.sekisho.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.sekisho.attestation.AuditHead;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.attestation.Verification;
import jp.sekisho.audit.TrailFindings.Broken;
import jp.sekisho.audit.TrailFindings.Kind;
import jp.sekisho.signing.KeySet;
import org.jspecify.annotations.Nullable;

/// Holds a directory against its chain and its signed heads, and finds the first place where they disagree.
public final class TrailVerifier {
    private final Path directory;
    private final List<KeySet> keys;
    private final boolean earlierFilesKeptElsewhere;
    private final TreeMap<Long, Head> heads = new TreeMap<>();

    private int files;
    private long lines;
    private long sequence;
    private String previous = TrailFormat.FIRST;
    private String instance = "";
    private String from = "";
    private String to = "";
    private long verified;
    private long compared;
    private long lastCompared;
    private long lastVerified;
    private long rest;

    /// The last line that was good.
    private String lastFile = "";

    private long lastLine;

    private record Head(AuditHead says, boolean verified) {}

    private TrailVerifier(Path directory, List<KeySet> keys, boolean earlierFilesKeptElsewhere) {
        this.directory = directory;
        this.keys = keys;
        this.earlierFilesKeptElsewhere = earlierFilesKeptElsewhere;
    }

    /// Reads everything once, in memory that grows with the heads alone.
    ///
    /// @param keys the gate's key sets, those of earlier years too; without any, heads are only compared
    /// @param otherHeads files with heads that were kept elsewhere, one a line, such as from the service's log;
    ///     each holds one at least, since whoever names it means it to vouch for lines
    /// @param earlierFilesKeptElsewhere whether the directory may begin with a later file than the first
    /// @throws NoSuchFileException where there is no trail, or a file with other heads is missing or empty
    public static TrailFindings verify(
            Path directory, List<KeySet> keys, List<Path> otherHeads, boolean earlierFilesKeptElsewhere)
            throws IOException {
        return new TrailVerifier(directory, keys, earlierFilesKeptElsewhere).findings(otherHeads);
    }

    private TrailFindings findings(List<Path> otherHeads) throws IOException {
        // Heads first: a service may be writing, and a head never speaks of a line that is not there yet.
        SortedMap<Integer, Path> headFiles = TrailDirectory.headFiles(directory);
        Optional<Broken> broken = Optional.empty();
        for (Path file : headFiles.values()) {
            broken = broken.isPresent() ? broken : readHeads(file);
        }
        for (Path file : otherHeads) {
            if (TrailHeads.read(file).isEmpty()) {
                throw new NoSuchFileException(file.toString(), null, "holds no heads");
            }
            broken = broken.isPresent() ? broken : readHeads(file);
        }
        SortedMap<Integer, Path> all = TrailDirectory.files(directory);
        if (all.isEmpty() && headFiles.isEmpty()) {
            throw new NoSuchFileException(directory.toString(), null, "holds no audit files");
        }
        long lastClosed = 0;
        for (int number = first(all, headFiles); broken.isEmpty() && number <= last(all, headFiles); number++) {
            lastClosed = sequence;
            Path file = all.get(number);
            broken = file == null
                    ? Optional.of(new Broken(TrailDirectory.fileName(number), 0, Kind.REMOVED))
                    : readFile(file, number, number == last(all, headFiles));
        }
        return new TrailFindings(
                files,
                lines,
                from,
                to,
                verified,
                compared,
                Math.min(lines, sequence - lastCompared),
                rest,
                broken.isPresent() ? broken : missing(lastClosed));
    }

    private int first(SortedMap<Integer, Path> files, SortedMap<Integer, Path> headFiles) {
        if (!earlierFilesKeptElsewhere) {
            return 1;
        }
        return files.isEmpty() ? headFiles.firstKey() : files.firstKey();
    }

    private static int last(SortedMap<Integer, Path> files, SortedMap<Integer, Path> headFiles) {
        return Math.max(files.isEmpty() ? 0 : files.lastKey(), headFiles.isEmpty() ? 0 : headFiles.lastKey());
    }

    private Optional<Broken> readHeads(Path file) throws IOException {
        int number = 0;
        for (String line : TrailHeads.read(file)) {
            number++;
            // A line of a log has other words before the head.
            String token = line.substring(line.lastIndexOf(' ') + 1);
            Optional<AuditHead> says = AuditHead.unverified(token);
            Optional<Refusal> refusal = refusal(token);
            if (says.isEmpty()
                    || refusal.filter(why -> why != Refusal.UNKNOWN_KEY).isPresent()) {
                return Optional.of(new Broken(file.getFileName().toString(), number, Kind.CHANGED));
            }
            Head head = new Head(says.get(), !keys.isEmpty() && refusal.isEmpty());
            Head before = heads.get(head.says.sequence());
            if (before != null && !before.says.equals(head.says)) {
                return Optional.of(new Broken(file.getFileName().toString(), number, Kind.CHANGED));
            }
            if (before == null || head.verified) {
                heads.put(head.says.sequence(), head);
            }
        }
        return Optional.empty();
    }

    /// Why none of the keys verifies it, the most telling reason; nothing where one does, or where there are no keys.
    private Optional<Refusal> refusal(String token) {
        Optional<Refusal> refusal = Optional.empty();
        for (KeySet set : keys) {
            switch (AuditHead.verify(token, set)) {
                case Verification.Valid<AuditHead> _ -> {
                    return Optional.empty();
                }
                case Verification.Refused<AuditHead>(Refusal reason) ->
                    refusal = refusal.filter(why -> why != Refusal.UNKNOWN_KEY).or(() -> Optional.of(reason));
            }
        }
        return refusal;
    }

    private Optional<Broken> readFile(Path path, int number, boolean last) throws IOException {
        files++;
        String name = path.getFileName().toString();
        try (TrailReader reader = new TrailReader(path)) {
            Optional<TrailReader.Entry> line = reader.next();
            if (line.isEmpty() && !last) {
                return Optional.of(new Broken(name, 1, Kind.CUT));
            }
            while (line.isPresent()) {
                TrailReader.Entry current = line.get();
                if (!follows(current, number)) {
                    return Optional.of(classified(name, current, reader));
                }
                take(name, current);
                if (contradictsItsHead()) {
                    return Optional.of(new Broken(name, current.number(), Kind.CHANGED));
                }
                line = reader.next();
            }
            if (reader.rest() > 0 && !last) {
                return Optional.of(new Broken(name, lastLine + 1, Kind.CUT));
            }
            rest = reader.rest();
        }
        return Optional.empty();
    }

    private boolean follows(TrailReader.Entry line, int number) {
        if (line.parsed().isEmpty()) {
            return false;
        }
        TrailFormat.Parsed parsed = line.parsed().get();
        boolean header = parsed.header()
                .filter(names -> names.file() == number
                        && (instance.isEmpty() || names.instance().equals(instance)))
                .isPresent();
        if (line.number() == 1 && lines == 0 && earlierFilesKeptElsewhere) {
            return header;
        }
        return parsed.sequence() == sequence + 1
                && parsed.previous().equals(previous)
                && header == (line.number() == 1)
                && (header || parsed.header().isEmpty());
    }

    private void take(String name, TrailReader.Entry line) {
        TrailFormat.Parsed parsed = line.parsed().orElseThrow();
        parsed.header().ifPresent(header -> instance = header.instance());
        sequence = parsed.sequence();
        previous = line.sha256();
        lines++;
        from = from.isEmpty() ? parsed.time() : from;
        to = parsed.time();
        lastFile = name;
        lastLine = line.number();
    }

    private boolean contradictsItsHead() {
        Head head = heads.get(sequence);
        if (head == null) {
            return false;
        }
        if (!head.says.sha256().equals(previous) || !head.says.instance().equals(instance)) {
            return true;
        }
        compared++;
        lastCompared = sequence;
        if (head.verified) {
            verified++;
            lastVerified = sequence;
        }
        return false;
    }

    /// Lines that the heads speak of and that are not there; closed files that no head vouches for.
    private Optional<Broken> missing(long lastClosed) {
        if (!heads.isEmpty() && heads.lastKey() > sequence) {
            return Optional.of(new Broken(lastFile, lastLine, Kind.CUT));
        }
        return !keys.isEmpty() && lastVerified < Math.max(lastClosed, 1)
                ? Optional.of(new Broken(lastFile, 0, Kind.NOT_SIGNED))
                : Optional.empty();
    }

    /// What happened to a line that does not follow from the one before it, told by what comes after it.
    private Broken classified(String name, TrailReader.Entry line, TrailReader reader) throws IOException {
        TrailReader.@Nullable Entry next = reader.next().orElse(null);
        if (line.parsed().isEmpty()) {
            return new Broken(name, line.number(), Kind.CHANGED);
        }
        long expected = sequence + 1;
        long found = line.parsed().get().sequence();
        Optional<TrailFormat.Parsed> after = next == null ? Optional.empty() : next.parsed();
        long nextFound = after.map(TrailFormat.Parsed::sequence).orElse(0L);
        if (nextFound == expected && found <= expected) {
            return new Broken(name, line.number(), Kind.INSERTED);
        }
        if (found == expected) {
            boolean itself = after.isEmpty()
                    || !after.get().previous().equals(line.sha256())
                    || line.parsed().get().previous().equals(previous);
            return itself && next != null || lastLine == 0
                    ? new Broken(name, line.number(), Kind.CHANGED)
                    : new Broken(lastFile, lastLine, Kind.CHANGED);
        }
        if (nextFound == expected + 1) {
            return new Broken(name, line.number(), Kind.CHANGED);
        }
        boolean comesLater = nextFound == expected;
        for (Optional<TrailReader.Entry> rest = reader.next(); rest.isPresent() && !comesLater; rest = reader.next()) {
            comesLater = rest.get()
                    .parsed()
                    .filter(parsed -> parsed.sequence() == expected)
                    .isPresent();
        }
        if (comesLater) {
            return new Broken(name, line.number(), Kind.REORDERED);
        }
        return new Broken(name, line.number(), found > expected ? Kind.REMOVED : Kind.INSERTED);
    }
}
