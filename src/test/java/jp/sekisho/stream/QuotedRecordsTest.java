package jp.sekisho.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedRecordsTest {
    private static final int LONGEST = 24;
    private static final Limits LIMITS = new Limits(LONGEST, 1 << 20, 100, Duration.ofSeconds(1), 1, 1);

    /// One record as RFC 4180 writes it, to the letter.
    private static final Pattern RECORD = Pattern.compile(
            "(?:\"(?:[^\"]|\"\")*\"|[^\",\\n]*)(?:,(?:\"(?:[^\"]|\"\")*\"|[^\",\\n]*))*+\\r?", Pattern.DOTALL);

    /// A record, or a line that is none.
    private record Entry(long number, String text) {}

    /// Gives so many bytes at a time, as a network does.
    private static InputStream inPieces(String text, Random sizes) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, sizes.nextInt(1, 9)));
            }
        };
    }

    private static QuotedRecords records(String text) {
        return records(inPieces(text, new Random(1)));
    }

    private static QuotedRecords records(InputStream in) {
        QuotedRecords records = QuotedRecords.of(in, LIMITS, Allowance.UNLIMITED);
        records.separatedBy(',');
        return records;
    }

    private static List<Entry> all(QuotedRecords records) {
        List<Entry> all = new ArrayList<>();
        try {
            List<Line> read = records.read();
            while (!read.isEmpty()) {
                read.forEach(line -> all.add(new Entry(
                        line.number(), line.tooLong() ? "!" : new String(line.text(), StandardCharsets.UTF_8))));
                read = records.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// The rule as it is said: the least number of lines from here on that are one record within the limit; else this
    /// line alone.
    private static List<Entry> byTheRule(String text) {
        String[] lines = text.split("\n", -1);
        List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at < lines.length) {
            String alone = lines[at];
            int taken = 1;
            String entry = bytes(alone) > LONGEST ? "!" : alone;
            for (int more = 2; more <= lines.length - at; more++) {
                String several = String.join("\n", List.of(lines).subList(at, at + more));
                if (bytes(several) > LONGEST || RECORD.matcher(alone).matches()) {
                    break;
                }
                if (RECORD.matcher(several).matches()) {
                    taken = more;
                    entry = several;
                    break;
                }
            }
            if (!entry.replace(',', ' ').isBlank()) {
                entries.add(new Entry(at + 1L, entry));
            }
            at += taken;
        }
        return entries;
    }

    @Test
    void keepsALineBreakInQuotationMarksInItsRecord() {
        assertThat(all(records("a,\"b\nc\"\r\n\"d\"\"\n\n\",e\nf\"g,h\n")))
                .containsExactly(new Entry(1, "a,\"b\nc\"\r"), new Entry(3, "\"d\"\"\n\n\",e"), new Entry(6, "f\"g,h"));
    }

    @Test
    void aMarkThatIsNeverClosedCostsItsLineAlone() {
        String rows = IntStream.range(0, 200).mapToObj(i -> "row," + i).collect(Collectors.joining("\n"));
        List<Entry> entries = all(records("\"open,a\n" + rows));
        assertThat(entries).hasSize(201);
        assertThat(entries.getFirst()).isEqualTo(new Entry(1, "\"open,a"));
        assertThat(entries.getLast()).isEqualTo(new Entry(201, "row,199"));
    }

    @Test
    void aMarkThatTheNextRowsFieldClosesCostsItsLineAlone() {
        assertThat(all(records("\"open,a\nb,\"c d\"\ne,f\n")))
                .containsExactly(new Entry(1, "\"open,a"), new Entry(2, "b,\"c d\""), new Entry(3, "e,f"));
    }

    @Test
    void handsTheFirstRecordOutAlone() throws IOException {
        QuotedRecords records = records("\"he\nad\"\nrow\n");
        assertThat(records.first())
                .hasValueSatisfying(line ->
                        assertThat(line.text()).asString(StandardCharsets.UTF_8).isEqualTo("\"he\nad\""));
        assertThat(all(records)).containsExactly(new Entry(3, "row"));
        assertThat(records("").first()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readsAnyFileByTheRuleWhereverTheNetworkCutsIt(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String text = random.ints(random.nextInt(60), 0, 12)
                    .mapToObj(c -> "\"\"\"\n\n,,ab \r一".substring(c, c + 1))
                    .collect(Collectors.joining());
            assertThat(all(records(inPieces(text, random))))
                    .as("seed %d, file %d", seed, i)
                    .isEqualTo(byTheRule(text));
        }
    }
}
