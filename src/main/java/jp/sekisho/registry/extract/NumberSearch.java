package jp.sekisho.registry.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;

/// Finds whose line it is that cannot be held. Every number that the line might mean is found, since a check of
/// a number that is set aside without need asks for a look, and one that is forgotten says that nobody has it.
final class NumberSearch {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String PROPERTY = "individualNumber";

    /// As long as a number with its spaces and hyphens may be.
    private static final Pattern IN_BROKEN_JSON =
            Pattern.compile("\"" + PROPERTY + "\"\\s*:\\s*\"?([^\"\\\\,}]{1,40})");

    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[\\s\\p{Zs}\\p{Pd}]+");

    private NumberSearch() {}

    static Set<IndividualNumber> numbers(String line) {
        Set<IndividualNumber> numbers = new LinkedHashSet<>();
        for (String written : written(line)) {
            String digits = BETWEEN_GROUPS
                    .matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                    .replaceAll("");
            if (NumberEntry.parse(digits) instanceof IndividualNumber number) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static List<String> written(String line) {
        List<String> written = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return written;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean number = parser.currentName().equals(PROPERTY);
                JsonToken value = parser.nextToken();
                if (number && value.isScalarValue()) {
                    written.add(parser.getText());
                }
                parser.skipChildren();
            }
            return written;
        } catch (IOException _) {
            return IN_BROKEN_JSON
                    .matcher(line)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }
}
