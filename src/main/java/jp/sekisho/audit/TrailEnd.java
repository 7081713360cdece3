package jp.sekisho.audit;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import jp.sekisho.attestation.AuditHead;

/// Where a trail that is there already ends: what the next line names.
///
/// @param file number of the last file
/// @param sequence number of the last line
record TrailEnd(String instance, int file, long sequence, String sha256) {
    private static final int PIECE = 1 << 16;
    private static final String KEEP =
            "; keep this directory as it is, look with verify-audit, and name a new one for the service";

    /// Looks at the last file, line by line. What was begun and not finished when the process ended, and so answered by
    /// nobody, is cut off.
    ///
    /// @throws TrailRefused where the lines do not chain, or less is there than a head says
    static Optional<TrailEnd> of(TrailDirectory directory, TrailListener listener) throws IOException {
        SortedMap<Integer, Path> files = directory.files();
        while (!files.isEmpty()) {
            int number = files.lastKey();
            Optional<TrailEnd> end = endOf(directory, number, listener);
            if (end.isPresent()) {
                refuseMissing(directory, number);
                return end;
            }
            // Not even its first line was finished.
            Files.delete(directory.file(number));
            files.remove(number);
        }
        refuseMissing(directory, 0);
        return Optional.empty();
    }

    private static Optional<TrailEnd> endOf(TrailDirectory directory, int number, TrailListener listener)
            throws IOException {
        Path file = directory.file(number);
        Map<Long, AuditHead> heads = heads(directory.heads(number));
        Optional<TrailEnd> end = Optional.empty();
        try (TrailReader lines = new TrailReader(file)) {
            for (Optional<TrailReader.Entry> read = lines.next(); read.isPresent(); read = lines.next()) {
                TrailReader.Entry line = read.get();
                TrailEnd next = (end.isPresent() ? end.get().then(line) : begin(line, number))
                        .orElseThrow(() -> new TrailRefused(
                                file + " line " + line.number() + " does not follow from the line before it" + KEEP));
                AuditHead head = heads.remove(next.sequence());
                if (head != null
                        && !(head.sha256().equals(next.sha256())
                                && head.instance().equals(next.instance()))) {
                    throw new TrailRefused(
                            file + " line " + line.number() + " is not the one whose head was signed" + KEEP);
                }
                end = Optional.of(next);
            }
            if (end.isPresent() && !heads.isEmpty()) {
                throw new TrailRefused(file + " ends before its last signed head: lines are missing" + KEEP);
            }
            if (end.isPresent()) {
                settle(file, lines.whole());
                if (lines.rest() > 0) {
                    listener.cut(file.getFileName().toString(), lines.rest());
                }
            }
        }
        return end;
    }

    private static Map<Long, AuditHead> heads(Path file) throws IOException {
        Map<Long, AuditHead> heads = new HashMap<>();
        for (String token : TrailHeads.read(file)) {
            AuditHead.unverified(token).ifPresent(head -> heads.put(head.sequence(), head));
        }
        return heads;
    }

    /// @param last number of the last file, 0 where there is none
    private static void refuseMissing(TrailDirectory directory, int last) throws IOException {
        SortedMap<Integer, Path> later = directory.headFiles().tailMap(last + 1);
        if (!later.isEmpty()) {
            throw new TrailRefused(
                    directory.file(later.firstKey()) + " is missing while its signed heads are there" + KEEP);
        }
    }

    private static Optional<TrailEnd> begin(TrailReader.Entry line, int number) {
        return line.parsed()
                .flatMap(parsed -> parsed.header()
                        .filter(header -> header.file() == number)
                        .map(header -> new TrailEnd(header.instance(), number, parsed.sequence(), line.sha256())));
    }

    private Optional<TrailEnd> then(TrailReader.Entry line) {
        return line.parsed()
                .filter(parsed -> parsed.sequence() == sequence + 1
                        && parsed.previous().equals(sha256)
                        && parsed.header().isEmpty())
                .map(parsed -> new TrailEnd(instance, file, parsed.sequence(), line.sha256()));
    }

    /// Cuts the file, and writes what stays once more. What the last process wrote and could not force can be read,
    /// and may still be lost: the operating system takes it for written, and only what is written anew is forced.
    private static void settle(Path file, long length) throws IOException {
        try (FileChannel channel = TrailDirectory.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.truncate(length);
            ByteBuffer bytes = ByteBuffer.allocate(PIECE);
            for (long at = 0; at < length; at += channel.write(bytes.flip(), at)) {
                if (channel.read(bytes.clear(), at) < 0) {
                    throw new EOFException(file + " is shorter than it was");
                }
            }
            channel.force(true);
        }
    }
}
