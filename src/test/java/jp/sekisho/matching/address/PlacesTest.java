package jp.sekisho.matching.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.base.Table;
import jp.sekisho.matching.KanjiRelations;
import jp.sekisho.matching.Outcome;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;

/// A text that begins with all that its code names is taken at its word, with no search for places. That is right only
/// while no place's name goes on where another's ends.
class PlacesTest {
    private static final List<String[]> MUNICIPALITIES = Table.rows("/tables/municipalities.tsv");

    @Test
    void noPlaceOfAPrefectureBeginsWithAWholeOtherOne() {
        assertThat(MUNICIPALITIES).hasSizeGreaterThan(1_800);
        for (String[] row : MUNICIPALITIES) {
            for (String longer : spellings(row[0].substring(0, 2))) {
                assertThat(longer.length() > row[1].length() && agree(row[1], longer))
                        .as("%s goes on as %s", row[1], longer)
                        .isFalse();
            }
        }
    }

    @Test
    void readsTheSamePlaceWithTheCodeAsWithout() {
        for (String[] row : MUNICIPALITIES) {
            String text = Places.fullName(Places.byCode(row[0])) + "本町1丁目2番3号";
            Form withCode = Reader.read(new Address(row[0], text, ""));
            Form without = Reader.read(new Address("", text, ""));

            assertThat(withCode.places()).as(text).containsExactly(without.places());
            assertThat(withCode.prefecture()).as(text).isEqualTo(without.prefecture());
            assertThat(withCode.lot().length()).as(text).isEqualTo(without.lot().length());
            assertThat(withCode.notation()).as(text).isEqualTo(without.notation());
            assertThat(withCode.contradictory()).as(text).isFalse();
        }
    }

    @Test
    void anEqualAddressWhoseCodeNamesAnotherPlaceStillContradictsItself() {
        Address address = new Address("202029", "長野県長野市大字鶴賀緑町1613番地", "");
        Address same = new Address("202029", "長野県長野市大字鶴賀緑町1613番地", "");

        assertThat(AddressComparator.compare(address, same).outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(AddressComparator.compare(address, Reader.read(same)).outcome())
                .isEqualTo(Outcome.MISMATCH);
    }

    private static List<String> spellings(String prefecture) {
        List<String> names = new ArrayList<>();
        for (String[] row : MUNICIPALITIES) {
            if (row[0].startsWith(prefecture)) {
                names.add(row[1]);
                names.add(row[1].substring(row[1].indexOf('郡', 1) + 1));
                names.add(row[1].substring(row[1].indexOf('市', 1) + 1));
            }
        }
        return names;
    }

    private static boolean agree(String name, String longer) {
        for (int i = 0; i < name.length(); i++) {
            if (!KanjiRelations.agree(name.charAt(i), longer.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
