package jp.sekisho.matching.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;

/// Not only whether two addresses agree but by which rules, from either side: the notes of a reply name them.
class RulesTest {
    @Test
    void tellsEveryRuleAndNoOther() {
        assertThat(PairsTest.lines("/matching/address-rules.tsv")
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t", -1)))
                .isNotEmpty()
                .allSatisfy(row -> {
                    Address a = PairsTest.address(row[0]);
                    Address b = PairsTest.address(row[1]);
                    assertThat(said(AddressComparator.compare(a, b))).isEqualTo(wanted(row));
                    assertThat(said(AddressComparator.compare(b, a)))
                            .as("the other way round")
                            .isEqualTo(wanted(row));
                    assertThat(said(AddressComparator.compare(a, Reader.read(b))))
                            .as("with an address read before")
                            .isEqualTo(wanted(row));
                });
    }

    @Test
    void takesComposedAndDecomposedLettersForExactlyTheSame() {
        List<String> letters = List.of(
                "가각힣", "e\u0301\u0323", "ẫ", "ガバ", "Ã\u06ED", "\u0BCA", "\u0958", "\uD804\uDC9A", "\uD87E\uDC00");
        for (String building : letters) {
            Address written = lodging(building);
            Address composed = lodging(Normalizer.normalize(building, Normalizer.Form.NFC));
            Address decomposed = lodging(Normalizer.normalize(building, Normalizer.Form.NFD));
            assertThat(AddressComparator.compare(written, decomposed).outcome())
                    .as(building)
                    .isEqualTo(Outcome.EXACT);
            assertThat(AddressComparator.compare(written, composed).outcome())
                    .as(building)
                    .isEqualTo(Outcome.EXACT);
            Address other = lodging(building + "\u11A8");
            assertThat(PairsTest.isOtherBuilding(AddressComparator.compare(decomposed, other)))
                    .as(building)
                    .isTrue();
        }
    }

    @Test
    void knowsTheEdgesOfThePlanes() {
        assertOutcome("鶴賀\uDB40\uDC001", Outcome.EQUIVALENT, "a tag cannot be seen");
        assertOutcome("鶴賀\uDB7F\uDFFD1", Outcome.EQUIVALENT, "the last before private use");
        assertOutcome("鶴賀\uDB80\uDC001", Outcome.NOT_COMPARABLE, "private use");
        assertOutcome("鶴賀\uD800\uDC001", Outcome.MISMATCH, "the first beyond the basic plane");
        assertOutcome("鶴賀\uD840\uDC001", Outcome.MISMATCH, "the first ideograph there");
    }

    @Test
    void comparesNothingWithAnAddressThatIsBlankTwice() {
        for (String blank : List.of("", " 　", "\u200B")) {
            Address address = new Address("", blank, "101");
            assertThat(AddressComparator.compare(address, new Address("", blank, "101"))
                            .outcome())
                    .isEqualTo(Outcome.ABSENT_IN_RECORD);
        }
    }

    private static void assertOutcome(String text, Outcome wanted, String reason) {
        assertThat(AddressComparator.compare(new Address("", text, ""), new Address("", "鶴賀1", ""))
                        .outcome())
                .as(reason)
                .isEqualTo(wanted);
    }

    private static Address lodging(String building) {
        return new Address("", "長野市鶴賀1-2", building);
    }

    private static Set<String> wanted(String[] row) {
        return Stream.concat(Stream.of(row[2]), Stream.of(row[3].split(" ")).map(rule -> "ADDRESS_" + rule))
                .filter(word -> !word.equals("ADDRESS_"))
                .collect(Collectors.toSet());
    }

    private static Set<String> said(Comparison comparison) {
        return Stream.concat(
                        Stream.of(comparison.outcome().name()),
                        comparison.rules().stream().map(Rule::name))
                .collect(Collectors.toSet());
    }
}
