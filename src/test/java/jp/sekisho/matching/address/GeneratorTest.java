package jp.sekisho.matching.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;

/// Real towns of Nagano Prefecture with generated lots and buildings: every other writing of an address agrees with it,
/// every other address does not.
class GeneratorTest {
    private static final long SEED = 20261123;
    private static final String[] BUILDINGS = {"", "コーポ若葉", "第二みすず荘", "メゾンⅡ", "県営住宅Ａ棟"};
    private static final String KANJI_DIGITS = "〇一二三四五六七八九";

    private static final List<String> MUNICIPALITIES = PairsTest.lines("/tables/municipalities.tsv")
            .skip(1)
            .map(line -> line.split("\t", -1)[1])
            .toList();

    private record Town(String code, String municipality, String name, String postalCode) {}

    /// One place, before it is written down.
    private record Place(Town town, int block, int lot, int house, String building, int room) {
        String written(String prefecture, String oaza, String numbers, String separator) {
            String rooms = building.isEmpty() ? "" : separator + building + room;
            return prefecture + town.municipality + oaza + town.name + numbers + rooms;
        }

        String official() {
            return written("長野県", "", block + "丁目" + lot + "番" + house + "号", "　");
        }

        Place with(int newBlock, int newLot, int newHouse) {
            return new Place(town, newBlock, newLot, newHouse, building, room);
        }
    }

    private final List<Town> towns = PairsTest.lines("/synthetic/nagano-towns.tsv")
            .skip(1)
            .map(line -> line.split("\t", -1))
            .map(row -> new Town(row[0], row[1], row[2], row[3]))
            .toList();

    @Test
    void everyWritingOfAPlaceAgrees() {
        Random random = new Random(SEED);
        for (Town town : towns) {
            Place place = place(town, random);
            Address official = address(place.official());
            for (Map.Entry<String, Address> writing : writings(place).entrySet()) {
                PairsTest.assertOutcome(
                        official,
                        writing.getValue(),
                        "accepted",
                        "seed " + SEED + ", " + writing.getKey() + ", " + place.official() + " / "
                                + writing.getValue().text());
            }
        }
    }

    @Test
    void noOtherPlaceAgreesInAnyWriting() {
        Random random = new Random(SEED);
        for (Town town : towns) {
            Place place = place(town, random);
            Address official = address(place.official());
            Place[] others = {
                place.with(place.block + 1, place.lot, place.house),
                place.with(place.block, place.lot + 1, place.house),
                place.with(place.block, place.lot, place.house + 1),
                place.with(place.block * 10 + place.lot % 10, place.lot, place.house),
                place.with(place.lot, place.house, place.block),
            };
            for (Place other : others) {
                if (other.official().equals(place.official())) {
                    continue;
                }
                for (Map.Entry<String, Address> writing : writings(other).entrySet()) {
                    PairsTest.assertOutcome(
                            official,
                            writing.getValue(),
                            "refused",
                            "seed " + SEED + ", " + writing.getKey() + ", " + place.official() + " / "
                                    + writing.getValue().text());
                }
            }
        }
    }

    @Test
    void anotherBuildingOfTheLotIsAcceptedAndNeverTheSame() {
        Random random = new Random(SEED);
        for (Town town : towns) {
            Place place = place(town, random);
            Place[] others = {
                new Place(place.town, place.block, place.lot, place.house, "ハイツ双葉", place.room),
                new Place(place.town, place.block, place.lot, place.house, place.building, place.room + 1),
            };
            for (Place other : others) {
                if (other.official().equals(place.official())) {
                    continue;
                }
                for (Map.Entry<String, Address> writing : writings(other).entrySet()) {
                    PairsTest.assertOutcome(
                            address(place.official()),
                            writing.getValue(),
                            "other-building",
                            "seed " + SEED + ", " + writing.getKey() + ", " + place.official() + " / "
                                    + writing.getValue().text());
                }
            }
        }
    }

    @Test
    void noTwoTownsAgree() {
        for (int i = 0; i < towns.size(); i++) {
            for (int j = Math.max(0, i - 150); j < i; j++) {
                Town a = towns.get(i);
                Town b = towns.get(j);
                if (!a.municipality.equals(b.municipality) || !a.name.equals(b.name)) {
                    PairsTest.assertOutcome(
                            address("長野県" + a.municipality + a.name + "1613番地2"),
                            address("長野県" + b.municipality + b.name + "1613-2"),
                            "refused",
                            a + " " + b);
                }
            }
        }
    }

    @Test
    void changingOneDigitNeverAgrees() {
        Random random = new Random(SEED);
        for (Town town : towns) {
            Place place = place(town, random);
            for (Address writing : writings(place).values()) {
                String text = writing.text();
                // The postal code is no part of the address.
                for (int i = text.startsWith("〒") ? text.indexOf(' ') : 0; i < text.length(); i++) {
                    if (Character.isDigit(text.charAt(i))) {
                        char other = (char) (text.charAt(i) + (text.charAt(i) % 16 == 9 ? -1 : 1));
                        String changed = text.substring(0, i) + other + text.substring(i + 1);
                        boolean room = !place.building.isEmpty()
                                && i > text.length() - 5
                                && text.length() - i <= 3 + (text.endsWith("）") || text.endsWith(")") ? 1 : 0)
                                && writing.building().isEmpty();
                        PairsTest.assertOutcome(
                                writing,
                                new Address(writing.municipalityCode(), changed, writing.building()),
                                room ? "other-building" : "refused",
                                "seed " + SEED + ", " + text + " / " + changed);
                    }
                }
            }
        }
    }

    private static Place place(Town town, Random random) {
        String building = BUILDINGS[random.nextInt(BUILDINGS.length)];
        return new Place(
                town,
                1 + random.nextInt(9),
                1 + random.nextInt(40),
                1 + random.nextInt(120),
                building,
                101 + random.nextInt(800));
    }

    private static Map<String, Address> writings(Place place) {
        String hyphens = place.block + "-" + place.lot + "-" + place.house;
        String county = place.town.municipality;
        String bare = county.indexOf('郡') > 0 && county.matches(".*郡.*[町村]")
                ? county.substring(county.indexOf('郡') + 1)
                : county;
        Map<String, Address> writings = new LinkedHashMap<>();
        for (char dash : Characters.DASHES.toCharArray()) {
            writings.put("dash " + (int) dash, address(place.written("長野県", "", hyphens.replace('-', dash), "　")));
        }
        writings.put("full width", address(fullWidth(place.written("長野県", "", hyphens, " "))));
        writings.put(
                "kanji by rank",
                address(place.written(
                        "長野県",
                        "",
                        ranked(place.block) + "丁目" + ranked(place.lot) + "番" + ranked(place.house) + "号",
                        " ")));
        writings.put(
                "kanji by place",
                address(place.written(
                        "長野県",
                        "",
                        byPlace(place.block) + "丁目" + byPlace(place.lot) + "番地の" + byPlace(place.house),
                        " ")));
        writings.put("番地", address(place.written("長野県", "", place.block + "丁目" + place.lot + "番地" + place.house, "　")));
        writings.put("大字", address(place.written("長野県", "大字", hyphens, "　")));
        writings.put("字", address(place.written("長野県", "字", hyphens, "　")));
        writings.put("no prefecture", address(place.written("", "", hyphens, "　")));
        if (MUNICIPALITIES.stream().filter(name -> isCalled(name, bare)).count() == 1) {
            writings.put(
                    "no county",
                    address(place.written("", "", hyphens, "　").substring(county.length() - bare.length())));
        }
        writings.put(
                "postal code", address("〒" + place.town.postalCode + " " + place.written("長野県", "", hyphens, "　")));
        writings.put(
                "code for the city",
                new Address(place.town.code, place.written("", "", hyphens, "　").substring(county.length()), ""));
        for (String separator : List.of("", " ", "、", "-", "\n")) {
            writings.put("separated by [" + separator + "]", address(place.written("長野県", "", hyphens, separator)));
        }
        if (!place.building.isEmpty()) {
            Place empty = new Place(place.town, place.block, place.lot, place.house, "", 0);
            String text = empty.written("長野県", "", hyphens, "");
            writings.put("field", new Address("", text, place.building + place.room));
            writings.put("field with 号室", new Address("", text, place.building + "　" + place.room + "号室"));
            writings.put("parentheses", address(text + "（" + place.building + place.room + "）"));
        }
        return writings;
    }

    private static boolean isCalled(String municipality, String bare) {
        return municipality.equals(bare) || municipality.endsWith("郡" + bare);
    }

    private static Address address(String text) {
        return new Address("", text, "");
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        for (char c : text.toCharArray()) {
            wide.append(c > ' ' && c < 0x7F ? (char) (c + 0xFEE0) : c);
        }
        return wide.toString();
    }

    private static String byPlace(int number) {
        StringBuilder digits = new StringBuilder();
        for (char c : Integer.toString(number).toCharArray()) {
            digits.append(KANJI_DIGITS.charAt(c - '0'));
        }
        return digits.toString();
    }

    private static String ranked(int number) {
        List<String> parts = new ArrayList<>();
        String ranks = " 十百千";
        String digits = Integer.toString(number);
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int rank = digits.length() - 1 - i;
            if (digit > 0) {
                parts.add((digit > 1 || rank == 0 ? KANJI_DIGITS.substring(digit, digit + 1) : "")
                        + (rank == 0 ? "" : ranks.substring(rank, rank + 1)));
            }
        }
        assertThat(parts).isNotEmpty();
        return String.join("", parts);
    }
}
