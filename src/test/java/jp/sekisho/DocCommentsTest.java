package jp.sekisho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The formatter moves what stands beyond its limit to a line of its own, and leaves the rest of the paragraph where it
/// is; see docs/decisions/0010-palantir-and-doc-comments.md.
class DocCommentsTest {
    private static final int NEARLY_FULL = 100;
    private static final Pattern DOC = Pattern.compile("\\s*/// ?(.*)");

    /// Neither blank nor code, a list, a table, a heading, or the tag of a parameter.
    private static final Pattern PROSE = Pattern.compile("(?![-*|#>@]|\\d+\\.|```)\\S.*");

    private static final Pattern A_WORD_OR_TWO = Pattern.compile("(?=.{1,24}$)\\S+( \\S+)?");

    @Test
    void noWordIsLeftAloneInTheMiddleOfAParagraph() throws IOException {
        List<String> alone = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 1; i < lines.size() - 1; i++) {
                    String text = prose(lines.get(i));
                    boolean before = !prose(lines.get(i - 1)).isEmpty()
                            && lines.get(i - 1).length() + text.length() >= NEARLY_FULL;
                    if (A_WORD_OR_TWO.matcher(text).matches()
                            && before
                            && !prose(lines.get(i + 1)).isEmpty()) {
                        alone.add(file + ":" + (i + 1) + ": " + text);
                    }
                }
            }
        }
        assertThat(alone)
                .as("fill these paragraphs by hand, within 120 columns")
                .isEmpty();
    }

    private static String prose(String line) {
        Matcher doc = DOC.matcher(line);
        return doc.matches() && PROSE.matcher(doc.group(1)).matches() ? doc.group(1) : "";
    }
}
