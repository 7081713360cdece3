package jp.sekisho.matching.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;

/// Every address and every building of the hard pairs and of the cases from the field, with its verdict: `same` is
/// accepted, `different` and `review` are not, `other-building` is accepted as PARTIAL with a rule that says so.
class HardPairsTest {
    private static final String LOT = "長野県長野市青葉町1丁目2番3号";

    private record Pair(Address sent, Address held, String verdict, String why) {}

    @Test
    void everyHardPairHasItsVerdict() {
        assertVerdicts(PairsTest.lines("/hard-pairs.tsv")
                .map(line -> line.replace("\\u3000", "　").split("\t", -1))
                .filter(row -> row[0].equals("address") || row[0].equals("building"))
                .map(row -> new Pair(address(row[0], row[1]), address(row[0], row[2]), row[3], row[4])));
    }

    @Test
    void everyCaseFromTheFieldHasItsVerdict() {
        assertVerdicts(PairsTest.lines("/field-cases.tsv")
                .map(line -> line.split("\t", -1))
                .filter(row -> row[1].equals("address"))
                .map(row -> new Pair(address("address", row[2]), address("address", row[3]), row[4], row[5])));
    }

    private static void assertVerdicts(Stream<Pair> pairs) {
        assertThat(pairs)
                .isNotEmpty()
                .allSatisfy(pair -> PairsTest.assertOutcome(pair.sent, pair.held, expected(pair.verdict), pair.why));
    }

    private static String expected(String verdict) {
        return switch (verdict) {
            case "same" -> "accepted";
            case "different", "review" -> "refused";
            default -> verdict;
        };
    }

    /// A building is compared behind one lot; some cases give the address as the JSON that was sent.
    private static Address address(String field, String cell) {
        if (field.equals("building")) {
            return new Address("", LOT, cell);
        }
        List<String> json = List.of("{\"text\": \"", "\"}");
        return cell.startsWith(json.getFirst())
                ? new Address(
                        "",
                        cell.substring(
                                json.getFirst().length(),
                                cell.length() - json.getLast().length()),
                        "")
                : new Address("", cell, "");
    }
}
