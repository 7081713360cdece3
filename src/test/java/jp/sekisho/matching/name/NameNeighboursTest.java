package jp.sekisho.matching.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.sekisho.matching.Outcome;
import jp.sekisho.person.PersonName;
import org.junit.jupiter.api.Test;

/// For each kind of pair that a file of pairs shows by an example, thirty others of its kind.
class NameNeighboursTest {
    private static final long SEED = 20_261_127L;
    private static final int EACH = 30;

    private static final List<String> FAMILIES = List.of(
            "小林", "佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "中村", "加藤", "長谷川", "佐々木", "五十嵐", "宮澤", "渡邉", "髙橋", "勅使河原");
    private static final List<String> GIVEN = List.of("健一", "花子", "翔", "さくら", "美咲", "太郎", "由美子", "大", "カオル", "龍之介");
    private static final List<String> LATIN_FAMILIES =
            List.of("SMITH", "NGUYEN", "KIM", "LEE", "CHEN", "GARCIA", "WANG", "PARK");
    private static final List<String> LATIN_GIVEN =
            List.of("JOHN", "VAN", "MIN", "ANH", "MARIA", "HO", "PAUL", "LUIS", "WEI");
    private static final String MARKED = "ÀÁÂÃẢẠ ÈÉÊẼẺẸ ÒÓÔÕỎỌ ÙÚŨỦỤŮ ÝỲỶỸỴ";

    @Test
    void aFamilyNameAloneIsNoName() {
        each(random -> {
            String family = pick(FAMILIES, random);
            int at = random.nextInt(family.length() + 1);
            String spaced = family.substring(0, at) + "　" + family.substring(at);
            rejects(PersonName.of(family, ""), PersonName.of(family, ""));
            rejects(PersonName.of(family.length() == 2 ? spaced : family, ""), PersonName.of(family, ""));
            rejects(PersonName.of("王　偉", ""), PersonName.of(family, ""), PersonName.of(family, ""));
        });
    }

    @Test
    void whatSaysNothingAgreesWithNothing() {
        List<String> nothing = List.of(
                "赤ちゃん", "第二子", "未命名", "名無し", "なし", "無", "不詳", "ベビー", "アカチャン", "女児", "同上", "〇〇", "×××", "●", "？", "***",
                "ー", "0", "123", "...", "N/A");
        each(random -> {
            String word = pick(nothing, random);
            for (String name : List.of(word, pick(FAMILIES, random) + "　" + word)) {
                rejects(PersonName.of(name, ""), PersonName.of(name, ""));
                rejects(PersonName.of(name, name), PersonName.of("王　偉", "オウ　イ"), PersonName.of(name, name));
            }
        });
        each(random -> {
            StringBuilder signs = new StringBuilder();
            for (int n = 1 + random.nextInt(5); n > 0; n--) {
                signs.append("-・.,/ 　0123456789!#%&()+<>@[]^_{|}～…※♪①Ⅱ".charAt(random.nextInt(40)));
            }
            rejects(PersonName.of(signs.toString(), ""), PersonName.of(signs.toString(), ""));
            String letter = Character.toString('A' + random.nextInt(26));
            rejects(PersonName.of(letter.repeat(3), ""), PersonName.of(letter.repeat(3), ""));
        });
    }

    @Test
    void aPlaceholderAgreesWithNothingWhereverItStands() {
        each(random -> {
            String name = pick(FAMILIES, random) + "　" + pick(GIVEN, random);
            int at = random.nextInt(name.length());
            for (String unknown : List.of("〓", "〇", "\uE000", "\uFFFD", "한", "\uD55C", "Я", "ण", "☆", "（")) {
                String spoilt = name.substring(0, at) + unknown + name.substring(name.charAt(at) == '　' ? at : at + 1);
                rejects(PersonName.of(spoilt, ""), PersonName.of(spoilt, ""));
                rejects(PersonName.of(spoilt, ""), PersonName.of(name, ""));
            }
        });
    }

    @Test
    void wordsDividedElsewhereAreOtherNames() {
        List<String> both = List.of("金|安", "東|儀", "林|原", "森|本", "原|田", "北|村", "南|野", "西|山", "中|島", "大|石", "星|野", "秋|山");
        each(random -> {
            String[] family = pick(both, random).split("\\|");
            String given = pick(GIVEN, random);
            PersonName short_ = PersonName.of(family[0] + "　" + family[1] + given, "キン　ヤスアキ");
            PersonName long_ = PersonName.of(family[0] + family[1] + "　" + given, "キン　ヤスアキ");
            rejects(short_, long_);
            accepts(PersonName.of(family[0] + family[1] + given, "キン　ヤスアキ"), long_);
        });
        each(random -> {
            String name =
                    pick(LATIN_FAMILIES, random) + " " + pick(LATIN_GIVEN, random) + " " + pick(LATIN_GIVEN, random);
            int first = name.indexOf(' ');
            int second = name.lastIndexOf(' ');
            accepts(latin(name), latin(name.substring(0, second) + name.substring(second + 1)));
            rejects(latin(name), latin(name.substring(0, first) + name.substring(first + 1)));
            rejects(latin(name), latin(name.replace(" ", "")));
            String moved = name.substring(0, first - 1) + " " + name.charAt(first - 1) + name.substring(first + 1);
            rejects(latin(name), latin(moved));
        });
    }

    @Test
    void aSpaceInTheWrongPlaceIsForgivenWhereTheReadingsAgree() {
        each(random -> {
            String family = pick(List.of("小林", "佐藤", "鈴木", "渡辺", "伊藤", "山本", "加藤"), random);
            String given = pick(GIVEN, random);
            PersonName slip = PersonName.of(family.charAt(0) + "　" + family.charAt(1) + given, "セイ　メイ");
            PersonName right = PersonName.of(family + "　" + given, "セイ　メイ");
            boolean otherFamily = FamilyNames.isWritten(family.substring(0, 1));
            assertThat(accepted(slip, right)).as("seed %d", SEED).isEqualTo(!otherFamily);
            rejects(PersonName.of(slip.kanji(), "セ　イメイ"), right);
            rejects(PersonName.of(slip.kanji(), ""), right);
        });
    }

    @Test
    void oneMarkIsNotAnother() {
        List<String> groups = List.of(MARKED.split(" "));
        each(random -> {
            String group = pick(groups, random);
            char a = group.charAt(random.nextInt(group.length()));
            char b = group.charAt(random.nextInt(group.length()));
            char bare = FoldedName.of(String.valueOf(a)).text().charAt(0);
            PersonName name = latin("NGUYEN TH" + a + "T");
            assertThat(accepted(name, latin("NGUYEN TH" + b + "T"))).isEqualTo(a == b);
            accepts(name, latin("NGUYEN TH" + bare + "T"));
        });
        each(random -> {
            String umlauts = "ÄÖÜÅäöüå";
            int at = random.nextInt(umlauts.length());
            String two = List.of("AE", "OE", "UE", "AA").get(at % 4);
            String name = pick(LATIN_FAMILIES, random) + " M" + umlauts.charAt(at) + "L";
            accepts(latin(name), latin(name.replace(umlauts.substring(at, at + 1), two)));
            accepts(latin(name), latin(name.replace(umlauts.substring(at, at + 1), two.substring(0, 1))));
            rejects(latin(name), latin(name.replace(umlauts.substring(at, at + 1), "Ø")));
        });
    }

    @Test
    void whatCannotBeSeenVanishesAndWhatCanDoesNot() {
        each(random -> {
            PersonName name = random.nextBoolean()
                    ? PersonName.of(pick(FAMILIES, random) + "　" + pick(GIVEN, random), "")
                    : latin(pick(LATIN_FAMILIES, random) + " " + pick(LATIN_GIVEN, random));
            int at = 1 + random.nextInt(name.kanji().length() - 1);
            for (int c : List.of(0xAD, 0x200B, 0x200D, 0x202E, 0x2060, 0xFEFF, 0xE0041, 0x34F, 0x115F)) {
                accepts(inserted(name, at, c), name);
            }
            for (int c : List.of(0x1175, 0x1100, 0x941, 0xE48, 0x20DD, 0x600, 0x627, 0x5D0, 0x302E, 0x1D167, 0x1F600)) {
                rejects(inserted(name, at, c), name);
                rejects(inserted(name, at, c), inserted(name, at, c));
            }
        });
    }

    @Test
    void smallKanaAreLettersOfAWrittenName() {
        each(random -> {
            String[] sizes = pick(List.of("りつか|りっか", "みゆう|みゅう", "きようか|きょうか", "リツカ|リッカ", "しゆん|しゅん", "ひゆうが|ひゅうが"), random)
                    .split("\\|");
            String family = pick(FAMILIES, random);
            PersonName large = PersonName.of(family + "　" + sizes[0], "セイ　メイ");
            rejects(large, PersonName.of(family + "　" + sizes[1], "セイ　メイ"));
            accepts(large, large);
        });
    }

    @Test
    void formsThatParentsChooseFromAreTwoGivenNamesAndOneFamilyName() {
        each(random -> {
            String pair = pick(List.of("遥遙", "凜凛", "萌萠", "晃晄", "亘亙", "巌巖", "槙槇", "禄祿", "穣穰", "尭堯"), random);
            String a = pair.substring(0, 1);
            String b = pair.substring(1);
            String end = random.nextBoolean() ? "" : "子";
            rejects(PersonName.of("小林　" + a + end, "コ　メイ"), PersonName.of("小林　" + b + end, "コ　メイ"));
            rejects(PersonName.of("小林" + a + end, "コ　メイ"), PersonName.of("小林　" + b + end, "コ　メイ"));
            accepts(PersonName.of(a + "田　花子", "コ　メイ"), PersonName.of(b + "田　花子", "コ　メイ"));
        });
    }

    @Test
    void anotherVariantAgreesInAGivenNameWithItsReadingAndIsTold() {
        each(random -> {
            String pair = pick(List.of("竜龍", "恵惠", "実實", "栄榮", "真眞", "広廣", "清淸", "寿壽"), random);
            PersonName a = PersonName.of("小林　" + pair.charAt(0), "コ　メイ");
            PersonName b = PersonName.of("小林　" + pair.charAt(1), "コ　メイ");
            NameComparison comparison = NameComparator.compare(a, List.of(b));
            assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.VARIANT);
            assertThat(comparison.givenNameVariant()).isTrue();
            rejects(PersonName.of(a.kanji(), ""), b);
            NameComparison family = NameComparator.compare(
                    PersonName.of(pair.charAt(0) + "田　花子", ""), List.of(PersonName.of(pair.charAt(1) + "田花子", "コ　メイ")));
            assertThat(family.kanji().outcome()).isEqualTo(Outcome.VARIANT);
            assertThat(family.givenNameVariant()).isFalse();
        });
    }

    @Test
    void aCardsTwoFormsInOneAreComparedBoth() {
        each(random -> {
            String roman = pick(LATIN_FAMILIES, random) + " " + pick(LATIN_GIVEN, random);
            String kanji = pick(List.of("王偉", "金 英姫", "陳建国", "李　明", "張麗"), random);
            String joint = pick(List.of(" ", "　", "_", "＿", " _ "), random);
            String both = random.nextBoolean() ? roman + joint + kanji : kanji + joint + roman;
            PersonName apart = new PersonName(kanji, "ワン　ウェイ", roman, "", "");
            accepts(PersonName.of(both, "ワン　ウェイ"), apart);
            accepts(apart, PersonName.of(both, "ワン　ウェイ"));
            accepts(new PersonName(both, "ワン　ウェイ", roman, "", ""), apart);
            rejects(PersonName.of(both.replace(kanji, kanji + "花"), "ワン　ウェイ"), apart);
            rejects(PersonName.of(both.replace(roman, roman + "X"), "ワン　ウェイ"), apart);
            rejects(new PersonName(both, "ワン　ウェイ", roman + "X", "", ""), apart);
        });
    }

    @Test
    void noFormRescuesAnother() {
        PersonName right = new PersonName("王偉", "オウ　イ", "WANG WEI", "山田　太郎", "ヤマダ　タロウ");
        PersonName wrong = new PersonName("李明", "リ　ミン", "LI MING", "鈴木　花子", "スズキ　ハナコ");
        for (int held = 1; held < 8; held++) {
            for (int other = 0; other < 8; other++) {
                boolean anyWrong = (held & other) != 0;
                boolean anyRight = (held & ~other) != 0;
                PersonName record = new PersonName(
                        form(held, other, 0, right.kanji(), wrong.kanji()),
                        "",
                        form(held, other, 1, right.roman(), wrong.roman()),
                        form(held, other, 2, right.alias(), wrong.alias()),
                        "");
                NameComparison comparison = NameComparator.compare(record, List.of(right));
                boolean stands = (held & 1) != 0 || (held & 4) != 0;
                assertThat(comparison.kanji().accepts())
                        .as("held %d, other %d", held, other)
                        .isEqualTo(stands && !anyWrong);
                assertThat(comparison.formsContradict())
                        .as("held %d, other %d", held, other)
                        .isEqualTo(stands && anyWrong && anyRight);
            }
        }
    }

    private static String form(int held, int other, int bit, String right, String wrong) {
        return (held >> bit & 1) == 0 ? "" : (other >> bit & 1) == 0 ? right : wrong;
    }

    @Test
    void theEverydayNameCountsInItsOwnField() {
        each(random -> {
            String alias = pick(FAMILIES, random) + "　" + pick(GIVEN, random);
            PersonName registry = new PersonName("金英姫", "キム　ヨンヒ", "", alias, "セイ　メイ");
            accepts(new PersonName("", "", "", alias, "セイ　メイ"), registry);
            accepts(PersonName.of(alias, "セイ　メイ"), registry);
            rejects(new PersonName("", "", "", alias + "美", "セイ　メイ"), registry);
            rejects(new PersonName("李明", "", "", alias, "セイ　メイ"), registry);
            rejects(new PersonName("", "", "", alias, "セイ　メイ"), PersonName.of(alias, "セイ　メイ"));
        });
    }

    @Test
    void theGivenNameFirstIsSeen() {
        each(random -> {
            String family = pick(FAMILIES, random);
            String given = pick(GIVEN, random);
            NameComparison comparison = NameComparator.compare(
                    PersonName.of(given + "　" + family, random.nextBoolean() ? "メイ　セイ" : ""),
                    List.of(PersonName.of(family + " " + given, "セイ　メイ")));
            assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(comparison.nameOrderCrossed()).isTrue();
            assertThat(comparison.familyName()).isEqualTo(Agreement.AGREES);
            assertThat(comparison.kana().outcome()).isNotEqualTo(Outcome.MISMATCH);
            NameComparison other = NameComparator.compare(
                    PersonName.of(given + "　" + family, "ベツ　ジン"),
                    List.of(PersonName.of(family + " " + given, "セイ　メイ")));
            assertThat(other.nameOrderCrossed()).isFalse();
        });
    }

    @Test
    void aPassportsSimplifiedLettersServeResidentsWithALatinName() {
        each(random -> {
            String[] pair = pick(List.of("张伟|張偉", "刘军|劉軍", "陈丽|陳麗", "赵静|趙靜", "马华|馬華", "杨强|楊強"), random)
                    .split("\\|");
            if (KanjiNameComparator.compare(pair[0], pair[1]).accepts()) {
                return;
            }
            PersonName passport = new PersonName(pair[0], "", "", "", "");
            accepts(passport, new PersonName(pair[1], "", "ZHANG WEI", "", ""));
            accepts(new PersonName(pair[0], "", "ZHANG WEI", "", ""), new PersonName(pair[1], "", "ZHANG WEI", "", ""));
            rejects(passport, new PersonName(pair[1], "", "", "", ""));
            rejects(passport, new PersonName(pair[1] + "子", "", "ZHANG WEI", "", ""));
        });
    }

    @Test
    void anEarlierNameNeedsTheReadingThatTheRegistryHolds() {
        each(random -> {
            PersonName earlier = PersonName.of(pick(FAMILIES, random) + "　花子", "セイ　ハナコ");
            PersonName current = PersonName.of("王　花子", "オウ　ハナコ");
            assertThat(NameComparator.compare(earlier, List.of(current, earlier))
                            .kanji()
                            .outcome())
                    .isEqualTo(Outcome.HISTORICAL);
            rejects(PersonName.of(earlier.kanji(), ""), current, earlier);
            rejects(PersonName.of(earlier.kanji(), "オウ　ハナコ"), current, earlier);
        });
    }

    private static PersonName inserted(PersonName name, int at, int c) {
        String kanji = name.kanji();
        return PersonName.of(kanji.substring(0, at) + Character.toString(c) + kanji.substring(at), name.kana());
    }

    private static PersonName latin(String name) {
        return PersonName.of(name, "");
    }

    private static void accepts(PersonName record, PersonName registry) {
        assertThat(accepted(record, registry))
                .as("seed %d: %s / %s", SEED, record.kanji(), registry.kanji())
                .isTrue();
    }

    private static void rejects(PersonName record, PersonName current, PersonName... earlier) {
        List<PersonName> names = new ArrayList<>(List.of(current));
        names.addAll(List.of(earlier));
        Outcome outcome = NameComparator.compare(record, names).kanji().outcome();
        assertThat(outcome)
                .as("seed %d: %s / %s", SEED, record.kanji(), current.kanji())
                .isNotIn(Outcome.EXACT, Outcome.EQUIVALENT, Outcome.VARIANT, Outcome.HISTORICAL);
    }

    private static boolean accepted(PersonName record, PersonName registry) {
        return NameComparator.compare(record, List.of(registry)).kanji().accepts();
    }

    private static String pick(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private interface Try {
        void with(Random random);
    }

    private static void each(Try tried) {
        Random random = new Random(SEED);
        for (int i = 0; i < EACH; i++) {
            tried.with(random);
        }
    }
}
