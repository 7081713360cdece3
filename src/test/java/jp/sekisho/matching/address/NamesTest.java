package jp.sekisho.matching.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Rule;
import org.junit.jupiter.api.Test;

/// The trie over a handful of names, built anew for each test.
class NamesTest {
    private static final int ONE = Places.candidate(1, Places.WHOLE);
    private static final int TWO = Places.candidate(2, Places.WHOLE);
    private static final int THREE = Places.candidate(3, Places.WITHOUT_CITY);

    @Test
    void findsTheLongestName() {
        Names names = names(name("野市", ONE), name("野市場町", TWO));

        assertFound(names, "野市場町1", 4, TWO);
        assertFound(names, "野市場1", 2, ONE);
        assertFound(names, "野1", 0);
        assertFound(names, "北野市1", 0);
        assertFound(names, "", 0);
    }

    @Test
    void findsEveryPlaceOfAName() {
        assertFound(names(name("府中市", ONE), name("府中市", TWO), name("中市", THREE)), "府中市宮町1", 3, ONE, TWO);
    }

    @Test
    void findsANameThatIsSpelledByVariants() {
        Names names = names(name("大沢町", ONE));
        Names.Match match = find(names, "大澤町1");

        assertThat(match.candidates()).containsExactly(ONE);
        assertThat(match.notation()).isEqualTo(Comparison.bit(Rule.ADDRESS_VARIANT));
        assertThat(find(names, "大沢町1").notation()).isZero();
    }

    @Test
    void prefersTheSpellingToItsVariants() {
        Names names = names(name("大澤町", ONE), name("大沢町", TWO));

        assertFound(names, "大沢町1", 3, TWO);
        assertFound(names, "大澤町1", 3, ONE);
    }

    @Test
    void findsAllThatAgreeByVariantsWhereNoneIsSpelledSo() {
        assertFound(names(name("大澤辺町", ONE), name("大沢邉町", TWO)), "大沢辺町1", 4, ONE, TWO);
    }

    @Test
    void refusesWhatOnlyTheLooseClassesJoin() {
        // Both are variants of characters between them.
        assertFound(names(name("隆町", ONE)), "降町1", 0);
    }

    private static Names names(Places.Name... names) {
        return new Names(List.of(names));
    }

    private static Places.Name name(String spelling, int place) {
        return new Places.Name(Text.of(spelling), place);
    }

    private static Names.Match find(Names names, String text) {
        return names.find(Text.of(text), 0, 0);
    }

    private static void assertFound(Names names, String text, int end, int... places) {
        Names.Match match = find(names, text);
        assertThat(match.candidates()).as(text).containsExactly(places);
        assertThat(match.end()).as(text).isEqualTo(end);
    }
}
