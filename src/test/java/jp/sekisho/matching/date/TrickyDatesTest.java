package jp.sekisho.matching.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.sekisho.matching.Outcome;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.BirthDateEntry.Day;
import jp.sekisho.person.BirthDateEntry.EraCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The `date` rows of `tricky-pairs.tsv`. What the table leaves to policy is never accepted: an unknown part is
/// PARTIAL, and day and month the other way round are simply another day.
class TrickyDatesTest {
    private record Pair(String one, String other, String verdict, String reason) {}

    static List<Pair> pairs() {
        return rows().filter(row -> row[0].equals("date"))
                .map(row -> new Pair(row[1], row[2], row[3], row[4]))
                .toList();
    }

    @Test
    void thereAreRows() {
        assertThat(pairs()).hasSizeGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void decidesEveryPair(Pair pair) {
        BirthDateEntry one = BirthDateEntry.parse(pair.one(), EraCodes.JUKI);
        BirthDateEntry other = BirthDateEntry.parse(pair.other(), EraCodes.JUKI);
        Outcome expected = switch (pair.verdict()) {
            // One and the same unknown day is still unknown: reading alike does not make it accepted.
            case "same" -> one instanceof Day ? Outcome.EXACT : Outcome.PARTIAL;
            case "different" -> Outcome.MISMATCH;
            case "policy" -> one instanceof Day && other instanceof Day ? Outcome.MISMATCH : Outcome.PARTIAL;
            default -> throw new IllegalArgumentException(pair.verdict());
        };

        assertThat(BirthDateComparator.compare(one, other).outcome())
                .as(pair.reason())
                .isEqualTo(expected);
        assertThat(one.equals(other)).as(pair.reason()).isEqualTo(pair.verdict().equals("same"));
    }

    private static Stream<String[]> rows() {
        try (InputStream table = Objects.requireNonNull(
                TrickyDatesTest.class.getResourceAsStream("/tricky-pairs.tsv"), "tricky-pairs.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
