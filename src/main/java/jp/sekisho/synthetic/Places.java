package jp.sekisho.synthetic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jp.sekisho.base.Table;

/// Draws addresses in Nagano: municipalities by population, real towns, invented numbers. No lot is given twice, except
/// to neighbours in one building, who then have different rooms.
final class Places {
    private record Municipality(String code, String name, int thousands) {}

    /// How the lots of a town are numbered; every town keeps one way.
    private enum Numbering {
        /// 1613番地2
        LOTS,
        /// The same, and the town is written with 大字.
        LOTS_OF_OAZA,
        /// 3番7号
        BLOCKS,
        /// 一丁目11番16号
        CHOME
    }

    private record Town(Municipality municipality, String name, Numbering numbering) {}

    /// In a thousand, beside those who move in next door.
    private static final int WITH_BUILDING = 200;

    private static final String SERIES = "甲乙丙丁戊己";
    private static final List<String> BUILDING_KINDS = List.of("コーポ", "ハイツ", "メゾン", "グリーンハイツ", "サンライズ", "レジデンス");
    private static final List<String> BUILDING_NAMES =
            List.of("みどり", "さくら", "アルプス", "若葉", "信濃", "白樺", "あさひ", "りんどう", "中央", "やまなみ");

    private final Chance chance;
    private final Weighted<Municipality> municipalities;
    private final Map<String, List<Town>> townsByCode = new TreeMap<>();
    private final Set<String> taken = new HashSet<>();

    /// The building that filled up last, and the room that its last household took.
    private Optional<SyntheticAddress> lastBuilding = Optional.empty();

    private String buildingName = "";
    private int room;

    Places(Chance chance) {
        this.chance = chance;
        List<Municipality> all = new ArrayList<>();
        Map<String, Municipality> byCode = new TreeMap<>();
        for (String[] row : Table.rows("/synthetic/municipalities.tsv")) {
            Municipality municipality = new Municipality(row[0], row[1], Integer.parseInt(row[2]));
            all.add(municipality);
            byCode.put(row[0], municipality);
        }
        municipalities = new Weighted<>(all, Municipality::thousands);
        Set<String> seen = new HashSet<>();
        for (String[] row : Table.rows("/synthetic/nagano-towns.tsv")) {
            // Some towns have several postal codes, and so several rows.
            if (seen.add(row[0] + row[2])) {
                List<Town> towns = townsByCode.computeIfAbsent(row[0], _ -> new ArrayList<>());
                Municipality municipality = byCode.get(row[0]);
                if (municipality == null) {
                    throw new IllegalStateException("municipality without a weight: " + row[0]);
                }
                towns.add(new Town(municipality, row[2], numbering(row, towns.size())));
            }
        }
    }

    /// Numbered blocks are for cities. A town that ends in 甲, 乙, 丙 or 番町 would run into the number of a 丁目.
    private static Numbering numbering(String[] row, int index) {
        String name = row[2];
        if (SERIES.indexOf(name.charAt(name.length() - 1)) >= 0 || name.endsWith("番町")) {
            return Numbering.LOTS;
        }
        if (row[1].endsWith("市") && index % 5 < 2) {
            return index % 5 == 0 ? Numbering.CHOME : Numbering.BLOCKS;
        }
        boolean kanji = Character.isIdeographic(name.codePointAt(0));
        return kanji && index % 3 == 0 ? Numbering.LOTS_OF_OAZA : Numbering.LOTS;
    }

    /// Keeps a lot from being drawn.
    void reserve(SyntheticAddress address) {
        taken.add(address.text());
    }

    SyntheticAddress house() {
        SyntheticAddress drawn;
        do {
            drawn = draw();
        } while (!taken.add(drawn.text()));
        return drawn;
    }

    SyntheticAddress home() {
        SyntheticAddress house = house();
        if (!chance.perMille(WITH_BUILDING)) {
            return house;
        }
        buildingName = chance.oneOf(BUILDING_KINDS) + chance.oneOf(BUILDING_NAMES);
        room = chance.between(1, 4) * 100 + chance.between(1, 6);
        SyntheticAddress home = house.withBuilding(buildingName + room + "号室");
        lastBuilding = Optional.of(home);
        return home;
    }

    /// The next room in the building that was drawn last, or any home.
    SyntheticAddress neighbouringHome() {
        if (lastBuilding.isEmpty()) {
            return home();
        }
        room++;
        return lastBuilding.get().withBuilding(buildingName + room + "号室");
    }

    private SyntheticAddress draw() {
        Municipality municipality = municipalities.draw(chance);
        Town town = chance.oneOf(townsByCode.getOrDefault(municipality.code(), List.of()));
        return new SyntheticAddress(
                municipality.code(),
                municipality.name(),
                town.numbering() == Numbering.LOTS_OF_OAZA ? "大字" : "",
                town.name(),
                lot(town.numbering()));
    }

    private Lot lot(Numbering numbering) {
        return switch (numbering) {
            case LOTS, LOTS_OF_OAZA ->
                new Lot(0, chance.between(1, 4200), chance.perMille(450) ? chance.between(1, 24) : 0, false);
            case BLOCKS -> new Lot(0, chance.between(1, 60), chance.between(1, 40), true);
            case CHOME -> new Lot(chance.between(1, 8), chance.between(1, 40), chance.between(1, 40), true);
        };
    }
}
