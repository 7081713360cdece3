package jp.sekisho.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.base.Table;
import org.junit.jupiter.api.Test;

/// The tables that people are drawn from, against the official ones.
class NameTablesTest {
    private static final Set<String> ACCEPTED =
            Set.of("JOYO", "JINMEI1", "JINMEI2", "KOSEKI1", "5202", "2842俗", "2842無");

    private static List<String[]> official(String file) throws IOException {
        try (InputStream in = NameTablesTest.class.getResourceAsStream("/tables/" + file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    /// The official parents of a character, by the sources that a comparison uses.
    private static Map<Integer, Set<Integer>> parents() throws IOException {
        Map<Integer, Set<Integer>> parents = new HashMap<>();
        for (String[] row : official("kanji-relations.tsv")) {
            if (List.of(row[4].split(" ")).stream().anyMatch(ACCEPTED::contains)) {
                parents.computeIfAbsent(row[0].codePointAt(0), _ -> new HashSet<>())
                        .add(row[1].codePointAt(0));
            }
        }
        return parents;
    }

    @Test
    void thereAreManyNames() {
        assertThat(Table.rows("/synthetic/family-names.tsv")).hasSizeGreaterThanOrEqualTo(250);
        List<String> sexes = Table.rows("/synthetic/given-names.tsv").stream()
                .map(row -> row[0])
                .toList();
        assertThat(sexes).filteredOn("1"::equals).hasSizeGreaterThanOrEqualTo(150);
        assertThat(sexes).filteredOn("2"::equals).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void everyReadingIsKatakanaAndEveryNameIsListedOnce() {
        Set<String> seen = new TreeSet<>();
        for (String[] row : Table.rows("/synthetic/family-names.tsv")) {
            assertThat(row[1]).matches("[ァ-ヴー]+");
            assertThat(seen.add(row[0] + row[1])).as("family name %s", row[0]).isTrue();
        }
        for (String[] row : Table.rows("/synthetic/given-names.tsv")) {
            assertThat(row[2]).matches("[ァ-ヴー]+");
            assertThat(seen.add(row[0] + row[1] + row[2]))
                    .as("given name %s", row[1])
                    .isTrue();
            assertThat(Integer.parseInt(row[3])).isLessThan(Integer.parseInt(row[4]));
        }
    }

    @Test
    void everyOldFormIsAnOfficialRelation() throws IOException {
        Map<Integer, Set<Integer>> parents = parents();
        for (String[] row : Table.rows("/synthetic/old-forms.tsv")) {
            assertThat(parents.getOrDefault(row[1].codePointAt(0), Set.of()))
                    .as("%s is an old form of %s", row[1], row[0])
                    .contains(row[0].codePointAt(0));
        }
    }

    /// Else twins could be drawn whom no comparison may tell apart.
    @Test
    void noTwoListedNamesAreOfficialVariantsOfOneAnother() throws IOException {
        Map<Integer, Set<Integer>> parents = parents();
        Map<String, List<String>> lists = new HashMap<>();
        for (String[] row : Table.rows("/synthetic/family-names.tsv")) {
            lists.computeIfAbsent("family", _ -> new ArrayList<>()).add(row[0]);
        }
        for (String[] row : Table.rows("/synthetic/given-names.tsv")) {
            lists.computeIfAbsent("given", _ -> new ArrayList<>()).add(row[1]);
        }
        for (List<String> names : lists.values()) {
            for (int i = 0; i < names.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (!names.get(i).equals(names.get(j))) {
                        assertThat(agree(names.get(i), names.get(j), parents))
                                .as("%s and %s", names.get(i), names.get(j))
                                .isFalse();
                    }
                }
            }
        }
    }

    private static boolean agree(String first, String second, Map<Integer, Set<Integer>> parents) {
        int[] one = first.codePoints().toArray();
        int[] other = second.codePoints().toArray();
        if (one.length != other.length) {
            return false;
        }
        for (int i = 0; i < one.length; i++) {
            Set<Integer> forms = new HashSet<>(parents.getOrDefault(one[i], Set.of()));
            forms.add(one[i]);
            Set<Integer> others = new HashSet<>(parents.getOrDefault(other[i], Set.of()));
            others.add(other[i]);
            forms.retainAll(others);
            if (forms.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void everyMunicipalityIsAnOfficialOneOfNagano() throws IOException {
        Map<String, String> names = new HashMap<>();
        for (String[] row : official("municipalities.tsv")) {
            names.put(row[0], row[1]);
        }
        Set<String> weighted = new TreeSet<>();
        for (String[] row : Table.rows("/synthetic/municipalities.tsv")) {
            assertThat(names).containsEntry(row[0], row[1]);
            assertThat(row[0]).startsWith("20");
            weighted.add(row[0]);
        }
        for (String[] row : Table.rows("/synthetic/nagano-towns.tsv")) {
            assertThat(weighted).contains(row[0]);
            assertThat(names).containsEntry(row[0], row[1]);
        }
    }

    @Test
    void thePeopleOfTheDocumentsLiveInRealMunicipalities() throws IOException {
        Map<String, String> names = new HashMap<>();
        for (String[] row : official("municipalities.tsv")) {
            names.put(row[0], row[1]);
        }
        for (Household household : PeopleOfTheDocuments.HOUSEHOLDS) {
            for (SyntheticResident resident : household.members()) {
                SyntheticAddress address = resident.address();
                assertThat(names).containsEntry(address.municipalityCode(), address.municipality());
                resident.previousAddresses()
                        .forEach(previous -> assertThat(names)
                                .containsEntry(
                                        previous.address().municipalityCode(),
                                        previous.address().municipality()));
            }
        }
    }
}
