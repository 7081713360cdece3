package jp.sekisho.matching.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    @Test
    void tellsEachPartAndWhyTheLotEnds() {
        assertThat(parts("(〒380-0801)長野県長野市千代田1丁目2番3号　千寿園A棟101号室"))
                .containsExactly(
                        "postal code 3800801",
                        "prefecture 長野県",
                        "municipality 長野県長野市",
                        "town 1000代田",
                        "lot 1[丁目]2[番]3[号]",
                        "building 1000寿園",
                        "tower A",
                        "room 101");
        assertThat(reasonOfLot("長野県長野市青葉町1丁目2番3号")).isEqualTo("nothing follows it");
        assertThat(reasonOfLot("長野県長野市青葉町1丁目2番3号　三井ビル")).contains("begins with a numeral");
        assertThat(reasonOfLot("長野県長野市青葉町1丁目2番3号　101")).contains("without a unit");
        assertThat(reasonOfLot("長野県長野市青葉町1丁目2番3号101号室")).contains("with its unit");
        assertThat(reasonOfLot("長野県長野市青葉町1丁目2番3号（若葉荘）")).contains("bracket");
        assertThat(reasonOfLot("長野県長野市青葉町1-2-3-若葉荘")).contains("a dash");
        assertThat(reasonOfLot("長野県長野市青葉町1-2-3　若葉荘")).contains("a space");
        assertThat(reasonOfLot("長野県長野市青葉町1丁目2番3号若葉病院")).contains("letters that name a building");
    }

    @Test
    void tellsStreetsOfKyotoAndTheFieldOfTheBuilding() {
        assertThat(parts("京都府京都市中京区御幸町通御池上る亀屋町5")).contains("street 御幸町御池上", "town 亀屋町", "lot 5");
        assertThat(Explanation.of(new Address("202011", "青葉町5", "若葉荘2F")))
                .extracting(line -> line.part() + " " + line.text())
                .containsExactly("municipality 長野県長野市", "town 青葉町", "lot 5", "building 若葉荘", "floor 2");
    }

    @Test
    void tellsWhyAnAddressAgreesWithNothing() {
        assertThat(reasons("府中市")).contains("several municipalities have this name", "no town", "no lot");
        assertThat(reasons("住所不定")).anyMatch(reason -> reason.startsWith("says nothing"));
        assertThat(reasons("長野市青葉町●")).contains("a character of place, town or lot is not known");
        assertThat(reasons("長野市青葉町1丁目2番3号　若●荘")).contains("a character of the building is not known");
        assertThat(Explanation.of(new Address("202011", "松本市丸の内3-7 101号室", "102号室")))
                .extracting(Explanation.Line::reason)
                .contains("text and code name two municipalities");
        assertThat(Explanation.of(new Address("", "松本市丸の内3-7 101号室", "102号室")))
                .extracting(Explanation.Line::reason)
                .contains("text and building field name two rooms");
        assertThat(Explanation.of(new Address("221317", "浜松市中区元城町5", "")))
                .extracting(line -> line.part() + " " + line.text())
                .contains("unknown code 221317");
    }

    @Test
    void aLineThatIsPrintedByMistakeShowsNothing() {
        assertThat(Explanation.of(new Address("", "長野市青葉町5", "")).toString()).doesNotContain("青葉町");
    }

    private static List<String> parts(String text) {
        return Explanation.of(new Address("", text, "")).stream()
                .map(line -> line.part() + " " + line.text())
                .toList();
    }

    private static List<String> reasons(String text) {
        return Explanation.of(new Address("", text, "")).stream()
                .map(Explanation.Line::reason)
                .toList();
    }

    private static String reasonOfLot(String text) {
        return Explanation.of(new Address("", text, "")).stream()
                .filter(line -> line.part().equals("lot"))
                .map(Explanation.Line::reason)
                .findFirst()
                .orElse("");
    }
}
