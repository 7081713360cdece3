package jp.sekisho.api.practice;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The records of an inspection as they are read: every number among them is shown to the cue.
final class ScannedRecords extends FilterInputStream {
    private static final int DIGITS = 12;

    private final Cue cue;
    private final StringBuilder digits = new StringBuilder(DIGITS);
    /// Digits of a longer run are no number.
    private boolean tooLong;

    ScannedRecords(InputStream records, Cue cue) {
        super(records);
        this.cue = cue;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            scan((byte) read);
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        for (int i = offset; i < offset + read; i++) {
            scan(bytes[i]);
        }
        return read;
    }

    private void scan(byte character) {
        if (character >= '0' && character <= '9') {
            if (digits.length() < DIGITS) {
                digits.append((char) character);
            } else {
                tooLong = true;
            }
            return;
        }
        if (digits.length() == DIGITS && !tooLong) {
            cue.inspected(digits.toString());
        }
        digits.setLength(0);
        tooLong = false;
    }
}
