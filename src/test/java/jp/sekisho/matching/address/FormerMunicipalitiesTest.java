package jp.sekisho.matching.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.sekisho.base.Table;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses of municipalities that are called otherwise today, or are part of another. Cells are `text|building|code`.
class FormerMunicipalitiesTest {
    private static final FormerMunicipalities TABLE = FormerMunicipalities.ofTheProgram();
    private static final String COLUMNS = "municipality_code\tname\tchanged\ttoday\ttowns\n";

    /// The same in both directions, but for which side lacks what.
    private static Comparison compare(FormerMunicipalities table, String left, String right) {
        Address a = PairsTest.address(left);
        Address b = PairsTest.address(right);
        Comparison there = table.compare(AddressComparator.compare(a, b), a, b);
        Comparison back = table.compare(AddressComparator.compare(b, a), b, a);
        assertThat(back.outcome()).isEqualTo(there.outcome());
        assertThat(back.rules()).isEqualTo(there.rules());
        return there;
    }

    private static void assertFormer(String left, String right, boolean certain) {
        Comparison comparison = compare(TABLE, left, right);
        assertThat(comparison.outcome()).isEqualTo(Outcome.HISTORICAL);
        assertThat(comparison.has(Rule.ADDRESS_FORMER_MUNICIPALITY)).isTrue();
        assertThat(comparison.has(Rule.ADDRESS_PLACE_AMBIGUOUS)).isEqualTo(!certain);
        assertThat(comparison.accepts()).as("never accepted by itself").isFalse();
    }

    private static void assertUnchanged(FormerMunicipalities table, String left, String right) {
        Comparison present = AddressComparator.compare(PairsTest.address(left), PairsTest.address(right));
        assertThat(compare(table, left, right)).usingRecursiveComparison().isEqualTo(present);
        assertThat(present.accepts()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "静岡県浜松市中区元城町103番地の2, 静岡県浜松市中央区元城町103番地の2",
        "静岡県浜松市中区元城町103-2||221317, 浜松市中央区元城町103番地の2||221384",
        "浜松市中区元城町103-2||221317, 静岡県浜松市中央区元城町103番地の2",
        "浜松市中区元城町103-2||221384, 静岡県浜松市中央区元城町103番地の2",
        "元城町103-2||221317, 静岡県浜松市中央区元城町103番地の2",
        "静岡県浜松市北区三方原町1番地, 静岡県浜松市中央区三方原町1番地",
        "静岡県浜松市北区細江町気賀305番地, 静岡県浜松市浜名区細江町気賀305番地",
        "兵庫県篠山市北新町41, 兵庫県丹波篠山市北新町41||282219",
        "篠山市北新町41||282219, 兵庫県丹波篠山市北新町41||282219",
        "福岡県筑紫郡那珂川町西隈1丁目1番1号, 福岡県那珂川市西隈1丁目1番1号",
        "福岡県那珂川町西隈1-1-1, 福岡県那珂川市西隈1丁目1番1号",
        "那珂川町西隈1-1-1||403059, 福岡県那珂川市西隈1丁目1番1号"
    })
    void tellsAnAddressThatWasRightBeforeTheDay(String before, String today) {
        assertFormer(before, today, true);
    }

    @ParameterizedTest
    @CsvSource({
        // Neither prefecture nor code: the table does not hold every municipality that there ever was.
        "浜松市中区元城町103-2, 静岡県浜松市中央区元城町103番地の2",
        "筑紫郡那珂川町西隈1-1-1, 福岡県那珂川市西隈1丁目1番1号",
        // Towns took other names that day.
        "熊本県熊本市手取本町1番1号||432016, 熊本県熊本市中央区手取本町1番1号||431010",
        "鳩ヶ谷市三ツ和1-14-3||112267, 埼玉県川口市三ツ和1丁目14番3号"
    })
    void saysWhereAnotherPlaceOfTheNameMayBeMeant(String before, String today) {
        assertFormer(before, today, false);
    }

    @ParameterizedTest
    @CsvSource({
        // Town or lot differ.
        "静岡県浜松市中区元城町103番地の2, 静岡県浜松市中央区元城町103番地の3",
        "静岡県浜松市中区元城町103, 静岡県浜松市中央区元城町103番地の2",
        "静岡県浜松市中区元城町, 静岡県浜松市中央区元城町",
        // What it became is another place.
        "静岡県浜松市中区元城町103番地の2, 静岡県浜松市浜名区元城町103番地の2",
        // The town of today that has the former name, and the code that says so.
        "那珂川町馬頭1, 福岡県那珂川市馬頭1",
        "福岡県那珂川町西隈1||094111, 福岡県那珂川市西隈1",
        "静岡県浜松市中区元城町103||202011, 静岡県浜松市中央区元城町103",
        "静岡県浜松市中区元城町103||221325, 静岡県浜松市中央区元城町103",
        // Of another prefecture.
        "長野県浜松市中区元城町103, 静岡県浜松市中央区元城町103",
        "東京都那珂川町西隈1, 福岡県那珂川市西隈1"
    })
    void tellsNothingElse(String before, String today) {
        assertUnchanged(TABLE, before, today);
    }

    @Test
    void neverJoinsTwoFormerPlacesOfOneOfToday() {
        assertUnchanged(TABLE, "静岡県浜松市中区本町1番地", "静岡県浜松市東区本町1番地");
        assertUnchanged(TABLE, "静岡県浜松市中区本町1番地||221317", "静岡県浜松市東区本町1番地||221325");
        assertUnchanged(TABLE, "本町1番地||221317", "本町1番地||221325");
    }

    @Test
    void readsTheTableOfASite() {
        FormerMunicipalities own = FormerMunicipalities.of(COLUMNS + "204412\t南安曇郡豊科町\t2005-10-01\t202207\trenamed\n");
        Comparison comparison = compare(own, "長野県南安曇郡豊科町豊科6000", "長野県安曇野市豊科6000番地");
        assertThat(comparison.has(Rule.ADDRESS_FORMER_MUNICIPALITY)).isTrue();
        assertUnchanged(own, "静岡県浜松市中区元城町103", "静岡県浜松市中央区元城町103");
        assertUnchanged(FormerMunicipalities.NONE, "兵庫県篠山市北新町41", "兵庫県丹波篠山市北新町41");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "221317\t浜松市中区\t2024-01-01\t221384",
                "221318\t浜松市中区\t2024-01-01\t221384\tkept",
                "221317\t\t2024-01-01\t221384\tkept",
                "221317\t浜松市中区\t2024-02-30\t221384\tkept",
                "221317\t浜松市中区\t2024-01-01\t221317\tkept",
                "221317\t浜松市中区\t2024-01-01\t221309\tkept",
                "221317\t浜松市中区\t2024-01-01\t202011\tkept",
                "221317\t浜松市中区\t2024-01-01\t221384\tsome"
            })
    void refusesALineThatNamesNoMunicipality(String line) {
        assertThatThrownBy(() -> FormerMunicipalities.of(COLUMNS + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> FormerMunicipalities.of("code\tname\n")).hasMessageContaining("columns");
    }

    @Test
    void everyRowOfTheProgramsTableIsTold() {
        List<String[]> rows = Table.rows("/tables/former-municipalities.tsv");
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            for (String today : row[3].split(" ", -1)) {
                Optional<String[]> now = Table.rows("/tables/municipalities.tsv").stream()
                        .filter(each -> each[0].equals(today))
                        .findFirst();
                String name = now.orElseThrow()[1];
                Comparison comparison = compare(TABLE, row[1] + "青葉町5番地||" + row[0], name + "青葉町5番地||" + today);
                assertThat(name.equals(row[1]) || comparison.has(Rule.ADDRESS_FORMER_MUNICIPALITY))
                        .as(Arrays.toString(row))
                        .isTrue();
            }
        });
    }

    @Test
    void aFormerCodeContradictsTheTextOfAnotherPlace() {
        Address held = PairsTest.address("長野県長野市鶴賀1");
        assertThat(TABLE.contradicts(PairsTest.address("長野県長野市鶴賀1||221317"), held))
                .isTrue();
        assertThat(TABLE.contradicts(held, PairsTest.address("長野県長野市鶴賀1||221317")))
                .isTrue();
        assertThat(TABLE.contradicts(PairsTest.address("長野県長野市鶴賀1||999999"), held))
                .isFalse();
        Address stale = PairsTest.address("静岡県浜松市中央区元城町103||221317");
        assertThat(TABLE.contradicts(stale, stale)).isFalse();
    }
}
