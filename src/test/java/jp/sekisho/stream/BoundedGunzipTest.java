package jp.sekisho.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BoundedGunzipTest {
    private static final Limits LIMITS = new Limits(1 << 16, 1L << 40, 100, Duration.ofSeconds(1), 1, 1);

    private static InputStream packed(byte[] piece, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < times; i++) {
                out.write(piece);
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    /// A megabyte of it unpacks to a gigabyte, each byte of which is a line.
    @Test
    void endsInTheMidstOfAGigabyteOfLineBreaks() throws IOException {
        InputStream bomb =
                BoundedGunzip.of(packed("\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8), 1_000), LIMITS);
        byte[] buffer = new byte[1 << 17];
        long[] unpacked = {0};
        assertThatThrownBy(() -> {
                    for (int read = bomb.read(buffer, 0, buffer.length);
                            read >= 0;
                            read = bomb.read(buffer, 0, buffer.length)) {
                        unpacked[0] += read;
                    }
                })
                .isInstanceOf(InflatedTooFar.class);
        assertThat(unpacked[0]).isLessThan(10L << 20);
    }

    @Test
    void leavesRecordsAloneAndWhatIsShort() throws IOException {
        byte[] records = new byte[8 << 20];
        Random random = new Random(14);
        for (int i = 0; i < records.length; i++) {
            records[i] = (byte) ('0' + random.nextInt(10));
        }
        assertThat(BoundedGunzip.of(packed(records, 1), LIMITS).readAllBytes()).isEqualTo(records);
        assertThat(BoundedGunzip.of(packed(new byte[1 << 20], 1), LIMITS).readAllBytes())
                .hasSize(1 << 20);
    }
}
