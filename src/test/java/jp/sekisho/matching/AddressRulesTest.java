package jp.sekisho.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;

/// Not only whether two addresses agree but by which rules, from either side: the notes of a reply name them.
class AddressRulesTest {
    @Test
    void tellsEveryRuleAndNoOther() {
        assertThat(AddressPairsTest.lines("/matching/address-rules.tsv")
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t", -1)))
                .isNotEmpty()
                .allSatisfy(row -> {
                    Address a = AddressPairsTest.address(row[0]);
                    Address b = AddressPairsTest.address(row[1]);
                    assertThat(said(AddressComparator.compare(a, b))).isEqualTo(wanted(row));
                    assertThat(said(AddressComparator.compare(b, a)))
                            .as("the other way round")
                            .isEqualTo(wanted(row));
                });
    }

    @Test
    void acceptsWhatIsWrittenInDecomposedLetters() {
        for (String building :
                List.of("가각힣", "e\u0301\u0323", "ẫ", "ガバ", "Ã\u06ED", "\u0BCA", "\u0958", "\uD804\uDC9A")) {
            Address composed = new Address("", "長野市鶴賀1-2", Normalizer.normalize(building, Normalizer.Form.NFC));
            Address decomposed = new Address("", "長野市鶴賀1-2", Normalizer.normalize(building, Normalizer.Form.NFD));
            assertThat(AddressComparator.compare(composed, decomposed).accepts())
                    .as(building)
                    .isTrue();
            Address other = new Address("", "長野市鶴賀1-2", composed.building() + "\u11A8");
            assertThat(AddressComparator.compare(decomposed, other).accepts())
                    .as(building)
                    .isFalse();
        }
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
