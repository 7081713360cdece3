package jp.sekisho.matching.name;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.matching.Comparison;

/// The pairs of names in the test resources. `{U+FEFF}` stands for a character that an editor would not show.
final class NamePairs {
    private static final Pattern ESCAPE = Pattern.compile("\\{U\\+([0-9A-F]+)}");

    private NamePairs() {}

    /// One line: two values of a field, what is wanted of their comparison, and why.
    record Pair(String field, String a, String b, String wanted, String reason) {
        Comparison compare() {
            return compare(a, b);
        }

        Comparison compareSwapped() {
            return compare(b, a);
        }

        private Comparison compare(String record, String registry) {
            return switch (field) {
                case "name" -> KanjiNameComparator.compare(record, registry);
                case "kana" -> KanaNameComparator.compare(record, registry);
                case "roman" -> RomanNameComparator.compare(record, registry);
                default -> throw new IllegalArgumentException(field);
            };
        }

        @Override
        public String toString() {
            return field + " [" + a + "] [" + b + "] " + wanted + ": " + reason;
        }
    }

    static List<Pair> read(String resource) {
        try (var in = Objects.requireNonNull(NamePairs.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .filter(row -> row[0].equals("name") || row[0].equals("kana") || row[0].equals("roman"))
                    .map(row -> new Pair(
                            row[0], unescaped(row[1]), unescaped(row[2]), row[3], row.length > 4 ? row[4] : ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String value) {
        return ESCAPE.matcher(value)
                .replaceAll(m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
    }
}
