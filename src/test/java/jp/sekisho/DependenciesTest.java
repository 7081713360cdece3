package jp.sekisho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.sekisho.base.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing that faces the network is older than the list says, whose reasons are the holes of older ones.
class DependenciesTest {
    private static final Pattern JAR = Pattern.compile(".*?-(\\d+(?:\\.\\d+)+)[^/]*\\.jar");

    /// @param holder a class of the library's
    record Library(String name, String holder, String atLeast) {}

    static List<Library> libraries() throws IOException {
        return Table.of(Files.readString(Path.of("docs/dependencies.tsv"))).rows().stream()
                .map(row -> new Library(row[0], row[1], row[2]))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void noLibraryIsBehind(Library library) throws Exception {
        URI jar = Class.forName(library.holder(), false, DependenciesTest.class.getClassLoader())
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Matcher version = JAR.matcher(Path.of(jar).getFileName().toString());
        assertThat(version.matches())
                .as("%s: which version is %s?", library.name(), jar)
                .isTrue();
        assertThat(isBehind(version.group(1), library.atLeast()))
                .as("%s %s is behind %s", library.name(), version.group(1), library.atLeast())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "4.1.133, 4.1.138, true",
        "4.1.138, 4.1.138, false",
        "4.1.139, 4.1.138, false",
        "4.2.0, 4.1.138, false",
        "1.9.9, 1.16.7, true",
        "3.33.2, 3.33.2.1, true",
        "3.33.2.1, 3.33.2, false"
    })
    void versionsAreComparedByTheirNumbers(String version, String atLeast, boolean behind) {
        assertThat(isBehind(version, atLeast)).isEqualTo(behind);
    }

    private static boolean isBehind(String version, String atLeast) {
        return Arrays.compare(numbers(version), numbers(atLeast)) < 0;
    }

    private static int[] numbers(String version) {
        String[] parts = version.split("\\.", -1);
        return IntStream.range(0, parts.length)
                .map(i -> Integer.parseInt(parts[i]))
                .toArray();
    }
}
