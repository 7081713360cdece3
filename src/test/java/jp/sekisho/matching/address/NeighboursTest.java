package jp.sekisho.matching.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Rule;
import org.junit.jupiter.api.Test;

/// For each kind of the hard pairs, some thirty neighbours made from a seed: towns, numbers and names change,
/// the verdict does not.
class NeighboursTest {
    private static final long SEED = 20261127;
    private static final int EACH = 30;

    private static final List<String> TOWNS = List.of(
            "青葉町", "大字鶴賀", "千歳", "千代田", "八幡", "三番町", "六本木", "一ツ橋", "二本松", "十日市", "七瀬", "北1条西", "新田", "みどり台", "五百刈",
            "神田美土代町", "百済", "四ツ谷", "丸の内", "ひばりが丘");

    private static final List<String> NAMES = List.of(
            "コーポ若葉",
            "メゾン本町",
            "三田ビル",
            "八重洲ビル",
            "千寿園",
            "千曲園",
            "四季の里",
            "三井不動産",
            "千代田マンション",
            "ザ・タワー",
            "Mビル",
            "若葉病院",
            "D-room",
            "八幡荘",
            "五十嵐ハイツ",
            "レジデンス大町",
            "サンハイツ栄町",
            "プラウド銀座3丁目",
            "九段下パーク",
            "二葉寮",
            "第二みすず荘",
            "一の宮荘",
            "若葉園",
            "グランドメゾン八丁堀",
            "メゾン本町2番館",
            "三番町ハイツ",
            "百合が丘団地",
            "県営住宅",
            "十六夜",
            "緑風館");

    private final Random random = new Random(SEED);

    @Test
    void whatSaysNothingAgreesWithNothing() {
        List<String> nothing = List.of(
                "不明",
                "不詳",
                "住所不定",
                "なし",
                "無",
                "未定",
                "同上",
                "国外",
                "海外",
                "アメリカ合衆国",
                "フィリピン",
                "ブラジル",
                "転出先不明",
                "職権消除",
                "N/A",
                "0",
                "XXX",
                "×××",
                "・",
                "()",
                "---",
                "…",
                "長野県",
                "長野市",
                "長野県長野市",
                "1613",
                "1-2-3",
                "1613番地",
                "〒380-0801",
                "住所不明",
                "長野県長野市不明",
                "長野市1613番地",
                "長野県1-2-3",
                "居所不明",
                "行方不明",
                "外国",
                "韓国",
                "日本",
                "不明 1",
                "長野県長野市番地不明");
        for (String value : nothing) {
            for (Function<String, String> writing : List.<Function<String, String>>of(
                    v -> v, v -> " " + v, v -> v + "　", v -> "（" + v + "）", v -> v.replace("", " "))) {
                String written = writing.apply(value);
                assertOutcome(written, written, "refused");
                assertOutcome(written, value, "refused");
                assertOutcome(written, "長野県長野市青葉町1丁目2番3号", "refused");
            }
        }
    }

    @Test
    void aTownWithoutItsLotAgreesWithNothing() {
        for (int i = 0; i < EACH; i++) {
            String town = "長野県長野市" + town();
            assertOutcome(town, town, "refused");
            assertOutcome(town, town + number(900), "refused");
            // A grid counts its blocks by 丁目, and some addresses hold nothing else.
            if (!town.endsWith("西")) {
                int block = number(9);
                assertOutcome(town + block + "丁目", town + block + "丁目", "refused");
            }
            assertOutcome(town + "無番地", town, "refused");
        }
    }

    @Test
    void lotAndRoomAreNeverExchangedWhereUnitsSayWhichIsWhich() {
        for (int i = 0; i < 10 * EACH; i++) {
            String town = "長野県長野市" + town();
            int a = number(9);
            int b = number(40);
            int c = number(random.nextBoolean() ? 9 : 999);
            String building = List.of("コーポ", "若葉荘", "メゾン", "").get(random.nextInt(4));
            String room = building.isEmpty() ? c + "号室" : building + c + (random.nextBoolean() ? "号室" : "");
            assertOutcome(town + b + "番地" + c, town + b + "番地　" + room, "refused");
            assertOutcome(town + b + "番地の" + c, town + b + "番地　" + room, "refused");
            assertOutcome(town + b + "番地" + c, town + b + "番地|" + room, "refused");
            assertOutcome(town + a + "丁目" + b + "番" + c + "号", town + a + "丁目" + b + "番　" + room, "refused");
            assertOutcome(town + a + "丁目" + b + "番地" + c, town + a + "丁目" + b + "番地　" + room, "refused");
            assertOutcome(town + b + "番地" + a + "の" + c, town + b + "番地" + a + "　" + room, "refused");
            assertOutcome(town + b + "-" + c, town + b + "番地　" + room, "refused");
            assertOutcome(town + a + "丁目" + b + "-" + c, town + a + "丁目" + b + "番地　" + room, "refused");
            assertOutcome(town + (1000 + b) + "番地" + a + "-" + c, town + (1000 + b) + "番地" + a + "　" + room, "refused");
            assertOutcome(town + a + "-" + b + "-" + c, town + a + "-" + b + "　" + room, "refused");
            assertOutcome(
                    town + a + "丁目" + b + "番" + a + "号の" + c, town + a + "丁目" + b + "番" + a + "号　" + room, "refused");
        }
    }

    @Test
    void aChainOfHyphensHoldsTheRoom() {
        for (int i = 0; i < 10 * EACH; i++) {
            String town = "長野県長野市" + town();
            int a = number(9);
            int b = number(40);
            int c = number(20);
            int room = number(random.nextBoolean() ? 9 : 999);
            String building = List.of("コーポ若葉", "メゾン", "").get(random.nextInt(3));
            String behind = building.isEmpty() ? room + "号室" : building + room;
            for (String held : List.of("　" + behind, "|" + behind)) {
                assertHyphenated(town + a + "-" + b + "-" + c + "-" + room, town + a + "丁目" + b + "番" + c + "号" + held);
                assertHyphenated(town + (1000 + b) + "-" + c + "-" + room, town + (1000 + b) + "番地" + c + held);
            }
            assertOutcome(
                    town + a + "-" + b + "-" + c + "-" + (room + 1),
                    town + a + "丁目" + b + "番" + c + "号　" + behind,
                    "refused");
            assertOutcome(
                    town + a + "-" + b + "-" + room + "-" + (c == room ? c + 1 : c),
                    town + a + "丁目" + b + "番" + (c == room ? c + 1 : c) + "号　" + behind,
                    "refused");
        }
    }

    @Test
    void anotherLotIsAnotherPlace() {
        for (int i = 0; i < 10 * EACH; i++) {
            String town = "長野県長野市" + town();
            int a = number(9);
            int b = 10 + number(80);
            int c = 10 + number(80);
            String lot = town + a + "丁目" + b + "番" + c + "号";
            for (String other : List.of(
                    a + "丁目" + b + "番" + (c + 1) + "号",
                    a + "丁目" + (b + 1) + "番" + c + "号",
                    a + 1 + "丁目" + b + "番" + c + "号",
                    a + "-" + b + c,
                    a + "" + b + "-" + c,
                    a + "-" + b + "-" + c / 10 + "-" + c % 10,
                    a + "-" + c + "-" + (b == c ? b + 1 : b),
                    b + "-" + a + "-" + c,
                    a + "丁目" + b + "番" + c + "号の3",
                    a + "丁目" + b + "番" + c + "号地先",
                    a + "丁目" + b + "番",
                    a + "丁目" + b + "番" + c + "号乙",
                    "甲" + a + "丁目" + b + "番" + c + "号",
                    "字前田" + a + "丁目" + b + "番" + c + "号")) {
                assertOutcome(lot, town + other, "refused");
            }
        }
    }

    @Test
    void aPrefectureIsNotLeftOutWhereTwoHaveTheName() {
        for (String[] pair : List.of(
                new String[] {"府中市", "東京都府中市"},
                new String[] {"府中市", "広島県府中市"},
                new String[] {"伊達市", "福島県伊達市"},
                new String[] {"池田町", "岐阜県揖斐郡池田町"},
                new String[] {"池田町", "北海道中川郡池田町"},
                new String[] {"川上村", "長野県南佐久郡川上村"},
                new String[] {"川上村", "奈良県吉野郡川上村"},
                new String[] {"美里町", "熊本県下益城郡美里町"},
                new String[] {"高山村", "長野県上高井郡高山村"},
                new String[] {"南牧村", "群馬県甘楽郡南牧村"},
                new String[] {"昭和村", "福島県大沼郡昭和村"},
                new String[] {"小国町", "山形県西置賜郡小国町"},
                new String[] {"明和町", "三重県多気郡明和町"},
                new String[] {"森町", "静岡県周智郡森町"})) {
            String lot = town() + number(900) + "番地" + number(9);
            assertOutcome(pair[0] + lot, pair[1] + lot, "refused");
            assertOutcome(pair[0] + lot, pair[0] + lot, "refused");
            assertOutcome(pair[1] + lot, pair[1] + lot, "accepted");
        }
    }

    @Test
    void branchLettersAreOneInEveryWriting() {
        List<String> letters = List.of("甲", "乙", "丙", "イ", "ロ", "ハ", "い", "ろ", "は", "ニ");
        for (int i = 0; i < 3 * EACH; i++) {
            String town = "長野県長野市大字" + List.of("青葉", "鶴賀", "松代町松代", "坂口").get(random.nextInt(4));
            String letter = letters.get(random.nextInt(letters.size()));
            int number = 100 + number(1900);
            String held = town + number + "番地" + letter;
            for (String written : List.of(
                    number + letter,
                    number + "番地の" + letter,
                    number + "-" + letter,
                    number + "番" + letter,
                    number + "番地" + letter + "号",
                    number + "ノ" + letter)) {
                assertOutcome(town + written, held, "accepted");
                assertOutcome(town + written + "　コーポ若葉101", held + "　コーポ若葉101", "accepted");
                assertOutcome(town + written + "-5", held + "の5", "accepted");
                assertOutcome(town + written, town + number + "番地", "refused");
                assertOutcome(town + written, held + "5", "refused");
            }
            assertOutcome(town + number + "番地0", town + number + "番地", "accepted");
        }
        for (String letter : List.of("甲", "乙", "丙", "丁")) {
            assertOutcome("長野市大字青葉" + letter + "1613番地", "長野市大字青葉1613番地" + letter, "accepted");
            assertOutcome("長野市大字青葉" + letter + "の1613", "長野市大字青葉" + letter + "1613番地", "accepted");
            assertOutcome("長野市大字青葉" + letter + "1613番地", "長野市大字青葉1613番地", "refused");
        }
    }

    @Test
    void everyDashJoinsNumbers() {
        for (int dash : Characters.DASHES.codePoints().toArray()) {
            String joint = Character.toString(dash);
            assertOutcome("長野県長野市青葉町1" + joint + "2" + joint + "3", "長野県長野市青葉町1丁目2番3号", "accepted");
            assertOutcome("長野県長野市青葉町1" + joint + "2", "長野県長野市青葉町12", "refused");
        }
    }

    @Test
    void aBuildingBeginsBehindALotWhateverItIsCalled() {
        for (String name : NAMES) {
            for (String lot : List.of(
                    "青葉町1丁目2番3号", "大字青葉1613番地", "大字青葉1613番地5", "青葉町三丁目7番12号", "青葉町1-2-3", "大字青葉1613-5", "大字青葉1613")) {
                String address = "長野県長野市" + lot;
                for (String room : List.of("", "101", "101号室", " 205号", "3階")) {
                    String building = name + room;
                    assertOutcome(address + "　" + building, address, "other-building");
                    assertOutcome(address + "　" + building, address + "|" + building, "accepted");
                    assertOutcome(address + " " + building, address + "　" + building, "accepted");
                    assertOutcome(address + "　" + building, address + "　ハイツ双葉" + room, "other-building");
                    if (lot.endsWith("号")) {
                        assertOutcome(address + building, address, "other-building");
                        assertOutcome(address + building, address + "　" + building, "accepted");
                        assertOutcome(address + building, address + "|" + building, "accepted");
                    }
                    String other = "長野県長野市"
                            + lot.replace("1613", "1614")
                                    .replace("2番", "4番")
                                    .replace("7番", "8番")
                                    .replace("-2-", "-4-");
                    assertOutcome(address + "　" + building, other + "　" + building, "refused");
                    assertOutcome(address + building, other + building, "refused");
                }
            }
        }
    }

    @Test
    void oneBuildingHasManyWritings() {
        for (int i = 0; i < EACH; i++) {
            String name = List.of("コーポ若葉", "ハイツ", "県営住宅", "メゾン・ド・みすず", "").get(random.nextInt(5));
            char tower = "ABC".charAt(random.nextInt(3));
            int number = 2 + random.nextInt(7);
            int room = number * 100 + 1 + random.nextInt(20);
            assertSame(
                    name + tower + room,
                    name + tower + "棟" + room + "号室",
                    name + tower + "-" + room,
                    name + tower + "号棟" + room);
            assertSame(name + number + "-" + room, name + number + "号棟" + room, name + number + "棟" + room + "号室");
            assertSame(
                    name + room,
                    name + room + "号室",
                    name + "No." + room,
                    name + room + "番",
                    name + number + "F-" + room,
                    name + number + "階" + room + "号室",
                    name + " №" + room);
            if (!name.isEmpty()) {
                assertSame(room + "号室 " + name, name + room, room + " " + name);
                assertSame(name + "Ⅱ " + room, name + "II " + room, name + "2 " + room, name + "② " + room);
                assertSame("㈱" + name + room, "(株)" + name + room, "（株）" + name + room);
                assertSame(name + "～暁～", name + "〜暁〜");
                assertSame("サン＝" + name, "サン・" + name, "サン" + name);
            }
        }
    }

    @Test
    void anotherBuildingIsNeverTheSame() {
        for (int i = 0; i < EACH; i++) {
            String name = List.of("コーポ若葉", "ハイツ", "県営住宅", "メゾン").get(random.nextInt(4));
            int a = 1 + random.nextInt(9);
            int room = 100 * a + 1 + random.nextInt(20);
            assertOther(name + room, name + (room + 1));
            assertOther(name + room, name + a + "-" + String.format("%02d", room % 100));
            assertOther(name + room, "青葉荘" + room);
            assertOther(name + a + "号棟", name + a + "号室");
            assertOther(name + a + "階", name + room);
            assertOther("A" + room, "" + room);
            assertOther(name + "A" + room, name + "B" + room);
            assertOther(name + a + "番館", name + a);
            assertOther(name + "A棟" + room + "号", name + "A棟" + room + "号5");
            assertOther(name + "M&M", name + "MアンドM");
            assertOther(name + room, "");
        }
    }

    @Test
    void twoRoomsOfOneRecordContradictEachOther() {
        for (int i = 0; i < EACH; i++) {
            int room = 101 + random.nextInt(800);
            String lot = "長野県長野市青葉町1丁目2番3号";
            String twice = lot + "　" + room + "|コーポ" + (room + 1);
            assertThat(PairsTest.isAccepted(compare(twice, lot + "|コーポ" + (room + 1))))
                    .as(twice)
                    .isFalse();
            assertThat(compare(twice, lot + "|コーポ" + (room + 1)).has(Rule.ADDRESS_ROOMS_CONTRADICT))
                    .as(twice)
                    .isTrue();
            assertThat(PairsTest.isAccepted(compare(twice, twice))).as(twice).isFalse();
            assertOutcome(lot + "　コーポ" + room + "|コーポ" + room, lot + "　コーポ" + room, "accepted");
            assertOutcome(lot + "　コーポ|" + room, lot + "　コーポ" + room, "accepted");
        }
    }

    private void assertSame(String... buildings) {
        List<String> all = new ArrayList<>(List.of(buildings));
        for (String a : all) {
            for (String b : all) {
                Comparison comparison = compare("長野県長野市青葉町1丁目2番3号|" + a, "長野県長野市青葉町1丁目2番3号|" + b);
                assertThat(comparison.outcome().name())
                        .as("seed %d, %s / %s: %s", SEED, a, b, comparison.rules())
                        .isIn("EXACT", "EQUIVALENT");
            }
        }
    }

    private void assertOther(String a, String b) {
        assertOutcome("長野県長野市青葉町1丁目2番3号|" + a, "長野県長野市青葉町1丁目2番3号|" + b, "other-building");
        assertOutcome("長野県長野市青葉町1丁目2番3号　" + a, "長野県長野市青葉町1丁目2番3号|" + b, "other-building");
    }

    private static void assertHyphenated(String chain, String held) {
        Comparison comparison = compare(chain, held);
        assertThat(comparison.accepts())
                .as("seed %d, %s / %s: %s", SEED, chain, held, comparison.rules())
                .isTrue();
        assertThat(comparison.has(Rule.ADDRESS_ROOM_HYPHENATED))
                .as("%s / %s", chain, held)
                .isTrue();
    }

    private static void assertOutcome(String a, String b, String expected) {
        PairsTest.assertOutcome(
                PairsTest.address(a), PairsTest.address(b), expected, "seed " + SEED + ", " + a + " / " + b);
    }

    private static Comparison compare(String a, String b) {
        return AddressComparator.compare(PairsTest.address(a), PairsTest.address(b));
    }

    private String town() {
        return TOWNS.get(random.nextInt(TOWNS.size()));
    }

    private int number(int most) {
        return 1 + random.nextInt(most);
    }
}
