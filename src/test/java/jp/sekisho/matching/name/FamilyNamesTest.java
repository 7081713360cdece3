package jp.sekisho.matching.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.sekisho.matching.Outcome;
import jp.sekisho.person.PersonName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FamilyNamesTest {
    private static Outcome ofOneName(String name) {
        PersonName person = PersonName.of(name, "");
        return NameComparator.compare(person, List.of(person)).kanji().outcome();
    }

    /// As of twins who are not yet named: in the list, in another form of it, or in no list.
    @ParameterizedTest
    @ValueSource(strings = {"小林", "竜野", "龍野", "一之瀬", "髙野", "徳竹", "征矢"})
    void aFamilyNameAloneIsNoAgreement(String name) {
        assertThat(ofOneName(name)).isEqualTo(Outcome.PARTIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"森恵", "王偉", "楊強", "小林健一", "徳竹健一"})
    void aWholeNameWithoutASpaceIs(String name) {
        assertThat(ofOneName(name)).isEqualTo(Outcome.EXACT);
    }
}
