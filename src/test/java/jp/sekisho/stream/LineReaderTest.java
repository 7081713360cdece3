package jp.sekisho.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private static final Limits LIMITS = new Limits(20, 1_000, Duration.ofSeconds(1), 1);

    /// Gives so many bytes at a time, as a network does.
    private static InputStream inPieces(String text, int size) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, size));
            }
        };
    }

    private static LineReader lines(InputStream in) {
        return LineReader.ofLines(in, LIMITS, _ -> {});
    }

    private static List<String> all(Source<Line> reader) throws IOException {
        List<String> lines = new ArrayList<>();
        List<Line> read = reader.read();
        while (!read.isEmpty()) {
            read.forEach(line -> lines.add(line.number()
                    + (line.tooLong() ? "!" : ":")
                    + new String(line.text(), StandardCharsets.UTF_8).strip()));
            read = reader.read();
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void splitsLinesWhereverTheNetworkCutsThem(int size) throws IOException {
        assertThat(all(lines(inPieces("一\r\n\n  \n二\n三", size)))).containsExactly("1:一", "4:二", "5:三");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void throwsALongLineAwayAndGoesOn(int size) throws IOException {
        assertThat(all(lines(inPieces("1234567890123456789012345\nshort\n", size))))
                .containsExactly("1!", "2:short");
    }

    @Test
    void takesALineOfExactlyTheLimit() throws IOException {
        assertThat(all(lines(inPieces("12345678901234567890\n", 7)))).containsExactly("1:12345678901234567890");
    }

    @Test
    void refusesAStreamBeyondItsLimit() {
        LineReader reader = lines(inPieces("a\n".repeat(501), 100));
        assertThatThrownBy(() -> all(reader)).isInstanceOf(StreamTooLong.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void tellsOfEveryLineThatItRead(int size) throws IOException {
        AtomicLong taken = new AtomicLong();
        assertThat(all(LineReader.ofLines(inPieces("\n".repeat(300), size), LIMITS, taken::addAndGet)))
                .isEmpty();
        assertThat(taken).hasValue(300);
    }

    @Test
    void tellsOfALongLineAsOfTheLinesThatItWouldFill() throws IOException {
        AtomicLong taken = new AtomicLong();
        all(LineReader.ofLines(inPieces(" ".repeat(400) + "\n", 100), LIMITS, taken::addAndGet));
        assertThat(taken).hasValue(400 / LIMITS.line());
    }
}
