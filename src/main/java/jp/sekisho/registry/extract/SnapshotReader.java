package jp.sekisho.registry.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import jp.sekisho.base.ByteLines;
import jp.sekisho.registry.extract.SnapshotRefused.Code;

/// Reads a snapshot as numbered lines of strict UTF-8. One line is held at a time, in a buffer that is reused.
///
/// The lines are cut before JSON is parsed, so that an object over two lines, or two objects on one, cannot shift the
/// count; and decoded before, because Jackson's own decoder guesses encodings and lets overlong forms through.
final class SnapshotReader {
    private static final int LONGEST = 64 * 1024;

    private final ByteLines lines;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer text = CharBuffer.allocate(LONGEST);

    SnapshotReader(InputStream in) {
        this.lines = new ByteLines(in, LONGEST);
    }

    /// Moves to the next line; false after the last. Blank lines may only stand at the end of the file.
    boolean next() {
        long firstBlank = 0;
        while (cut()) {
            if (!lines.isBlank()) {
                if (firstBlank > 0) {
                    throw new SnapshotRefused(firstBlank, "", Code.BLANK_LINE);
                }
                decode();
                return true;
            }
            firstBlank = firstBlank > 0 ? firstBlank : lines.number();
        }
        return false;
    }

    /// The present line: its characters from the start of the array up to [#length()].
    char[] characters() {
        return text.array();
    }

    int length() {
        return text.limit();
    }

    /// The present line as it is written, without its line feed.
    String line() {
        return text.toString();
    }

    long number() {
        return lines.number();
    }

    SnapshotRefused refused(Code code) {
        return new SnapshotRefused(Math.max(lines.number(), 1), "", code);
    }

    private boolean cut() {
        try {
            boolean more = lines.next();
            if (lines.tooLong()) {
                throw refused(Code.LINE_TOO_LONG);
            }
            return more;
        } catch (IOException e) {
            throw new SnapshotRefused(lines.number() + 1, e);
        }
    }

    private void decode() {
        text.clear();
        if (utf8.decode(lines.inPlace(), text, true).isError()) {
            throw refused(Code.NOT_UTF8);
        }
        text.flip();
        utf8.reset();
    }
}
