package jp.sekisho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written for people: nothing leads nowhere, and both languages say the same in the same order.
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
    private static final int LINES_OF_A_README = 150;

    private static Stream<Path> documents() {
        return Stream.of(".", "docs", "deploy", "openapi").flatMap(DocumentsTest::documentsBelow);
    }

    private static Stream<Path> documentsBelow(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder), folder.equals(".") ? 1 : 4)) {
            return files.filter(file -> file.toString().endsWith(".md")).map(Path::normalize).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> documentsInBothLanguages() {
        return documentsBelow("docs")
                .filter(file -> Files.exists(inJapanese(file)))
                .map(Path::normalize)
                .sorted()
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), files -> Stream.concat(Stream.of(Path.of("README.md")), files.stream())));
    }

    private static Path inJapanese(Path document) {
        return document.resolveSibling(document.getFileName().toString().replace(".md", ".ja.md"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) {
        List<String> broken = LINK.matcher(CODE.matcher(text(document)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains(":"))
                .filter(target -> !leads(document, target))
                .toList();
        assertThat(broken).isEmpty();
    }

    private static boolean leads(Path document, String target) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? document
                : Path.of("").resolve(document).resolveSibling(parts[0]).normalize();
        return Files.exists(file)
                && (parts.length == 1
                        || !file.toString().endsWith(".md")
                        || headings(file).contains(parts[1]));
    }

    /// As anchors: lower case, spaces as hyphens, other signs left out.
    private static Set<String> headings(Path document) {
        return CODE.matcher(text(document))
                .replaceAll("")
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("documentsInBothLanguages")
    void bothLanguagesHaveTheSameHeadingsTablesAndCommands(Path english) {
        assertThat(shape(inJapanese(english))).isEqualTo(shape(english));
    }

    /// The depth of each heading, the rows of each table, the commands without their comments.
    private static List<String> shape(Path document) {
        List<String> shape = new ArrayList<>();
        boolean commands = false;
        for (String line : text(document).lines().toList()) {
            if (line.startsWith("```")) {
                commands = line.equals("```sh");
                shape.add(line);
            } else if (commands) {
                shape.add(line.replaceFirst(" +# .*", "").replace("Accept-Language: ja", "Accept-Language: en"));
            } else if (line.startsWith("#")) {
                shape.add(line.replaceFirst(" .*", ""));
            } else if (line.startsWith("|")) {
                shape.add("|");
            }
        }
        return shape;
    }

    @Test
    void aReadmeIsReadInOneGo() {
        assertThat(Stream.of("README.md", "README.ja.md"))
                .allSatisfy(readme ->
                        assertThat(text(Path.of(readme)).lines().count()).isLessThanOrEqualTo(LINES_OF_A_README));
    }

    private static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
