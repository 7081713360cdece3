package jp.sekisho.matching.name;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.matching.Outcome;
import jp.sekisho.person.PersonName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows about names of the two files of pairs, each with its verdict: `same` must be accepted, `different` and
/// `review` must not. Everything that a row does not tell is equal on both sides.
class NameCorpusTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u(e00[0-7][0-9a-f]|[0-9a-f]{4})");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PersonName KENICHI = PersonName.of("小林　健一", "コバヤシ　ケンイチ");

    record Row(String sent, String registry, String verdict, PersonName record, List<PersonName> names) {
        @Override
        public String toString() {
            return sent + " / " + registry + " " + verdict;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersWithTheVerdict(Row row) {
        assertThat(passes(NameComparator.compare(row.record(), row.names())))
                .isEqualTo(row.verdict().equals("same"));
    }

    @Test
    void readsEveryRowAboutNames() {
        assertThat(rows()).hasSizeGreaterThan(50);
    }

    /// The reading alone may differ, but not where the given names are variants or the names are split otherwise.
    private static boolean passes(NameComparison name) {
        boolean kanaDiffers = name.kana().outcome() == Outcome.MISMATCH;
        return name.kanji().accepts() && !(kanaDiffers && (name.givenNameVariant() || !name.splitAlike()));
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String[] row : lines("/hard-pairs.tsv")) {
            boolean ofNames = row[1].contains("\"kanji\"") || row[1].contains("\"alias\"");
            // Two official readings of one writing: decided by where the readings come from, which names do not tell.
            boolean ofReadings = row[4].equals("same kanji, other reading");
            if (row[0].equals("kanji") || row[0].equals("latin")) {
                rows.add(new Row(row[1], row[2], row[3], written(row[1]), List.of(written(row[2]))));
            } else if (row[0].equals("record") && ofNames && !ofReadings) {
                rows.add(new Row(row[1], row[2], row[3], name(row[1]), names(row[2])));
            }
        }
        for (String[] row : lines("/field-cases.tsv")) {
            if (row[1].equals("nameKanji")) {
                rows.add(new Row(row[2], row[3], row[4], written(row[2]), List.of(written(row[3]))));
            } else if (row[1].equals("name")) {
                rows.add(new Row(row[2], row[3], row[4], name(row[2]), names(row[3])));
            }
        }
        return rows;
    }

    private static PersonName written(String kanji) {
        return PersonName.of(unescaped(kanji), KENICHI.kana());
    }

    private static PersonName name(String json) {
        return name(tree(json));
    }

    private static List<PersonName> names(String json) {
        List<PersonName> names = new ArrayList<>(List.of(name(json)));
        tree(json).path("previousNames").forEach(previous -> names.add(name(previous)));
        return names;
    }

    private static PersonName name(JsonNode json) {
        return new PersonName(
                text(json, "kanji"),
                text(json, "kana"),
                text(json, "roman"),
                text(json, "alias"),
                text(json, "aliasKana"));
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("").replace("null", "");
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(unescaped(json));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// `\ue0041` is a tag character: five digits where they begin with e00.
    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
    }

    private static List<String[]> lines(String resource) {
        try (var in = Objects.requireNonNull(NameCorpusTest.class.getResourceAsStream(resource), resource)) {
            return Stream.of(new String(in.readAllBytes(), UTF_8).split("\n"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
