package jp.sekisho.synthetic.attack;

import java.util.List;
import jp.sekisho.person.Address;
import jp.sekisho.synthetic.Chance;
import jp.sekisho.synthetic.SyntheticAddress;

/// An address in the parts of which one is changed, exchanged or moved. An empty string, or 0, is a part that is not
/// there.
///
/// @param town with 大字 where it is written so
/// @param letter 甲, イ and the like before the number
/// @param room of the building, 0 for none
record Dwelling(
        String prefecture,
        String municipality,
        String town,
        int chome,
        String letter,
        int number,
        int branch,
        boolean block,
        String building,
        String tower,
        int room) {

    /// A home of the population, half of them in a building.
    static Dwelling of(SyntheticAddress home, Chance chance) {
        boolean flat = chance.below(2) == 0;
        return new Dwelling(
                SyntheticAddress.PREFECTURE,
                home.municipality(),
                home.section() + home.town(),
                home.lot().chome(),
                "",
                home.lot().number(),
                home.lot().branch(),
                home.lot().block(),
                flat ? chance.oneOf(BUILDINGS) : "",
                flat && chance.below(4) == 0 ? chance.oneOf(TOWERS) : "",
                flat ? chance.between(1, 9) * 100 + chance.between(1, 12) : 0);
    }

    static final List<String> BUILDINGS =
            List.of("コーポ若葉", "若葉荘", "メゾン青葉", "ハイツみどり", "県営若葉団地", "グリーンハイム", "サンライズマンション", "三田ビル", "パークタワー");
    static final List<String> TOWERS = List.of("A", "B", "C", "1号", "2号");

    Dwelling prefecture(String other) {
        return new Dwelling(other, municipality, town, chome, letter, number, branch, block, building, tower, room);
    }

    Dwelling municipality(String other) {
        return new Dwelling(prefecture, other, town, chome, letter, number, branch, block, building, tower, room);
    }

    Dwelling town(String other) {
        return new Dwelling(
                prefecture, municipality, other, chome, letter, number, branch, block, building, tower, room);
    }

    Dwelling letter(String other) {
        return new Dwelling(prefecture, municipality, town, chome, other, number, branch, block, building, tower, room);
    }

    Dwelling lot(int newChome, int newNumber, int newBranch) {
        return new Dwelling(
                prefecture, municipality, town, newChome, letter, newNumber, newBranch, block, building, tower, room);
    }

    Dwelling building(String other, String otherTower, int otherRoom) {
        return new Dwelling(
                prefecture, municipality, town, chome, letter, number, branch, block, other, otherTower, otherRoom);
    }

    /// With every unit, so that no number can be taken for another: as a registry writes it.
    Address inFull() {
        return new Address("", area() + lotInFull(), buildingText("号室"));
    }

    /// In one of the usual ways.
    Address written(Chance chance) {
        String lot = chance.below(2) == 0 ? lotInFull() : lotHyphenated();
        if (building.isEmpty()) {
            return new Address("", area() + lot, "");
        }
        String house = buildingText(chance.oneOf(List.of("号室", "号", "")));
        return chance.below(2) == 0
                ? new Address("", area() + lot, house)
                : new Address("", area() + lot + "　" + house, "");
    }

    String area() {
        return prefecture + municipality + town;
    }

    String lotInFull() {
        String head = (chome == 0 ? "" : chome + "丁目") + letter;
        if (block) {
            return head + number + "番" + (branch == 0 ? "" : branch + "号");
        }
        return head + number + "番地" + (branch == 0 ? "" : "の" + branch);
    }

    private String lotHyphenated() {
        return (chome == 0 ? "" : chome + "-") + letter + number + (branch == 0 ? "" : "-" + branch);
    }

    private String buildingText(String unit) {
        return building + (tower.isEmpty() ? "" : tower + "棟") + (room == 0 ? "" : room + unit);
    }

    @Override
    public String toString() {
        return "Dwelling[withheld]";
    }
}
