package jp.sekisho.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Text of another encoding as UTF-8, a piece at a time. What is no text becomes U+FFFD, which agrees with nothing.
final class Utf16AsUtf8 extends InputStream {
    private static final int PIECE = 1 << 13;

    private final Reader text;
    private final char[] piece = new char[PIECE];
    /// A first half of a pair whose second half is still to come.
    private int held;

    private byte[] bytes = {};
    private int next;

    Utf16AsUtf8(InputStream in, Charset charset) {
        this.text = new InputStreamReader(in, charset);
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("is read by the piece");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (next == bytes.length) {
            int read = text.read(piece, held, PIECE - held);
            if (read < 0 && held == 0) {
                return -1;
            }
            int filled = held + Math.max(read, 0);
            held = read > 0 && Character.isHighSurrogate(piece[filled - 1]) ? 1 : 0;
            bytes = new String(piece, 0, filled - held).getBytes(StandardCharsets.UTF_8);
            next = 0;
            piece[0] = piece[filled - 1];
        }
        int given = Math.min(length, bytes.length - next);
        System.arraycopy(bytes, next, into, offset, given);
        next += given;
        return given;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
