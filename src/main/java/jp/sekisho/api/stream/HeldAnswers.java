package jp.sekisho.api.stream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// The answers that somebody has to look at, held back until the whole body has been read: a browser reads nothing
/// before it has sent everything, so that answers on the way would stop its own records. They wait packed, up to a
/// bound; beyond it they are sent as they come.
final class HeldAnswers extends OutputStream {
    /// Packed. Some 300,000 answers.
    private static final int BOUND = 16 << 20;

    /// As [jp.sekisho.api.wire.CheckResponse] is written. No text can hold it: in JSON its quotation marks are escaped.
    private static final byte[] PASSED = "\"decision\":\"PASS\"".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final GZIPOutputStream packer;
    private boolean held = true;

    private HeldAnswers(OutputStream out) {
        this.out = out;
        try {
            this.packer = new GZIPOutputStream(packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same answer, held.
    static Exchange.Answer of(Exchange.Answer answer) {
        return out -> {
            HeldAnswers held = new HeldAnswers(out);
            answer.write(held);
            held.release();
        };
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b});
    }

    /// @param lines whole ones, or one without its line break
    @Override
    public void write(byte[] lines, int offset, int length) throws IOException {
        if (packed.size() > BOUND) {
            release();
        }
        OutputStream to = held ? packer : out;
        int end = offset + length;
        for (int start = offset; start < end; ) {
            int next = behindLine(lines, start, end);
            if (!passed(lines, start, next)) {
                to.write(lines, start, next - start);
            }
            start = next;
        }
    }

    /// Sends what was held.
    private void release() throws IOException {
        if (held) {
            held = false;
            packer.close();
            try (GZIPInputStream answers = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
                answers.transferTo(out);
            }
            packed.reset();
        }
    }

    private static int behindLine(byte[] lines, int start, int end) {
        int at = start;
        while (at < end && lines[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, end);
    }

    private static boolean passed(byte[] lines, int start, int end) {
        for (int i = start; i <= end - PASSED.length; i++) {
            if (lines[i] == PASSED[0] && startsWith(lines, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] lines, int at) {
        for (int i = 1; i < PASSED.length; i++) {
            if (lines[at + i] != PASSED[i]) {
                return false;
            }
        }
        return true;
    }
}
