package jp.sekisho.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import jp.sekisho.signing.Sha256;

/// Reads a file of a trail, line by line, in constant memory.
final class TrailReader implements Closeable {
    private static final int BUFFER = 1 << 16;
    /// Far longer than any line of ours.
    private static final int LONGEST = 1 << 14;

    private final InputStream bytes;
    private final byte[] buffer = new byte[BUFFER];
    private final MessageDigest sha256 = Sha256.digest();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);

    private int at;
    private int end;
    private long number;
    private long whole;
    private long rest;

    TrailReader(Path file) throws IOException {
        bytes = Files.newInputStream(file);
    }

    /// A whole line.
    ///
    /// @param number from 1 in its file
    /// @param parsed empty where it is no line of a trail
    record Line(long number, String sha256, Optional<TrailLine.Parsed> parsed) {}

    /// The next line that ends in a line break.
    Optional<Line> next() throws IOException {
        line.reset();
        long length = 0;
        for (int b = read(); b >= 0; b = read()) {
            length++;
            if (b == '\n') {
                number++;
                whole += length;
                String text = length > LONGEST ? "" : line.toString(ISO_8859_1);
                return Optional.of(
                        new Line(number, Sha256.of(sha256, line.toByteArray()).hex(), TrailLine.parse(text)));
            }
            if (length <= LONGEST) {
                line.write(b);
            }
        }
        rest = length;
        return Optional.empty();
    }

    private int read() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(bytes.read(buffer), 0);
            if (end == 0) {
                return -1;
            }
        }
        return buffer[at++] & 0xFF;
    }

    /// Bytes of the whole lines so far.
    long whole() {
        return whole;
    }

    /// Bytes after the last line break, known at the end.
    long rest() {
        return rest;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
