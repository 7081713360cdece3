package jp.sekisho.matching.name;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.matching.KanjiRelations;

/// Which names are family names (`tables/family-names.tsv`, the entries 姓 of IPADIC). A name without a space does not
/// show by itself that nothing but the family name is held (小林, as of a child not yet named).
///
/// The list only ever keeps a name from being accepted: what it lacks is not held against anybody.
final class FamilyNames {
    private static final Set<String> WRITTEN = new HashSet<>();
    private static final Set<String> READ = new HashSet<>();

    static {
        for (String line : lines()) {
            String[] row = line.split("\t", -1);
            WRITTEN.add(FoldedName.of(row[0]).text());
            for (String reading : row[1].split(" ", -1)) {
                READ.add(FoldedName.of(reading).text());
            }
        }
    }

    private FamilyNames() {}

    /// Whether a text stands in the list as it is.
    static boolean isListed(String text) {
        return WRITTEN.contains(text);
    }

    /// Whether folded letters are a family name as written, in its own or in the official forms of its kanji.
    static boolean isWritten(String letters) {
        if (WRITTEN.contains(letters)) {
            return true;
        }
        StringBuilder official = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i = letters.offsetByCodePoints(i, 1)) {
            official.appendCodePoint(KanjiRelations.officialFormOf(letters.codePointAt(i)));
        }
        return WRITTEN.contains(official.toString());
    }

    /// Whether folded katakana are how a family name is read.
    static boolean isRead(String letters) {
        return READ.contains(letters);
    }

    private static List<String> lines() {
        try (InputStream in = FamilyNames.class.getResourceAsStream("/tables/family-names.tsv")) {
            if (in == null) {
                throw new IllegalStateException("/tables/family-names.tsv is not on the class path");
            }
            return new BufferedReader(new InputStreamReader(in, UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
