package jp.sekisho.command;

import java.io.Console;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/// A file that tells how much of it has been read, in percent.
final class Progress extends FilterInputStream {
    private static final int BAR = 50;

    private final long size;
    private final IntConsumer percent;
    private long read;
    private int told = -1;

    /// @param percent told of each whole percent once, in ascending order; some may be passed over
    Progress(InputStream file, long size, IntConsumer percent) {
        super(file);
        this.size = size;
        this.percent = percent;
    }

    /// With a bar on the terminal; in silence where there is none.
    static InputStream of(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        Console console = System.console();
        return console == null || !console.isTerminal()
                ? bytes
                : new Progress(bytes, Files.size(file), percent -> {
                    console.printf("\r[%-" + BAR + "s] %3d %%", "#".repeat(percent * BAR / 100), percent);
                    console.printf(percent == 100 ? "%n" : "");
                    console.flush();
                });
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        tell(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        tell(Math.max(count, 0));
        return count;
    }

    private void tell(int count) {
        read += count;
        int now = (int) Math.min(100, size == 0 ? 100 : read * 100 / size);
        if (now > told) {
            told = now;
            percent.accept(now);
        }
    }
}
