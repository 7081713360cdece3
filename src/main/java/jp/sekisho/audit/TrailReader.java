package jp.sekisho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import jp.sekisho.base.ByteLines;
import jp.sekisho.signing.Sha256;

/// Reads a file of a trail, line by line, in constant memory.
final class TrailReader implements Closeable {
    /// Far longer than any line of ours.
    private static final int LONGEST = 1 << 14;

    private final InputStream bytes;
    private final ByteLines lines;
    private final MessageDigest sha256 = Sha256.digest();

    private long whole;

    TrailReader(Path file) throws IOException {
        bytes = Files.newInputStream(file);
        lines = new ByteLines(bytes, LONGEST);
    }

    /// A whole line.
    ///
    /// @param number from 1 in its file
    /// @param parsed empty where it is no line of a trail
    record Entry(long number, String sha256, Optional<TrailFormat.Parsed> parsed) {}

    /// The next line that ends in a line break.
    Optional<Entry> next() throws IOException {
        if (!lines.next() || !lines.isTerminated()) {
            return Optional.empty();
        }
        whole = lines.passed();
        byte[] text = lines.text();
        return Optional.of(new Entry(
                lines.number(), Sha256.of(sha256, text).hex(), TrailFormat.parse(new String(text, ISO_8859_1))));
    }

    /// Bytes of the whole lines so far.
    long whole() {
        return whole;
    }

    /// Bytes after the last line break, known at the end.
    long rest() {
        return lines.bytes() - whole;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
