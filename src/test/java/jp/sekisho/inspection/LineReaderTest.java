package jp.sekisho.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private static List<String> all(LineReader reader) throws IOException {
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
        assertThat(all(LineReader.ofLines(inPieces("一\r\n\n  \n二\n三", size), LIMITS)))
                .containsExactly("1:一", "4:二", "5:三");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void keepsALineBreakInQuotationMarksInItsRecord(int size) throws IOException {
        assertThat(all(LineReader.ofCsv(inPieces("a,\"b\nc\"\r\n\"d\"\"\n\",e\nf\"g,h\n", size), LIMITS)))
                .containsExactly("1:a,\"b\nc\"", "3:\"d\"\"\n\",e", "5:f\"g,h");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void throwsTheEndOfALongLineAwayAndGoesOn(int size) throws IOException {
        assertThat(all(LineReader.ofLines(inPieces("1234567890123456789012345\nshort\n", size), LIMITS)))
                .containsExactly("1!12345678901234567890", "2:short");
    }

    @Test
    void takesALineOfExactlyTheLimit() throws IOException {
        assertThat(all(LineReader.ofLines(inPieces("12345678901234567890\n", 7), LIMITS)))
                .containsExactly("1:12345678901234567890");
    }

    @Test
    void doesNotLetAnOpenQuotationMarkSwallowTheStream() throws IOException {
        List<String> lines = all(LineReader.ofCsv(inPieces("\"open\n" + "a,b\n".repeat(200), 10), LIMITS));
        assertThat(lines.getFirst()).startsWith("1!");
        assertThat(lines).hasSizeGreaterThan(190).last().isEqualTo("201:a,b");
    }

    @Test
    void refusesAStreamBeyondItsLimit() {
        LineReader reader = LineReader.ofLines(inPieces("a\n".repeat(501), 100), LIMITS);
        assertThatThrownBy(() -> all(reader)).isInstanceOf(LineReader.TooLong.class);
    }

    @Test
    void handsTheFirstLineOutAlone() throws IOException {
        LineReader reader = LineReader.ofCsv(inPieces("head\nrow\n", 1_000), LIMITS);
        assertThat(reader.first())
                .hasValueSatisfying(line -> assertThat(line.text()).isEqualTo("head".getBytes(StandardCharsets.UTF_8)));
        assertThat(all(reader)).containsExactly("2:row");
        assertThat(LineReader.ofCsv(inPieces("", 1), LIMITS).first()).isEmpty();
    }
}
