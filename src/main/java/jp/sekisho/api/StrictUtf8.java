package jp.sekisho.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.InputDecorator;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/// Lets no bytes reach the JSON parser that are no UTF-8 (RFC 3629). Jackson reads overlong forms: to it, `C1 81` is an
/// A, so that two bodies that no other reader takes for one would say the same.
final class StrictUtf8 extends InputDecorator {
    private static final long serialVersionUID = 1L;

    @Override
    public InputStream decorate(IOContext context, InputStream in) {
        return new Checked(in);
    }

    /// The array itself is read, once it is known to be UTF-8.
    @Override
    @SuppressWarnings("NullAway") // null says so by the contract of InputDecorator
    public InputStream decorate(IOContext context, byte[] bytes, int offset, int length) throws IOException {
        new Form().take(bytes, offset, length);
        return null;
    }

    @Override
    public Reader decorate(IOContext context, Reader characters) {
        return characters;
    }

    private static final class Checked extends FilterInputStream {
        private final Form form = new Form();

        Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) {
                form.take((byte) b);
            }
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            form.take(bytes, offset, read);
            return read;
        }
    }

    /// Where in a character the bytes have come to, and between which bounds the next one must lie (RFC 3629, section
    /// 4).
    private static final class Form {
        private int following;
        private int least = 0x80;
        private int most = 0xBF;

        void take(byte[] bytes, int offset, int length) throws JsonParseException {
            for (int i = offset; i < offset + length; i++) {
                // Most of JSON is ASCII.
                if (following > 0 || bytes[i] < 0) {
                    take(bytes[i]);
                }
            }
        }

        void take(byte signed) throws JsonParseException {
            int b = signed & 0xFF;
            if (following > 0) {
                require(b >= least && b <= most);
                following--;
                least = 0x80;
                most = 0xBF;
            } else if (b >= 0x80) {
                require(b >= 0xC2 && b <= 0xF4);
                following = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
                least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
                most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
            }
        }

        private static void require(boolean wellFormed) throws JsonParseException {
            if (!wellFormed) {
                throw new JsonParseException(null, "no UTF-8");
            }
        }
    }
}
