package jp.sekisho.registry.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import jp.sekisho.registry.extract.SnapshotRefused.Code;

/// Cuts a stream of bytes into numbered lines of strict UTF-8. One line is held at a time, in a buffer that is reused.
///
/// The lines are cut before JSON is parsed, so that an object over two lines, or two objects on one, cannot shift the
/// count; and decoded before, because Jackson's own decoder guesses encodings and lets overlong forms through.
final class SnapshotLines {
    private static final int LONGEST = 64 * 1024;
    private static final int BUFFER = 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer text = CharBuffer.allocate(LONGEST);

    private int from;
    private int length;
    private int next;
    private int filled;
    private long number;

    SnapshotLines(InputStream in) {
        this.in = in;
    }

    /// Moves to the next line; false after the last. Blank lines may only stand at the end of the file.
    boolean next() {
        long firstBlank = 0;
        while (cut()) {
            if (!isBlank()) {
                if (firstBlank > 0) {
                    throw new SnapshotRefused(firstBlank, "", Code.BLANK_LINE);
                }
                decode();
                return true;
            }
            firstBlank = firstBlank > 0 ? firstBlank : number;
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
        return number;
    }

    SnapshotRefused refused(Code code) {
        return new SnapshotRefused(Math.max(number, 1), "", code);
    }

    /// Finds the next line in the buffer; the last one may lack its line feed.
    private boolean cut() {
        from = next;
        length = 0;
        do {
            int end = from + length;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            length = end - from;
            if (length > LONGEST) {
                throw new SnapshotRefused(number + 1, "", Code.LINE_TOO_LONG);
            }
            if (end < filled) {
                next = end + 1;
                number++;
                return true;
            }
        } while (fill());
        next = filled;
        number += length > 0 ? 1 : 0;
        return length > 0;
    }

    /// Moves the line that was begun to the front of the buffer and reads on behind it.
    private boolean fill() {
        System.arraycopy(buffer, from, buffer, 0, length);
        from = 0;
        filled = length;
        try {
            int read = in.read(buffer, filled, BUFFER - filled);
            filled += Math.max(read, 0);
            return read > 0;
        } catch (IOException e) {
            throw new SnapshotRefused(number + 1, e);
        }
    }

    private boolean isBlank() {
        for (int i = from; i < from + length; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private void decode() {
        text.clear();
        if (utf8.decode(ByteBuffer.wrap(buffer, from, length), text, true).isError()) {
            throw refused(Code.NOT_UTF8);
        }
        text.flip();
        utf8.reset();
    }
}
