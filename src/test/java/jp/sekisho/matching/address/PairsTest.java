package jp.sekisho.matching.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;

/// Pairs of addresses with the outcome wanted, in both directions. One test tells every pair that fails: as tests of
/// their own they would take each mutant a hundred times as long.
class PairsTest {

    /// What `policy` in the list of tricky pairs means here: in doubt, block.
    private static final Map<String, String> POLICY = Map.ofEntries(
            // Two cities have the name: the prefecture is all that tells them apart.
            Map.entry("府中市宮町1-1", "INCOMPLETE"),
            // Neither says a place.
            Map.entry("大字", "NOT_COMPARABLE"),
            // 二十四軒 is a town's name, no list of towns expands its abbreviation.
            Map.entry("札幌市西区24-2-2-3-3", "NOT_COMPARABLE"),
            // Both rows are in use as block letters, side by side in one town.
            Map.entry("千葉県匝瑳市八日市場イ137-5", "MISMATCH"),
            Map.entry("丸の内1-9-1グラントウキョウノースタワー36階", "PARTIAL"),
            Map.entry("京都市上京区下立売通新町西入薮ノ内町5", "PARTIAL"),
            // Beside the lot is not the lot.
            Map.entry("東京都江東区豊洲1-2-27先", "refused"),
            // 〇〇 stands for a name that was not written.
            Map.entry("〇〇様方", "NOT_COMPARABLE"),
            // There is no dated list of renamed municipalities.
            Map.entry("篠山市", "refused"),
            Map.entry("和歌山市十二番丁45", "refused"),
            Map.entry("廿日市市", "refused"));

    @Test
    void decidesTheTrickyPairs() {
        assertThat(trickyPairs()).isNotEmpty().allSatisfy(row -> {
            String expected = switch (row[2]) {
                case "same" -> "accepted";
                case "different" -> "refused";
                default -> POLICY.getOrDefault(row[0], "no policy");
            };
            assertOutcome(new Address("", row[0], ""), new Address("", row[1], ""), expected, row[3]);
        });
    }

    @Test
    void decidesThePair() {
        assertThat(addressPairs())
                .isNotEmpty()
                .allSatisfy(row -> assertOutcome(address(row[0]), address(row[1]), row[2], row[3]));
    }

    @Test
    void blocksWhereTextIsMissing() {
        Address held = new Address("202011", "長野県長野市大字鶴賀1613", "");

        assertThat(AddressComparator.compare(Address.ABSENT, held).outcome()).isEqualTo(Outcome.ABSENT_IN_RECORD);
        assertThat(AddressComparator.compare(held, Address.ABSENT).outcome()).isEqualTo(Outcome.ABSENT_IN_REGISTRY);
        assertThat(AddressComparator.compare(new Address("", " \u200B　", "101"), held)
                        .outcome())
                .isEqualTo(Outcome.ABSENT_IN_RECORD);
    }

    static void assertOutcome(Address a, Address b, String expected, String reason) {
        for (Comparison comparison : List.of(AddressComparator.compare(a, b), AddressComparator.compare(b, a))) {
            String outcome = comparison.outcome().name();
            String actual = switch (expected) {
                case "accepted" -> isAccepted(comparison) ? expected : outcome;
                case "refused" -> isAccepted(comparison) ? outcome : expected;
                case "PARTIAL" -> comparison.accepts() ? outcome : outcome + " beyond tolerance";
                case "INCOMPLETE" -> outcome.equals("PARTIAL") && !comparison.accepts() ? expected : outcome;
                case "other-building" -> isOtherBuilding(comparison) ? expected : outcome;
                default -> outcome;
            };
            assertThat(actual).as("%s: %s", reason, comparison.rules()).isEqualTo(expected);
            assertThat(comparison.outcome() == Outcome.EXACT)
                    .as("every acceptance but EXACT tells a rule")
                    .isEqualTo(isAccepted(comparison) && comparison.rules().isEmpty());
        }
    }

    /// One lot and another building, or a building that one side leaves out: accepted, and never the same address.
    static boolean isOtherBuilding(Comparison comparison) {
        return comparison.outcome() == Outcome.PARTIAL
                && comparison.accepts()
                && (comparison.has(Rule.ADDRESS_BUILDING_DIFFERS) || comparison.has(Rule.ADDRESS_BUILDING_OMITTED));
    }

    static boolean isAccepted(Comparison comparison) {
        return switch (comparison.outcome()) {
            case EXACT, EQUIVALENT, VARIANT, HISTORICAL -> true;
            case PARTIAL -> comparison.accepts();
            case MISMATCH, NOT_COMPARABLE, ABSENT_IN_RECORD, ABSENT_IN_REGISTRY, NOT_REQUIRED -> false;
        };
    }

    /// `text`, `text|building` or `text|building|code`.
    static Address address(String cell) {
        String[] parts = cell.split("\\|", -1);
        return new Address(parts.length > 2 ? parts[2] : "", parts[0], parts.length > 1 ? parts[1] : "");
    }

    private static Stream<String[]> trickyPairs() {
        return lines("/tricky-pairs.tsv")
                .filter(line -> line.startsWith("address\t"))
                .map(line -> line.substring("address\t".length()).split("\t", -1));
    }

    private static Stream<String[]> addressPairs() {
        return Stream.of("/matching/address-pairs.tsv", "/matching/address-nationwide-pairs.tsv")
                .flatMap(PairsTest::lines)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1));
    }

    static Stream<String> lines(String resource) {
        try (InputStream in = PairsTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new BufferedReader(new InputStreamReader(in, UTF_8)).lines().toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
