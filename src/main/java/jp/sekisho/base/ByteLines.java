package jp.sekisho.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Cuts a stream of bytes at its line feeds, and holds one line at a time in a buffer that is reused: no more memory
/// than the longest line and what has come of the next ones. Works on bytes, so that a broken character is the trouble
/// of its line alone; that is safe wherever no byte of a longer character is a line feed, as in UTF-8 and Windows-31J.
public final class ByteLines {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer;

    private int start;
    private int end;
    private int next;
    /// How far the buffer holds no line feed after the present line.
    private int searched;
    private int filled;
    private boolean tooLong;
    private boolean nextTooLong;
    private boolean terminated;
    private long number;
    private long bytes;

    /// @param longest bytes of a line that are kept
    public ByteLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
        this.buffer = new byte[longest + CHUNK];
    }

    /// Moves to the next line, and waits for it. The last one may lack its line feed.
    ///
    /// @return whether there is one
    public boolean next() throws IOException {
        boolean ended = false;
        while (!hasNext() && !ended) {
            ended = !fill();
        }
        if (next == filled && !nextTooLong) {
            return false;
        }
        start = next;
        end = searched;
        tooLong = nextTooLong || end - start > longest;
        terminated = !ended;
        next = ended ? filled : end + 1;
        searched = next;
        nextTooLong = false;
        number++;
        return true;
    }

    /// Whether the next line has come already as a whole.
    public boolean hasNext() {
        while (searched < filled && buffer[searched] != '\n') {
            searched++;
        }
        return searched < filled;
    }

    private boolean fill() throws IOException {
        if (filled - next > longest) {
            nextTooLong = true;
            filled = next;
        }
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        filled -= next;
        next = 0;
        int read = in.read(buffer, filled, buffer.length - filled);
        searched = filled;
        filled += Math.max(read, 0);
        bytes += Math.max(read, 0);
        return read >= 0;
    }

    /// The place of the line among all lines, blank ones too, from 1; 0 before the first.
    public long number() {
        return number;
    }

    /// Bytes read so far, those of lines to come included.
    public long bytes() {
        return bytes;
    }

    /// Bytes of the lines so far, their line feeds included.
    public long passed() {
        return bytes - (filled - next);
    }

    /// Whether the line ends in a line feed: only the last one may lack it.
    public boolean isTerminated() {
        return terminated;
    }

    /// Whether the line is longer than allowed; what of it is kept then means nothing.
    public boolean tooLong() {
        return tooLong;
    }

    /// Whether the line is empty but for white space.
    public boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return !tooLong;
    }

    /// The line without its line feed, in the buffer: gone with the next line. Means nothing where it is too long.
    public ByteBuffer inPlace() {
        return ByteBuffer.wrap(buffer, start, end - start);
    }

    /// The line without its line feed; nothing of one that is too long.
    public byte[] text() {
        return tooLong ? new byte[0] : Arrays.copyOfRange(buffer, start, end);
    }
}
