package jp.sekisho.matching.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;

/// The table of towns against the postal table of the nation: 117,000 towns, each municipality's in one line, a `*` and
/// a number behind a town of Kyoto that has several postal codes.
class TownsTest {
    private record Municipality(String code, List<String> towns) {}

    private static final List<Municipality> NATION = read();
    private static final List<String[]> TABLE = PairsTest.lines("/tables/towns.tsv")
            .skip(1)
            .map(line -> line.split("\t", -1))
            .toList();

    @Test
    void holdsEveryTownOfKyotoThatSharesItsName() {
        Set<String> shared = new TreeSet<>();
        for (Municipality ward : NATION) {
            ward.towns.stream()
                    .filter(town -> town.contains("*"))
                    .forEach(town -> shared.add(ward.code + town.substring(0, town.indexOf('*'))));
        }

        assertThat(shared).hasSize(113).isEqualTo(ofKind("SHARED_NAME"));
    }

    @Test
    void aTownOfKyotoThatSharesItsNameNeedsItsStreet() {
        for (String[] row : TABLE) {
            if (row[0].equals("SHARED_NAME")) {
                String ward = name(row[1]);
                Address bare = address(ward + row[2] + "5");
                Address street = address(ward + "御幸町通四条上る" + row[2] + "5");
                Address other = address(ward + "御幸町通四条下る" + row[2] + "5");

                PairsTest.assertOutcome(bare, street, "refused", row[2]);
                PairsTest.assertOutcome(bare, bare, "refused", row[2]);
                PairsTest.assertOutcome(street, street, "accepted", row[2]);
                PairsTest.assertOutcome(street, other, "refused", row[2]);
            }
        }
    }

    @Test
    void everyOtherTownOfKyotoAgreesWithoutItsStreet() {
        Set<String> shared = ofKind("SHARED_NAME");
        for (Municipality ward : NATION) {
            if (ward.code.startsWith("261")) {
                for (String town : ward.towns) {
                    if (!town.contains("*") && !shared.contains(ward.code + town)) {
                        String name = name(ward.code);
                        Comparison comparison = AddressComparator.compare(
                                address(name + town + "5"), address(name + "御幸町通四条上る" + town + "5番地"));
                        assertThat(comparison.accepts()).as(ward.code + town).isTrue();
                    }
                }
            }
        }
    }

    /// All pairs of towns of one municipality, 20 million of them.
    @Test
    void noTwoTownsOfAMunicipalityAgree() {
        for (Municipality municipality : NATION) {
            String name = name(municipality.code);
            List<String> towns = municipality.towns.stream()
                    .map(town -> town.replaceAll("\\*.*", ""))
                    .toList();
            Form[] forms = towns.stream()
                    .map(town -> Reader.read(address(name + town + "1613番地2")))
                    .toArray(Form[]::new);
            for (int i = 0; i < forms.length; i++) {
                for (int j = 0; j < i; j++) {
                    if (AddressComparator.compare(forms[i], forms[j]).accepts()) {
                        throw new AssertionError(name + " " + towns.get(i) + " " + towns.get(j));
                    }
                }
            }
        }
    }

    @Test
    void everyTownOfTheNationAgreesWithItselfInTwoWritings() {
        Set<String> shared = ofKind("SHARED_NAME");
        for (Municipality municipality : NATION) {
            String name = name(municipality.code);
            for (String marked : municipality.towns) {
                String town = marked.replaceAll("\\*.*", "");
                if (!shared.contains(municipality.code + town)) {
                    PairsTest.assertOutcome(
                            address(name + town + "1613番地2"), address(name + town + "1613-2"), "accepted", town);
                }
            }
        }
    }

    @Test
    void knowsTheWardsThatAreCalledAlike() {
        Map<String, List<String>> towns =
                NATION.stream().collect(Collectors.toMap(m -> name(m.code), m -> m.towns, (a, b) -> a));
        Set<String> shared = new TreeSet<>();
        for (String ward : List.of("中央区", "港区", "北区")) {
            Municipality special = NATION.stream()
                    .filter(m -> name(m.code).equals("東京都" + ward))
                    .findFirst()
                    .orElseThrow();
            towns.forEach((name, others) -> {
                if (name.endsWith("市" + ward)) {
                    special.towns.stream().filter(others::contains).forEach(town -> shared.add(special.code + town));
                }
            });
        }

        assertThat(shared).isEqualTo(ofKind("SHARED_WITH_WARD"));
    }

    @Test
    void everyNameOfTwoMunicipalitiesNeedsItsPrefecture() {
        Map<String, Integer> named = new HashMap<>();
        List<String> municipalities = PairsTest.lines("/tables/municipalities.tsv")
                .skip(1)
                .map(line -> line.split("\t", -1)[1])
                .toList();
        municipalities.forEach(
                name -> Stream.of(name, bare(name)).distinct().forEach(n -> named.merge(n, 1, Integer::sum)));
        assertThat(named).containsEntry("府中市", 2).containsEntry("伊達市", 2).containsEntry("池田町", 4);
        named.forEach((name, count) -> {
            Comparison comparison = AddressComparator.compare(address(name + "本町5"), address(name + "本町5番地"));
            assertThat(comparison.has(Rule.ADDRESS_PLACE_AMBIGUOUS)).as(name).isEqualTo(count > 1);
            assertThat(comparison.accepts()).as(name).isEqualTo(count == 1);
        });
    }

    private static String bare(String municipality) {
        int county = municipality.indexOf('郡', 1) + 1;
        boolean town = municipality.endsWith("町") || municipality.endsWith("村");
        return town && county > 0 ? municipality.substring(county) : municipality;
    }

    private static Set<String> ofKind(String kind) {
        return TABLE.stream()
                .filter(row -> row[0].equals(kind))
                .map(row -> row[1] + row[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(String code) {
        return Places.fullName(Places.byCode(code));
    }

    private static Address address(String text) {
        return new Address("", text, "");
    }

    private static List<Municipality> read() {
        try (InputStream in = TownsTest.class.getResourceAsStream("/matching/postal-towns.tsv.gz");
                BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", -1))
                    .map(row -> new Municipality(row[0], List.of(row[1].split(" "))))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
