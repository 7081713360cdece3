package jp.sekisho.stream.workbook;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import jp.sekisho.stream.InflatedTooFar;
import jp.sekisho.stream.Limits;
import jp.sekisho.stream.StreamTooLong;

/// The parts of a workbook that lies packed in memory, found by the directory at its end as other programs find them.
/// Nothing is held of the directory, so that its length does not matter.
final class Parts {
    private static final int DIRECTORY_END = 0x06054b50;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int PART = 0x04034b50;
    private static final int DIRECTORY_END_LENGTH = 22;
    private static final int DIRECTORY_ENTRY_LENGTH = 46;
    private static final int PART_LENGTH = 30;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int DEFLATED = 8;
    private static final int MOST_PARTS = 10_000;

    /// Unpacked bytes that are free, as of gzip.
    private static final long FREE = 1 << 20;

    private final ByteBuffer zip;
    private final int directory;
    private final long mayUnpack;
    private final long total;
    private long unpacked;

    /// @throws NoWorkbook where it is no ZIP archive
    Parts(byte[] packed, Limits limits) throws NoWorkbook {
        this.zip = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        this.mayUnpack = FREE + (long) packed.length * limits.inflation();
        this.total = limits.total();
        this.directory = directory();
    }

    private int directory() throws NoWorkbook {
        int last = zip.capacity() - DIRECTORY_END_LENGTH;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == DIRECTORY_END) {
                return zip.getInt(at + 16);
            }
        }
        throw new NoWorkbook();
    }

    /// Bytes that were unpacked of all parts.
    long unpacked() {
        return unpacked;
    }

    /// Unpacks a part; its name is known in any case.
    Optional<InputStream> open(String name) throws NoWorkbook {
        String wanted = name.toLowerCase(Locale.ROOT);
        try {
            int at = directory;
            for (int i = 0; i < MOST_PARTS && zip.getInt(at) == DIRECTORY_ENTRY; i++) {
                int length = unsigned(at + 28);
                String found = new String(zip.array(), at + DIRECTORY_ENTRY_LENGTH, length, StandardCharsets.UTF_8);
                if (found.replace('\\', '/').toLowerCase(Locale.ROOT).equals(wanted)) {
                    return Optional.of(part(at));
                }
                at += DIRECTORY_ENTRY_LENGTH + length + unsigned(at + 30) + unsigned(at + 32);
            }
            return Optional.empty();
        } catch (IndexOutOfBoundsException e) {
            throw new NoWorkbook();
        }
    }

    private InputStream part(int entry) throws NoWorkbook {
        int at = zip.getInt(entry + 42);
        boolean encrypted = (unsigned(entry + 8) & 1) != 0;
        if (zip.getInt(at) != PART || encrypted) {
            throw new NoWorkbook();
        }
        int start = at + PART_LENGTH + unsigned(at + 26) + unsigned(at + 28);
        return switch (unsigned(entry + 10)) {
            case 0 -> new Counted(new ByteArrayInputStream(zip.array(), start, zip.getInt(entry + 24)));
            case DEFLATED ->
                // Deflate tells its own end, whatever length the directory says.
                new Counted(inflated(new ByteArrayInputStream(zip.array(), start, zip.capacity())));
            default -> throw new NoWorkbook();
        };
    }

    private static InputStream inflated(InputStream deflated) {
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(deflated, inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    private int unsigned(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("is read by the piece");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            unpacked += Math.max(read, 0);
            if (unpacked > total) {
                throw new StreamTooLong();
            }
            if (unpacked > mayUnpack) {
                throw new InflatedTooFar();
            }
            return read;
        }
    }
}
