package jp.sekisho.api.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// The answer of an inspection, whose last line is held back until it is known that it is the last, and then
/// leaves as the scene has it.
final class TrailerOnStage extends FilterOutputStream {
    private static final String TRAILER = "{\"trailer\":";

    private final UnaryOperator<String> scene;
    private byte[] held = new byte[0];

    /// @param scene makes of the trailer's line what is sent
    TrailerOnStage(OutputStream out, UnaryOperator<String> scene) {
        super(out);
        this.scene = scene;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        byte[] all = Arrays.copyOf(held, held.length + length);
        System.arraycopy(bytes, offset, all, held.length, length);
        int last = startOfLastLine(all);
        out.write(all, 0, last);
        held = Arrays.copyOfRange(all, last, all.length);
    }

    private static int startOfLastLine(byte[] bytes) {
        for (int i = bytes.length - 2; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        String line = new String(held, UTF_8);
        out.write(line.startsWith(TRAILER) ? scene.apply(line).getBytes(UTF_8) : held);
        held = new byte[0];
        super.close();
    }
}
