package jp.sekisho.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteLinesTest {
    private static final int LONGEST = 5;

    private static InputStream inPieces(String text, Random sizes) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, sizes.nextInt(1, 5)));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cutsAnyBytesAtTheirLineFeedsHoweverTheyCome(long seed) throws IOException {
        Random random = new Random(seed);
        for (int file = 0; file < 5_000; file++) {
            String text = random.ints(random.nextInt(40), 0, 8)
                    .mapToObj(c -> "\n\nab \r\tc".substring(c, c + 1))
                    .collect(Collectors.joining());
            ByteLines lines = new ByteLines(inPieces(text, random), LONGEST);
            int at = 0;
            int number = 0;
            while (at < text.length()) {
                int feed = text.indexOf('\n', at);
                String line = text.substring(at, feed < 0 ? text.length() : feed);
                at = feed < 0 ? text.length() : feed + 1;
                number++;
                assertThat(lines.next()).isTrue();
                assertThat(lines.number()).isEqualTo(number);
                assertThat(lines.passed()).as("seed %d, file %d", seed, file).isEqualTo(at);
                assertThat(lines.isTerminated()).isEqualTo(feed >= 0);
                assertThat(lines.tooLong()).isEqualTo(line.length() > LONGEST);
                assertThat(lines.isBlank()).isEqualTo(line.isBlank() && line.length() <= LONGEST);
                assertThat(lines.text())
                        .asString(StandardCharsets.US_ASCII)
                        .isEqualTo(line.length() > LONGEST ? "" : line);
            }
            assertThat(lines.next()).isFalse();
            assertThat(lines.bytes()).isEqualTo(text.length());
        }
    }
}
