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
    private static final Limits LIMITS = new Limits(20, 1_000, 100, Duration.ofSeconds(1), 1, 1);

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
        return LineReader.ofLines(in, LIMITS, Allowance.UNLIMITED);
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

    private static Allowance counted(AtomicLong taken) {
        return lines -> {
            taken.addAndGet(lines);
            return lines;
        };
    }

    private static Allowance of(long room) {
        AtomicLong left = new AtomicLong(room);
        return lines -> {
            long given = Math.min(lines, left.get());
            left.addAndGet(-given);
            return given;
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void endsBehindTheLastLineThatIsAllowed(int size) throws IOException {
        LineReader reader = LineReader.ofLines(inPieces("a\n".repeat(10), size), LIMITS, of(7));
        List<Line> lines = new ArrayList<>();
        assertThatThrownBy(() -> {
                    List<Line> read = reader.read();
                    while (!read.isEmpty()) {
                        lines.addAll(read);
                        read = reader.read();
                    }
                })
                .isInstanceOf(AllowanceUsedUp.class);
        assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(all(LineReader.ofLines(inPieces("a\n".repeat(7), size), LIMITS, of(7))))
                .hasSize(7);
    }

    @Test
    void endsInTheMidstOfBlankLines() {
        assertThatThrownBy(() -> all(LineReader.ofLines(inPieces("\n".repeat(300), 7), LIMITS, of(100))))
                .isInstanceOf(AllowanceUsedUp.class);
    }

    /// However many lines the bytes of one read hold.
    @Test
    void givesFewLinesAtATime() throws IOException {
        LineReader reader = LineReader.ofLines(
                inPieces("{}\n".repeat(100_000), 1 << 20),
                new Limits(1 << 16, 1 << 20, 100, Duration.ofSeconds(1), 1, 1),
                Allowance.UNLIMITED);
        List<Line> read = reader.read();
        while (!read.isEmpty()) {
            assertThat(read).hasSizeLessThanOrEqualTo(512);
            read = reader.read();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void tellsOfEveryLineThatItRead(int size) throws IOException {
        AtomicLong taken = new AtomicLong();
        assertThat(all(LineReader.ofLines(inPieces("\n".repeat(300), size), LIMITS, counted(taken))))
                .isEmpty();
        assertThat(taken).hasValue(300);
    }

    @Test
    void tellsOfALongLineAsOfTheLinesThatItWouldFill() throws IOException {
        AtomicLong taken = new AtomicLong();
        all(LineReader.ofLines(inPieces(" ".repeat(400) + "\n", 100), LIMITS, counted(taken)));
        assertThat(taken).hasValue(400 / LIMITS.line());
    }
}
