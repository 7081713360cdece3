package jp.sekisho.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.synthetic.Notation.Rewriting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {
    private static final long SEED = 20_261_121;
    private static final List<SyntheticResident> PEOPLE =
            Population.generate(SEED, 3_000, LocalDate.of(2026, 11, 20)).residents();
    private static final SyntheticResident KENICHI = PEOPLE.getFirst();
    private static final SyntheticResident NAMESAKE = PEOPLE.get(5);
    private static final SyntheticResident KEIKO = PEOPLE.get(6);
    private static final SyntheticResident ANH = PEOPLE.get(7);
    private static final SyntheticResident MIWA = PEOPLE.get(10);

    private static Writing write(Notation notation, SyntheticResident resident) {
        return notation.rewrite(Writing.of(resident));
    }

    @ParameterizedTest
    @CsvSource({
        "DATE_SLASHES, 1964/05/01",
        "DATE_COMPACT, 19640501",
        "DATE_DOTS, 1964.5.1",
        "DATE_UNITS, 1964年5月1日",
        "DATE_FULL_WIDTH, １９６４－０５－０１",
        "DATE_ERA, 昭和39年5月1日",
        "DATE_ERA_FULL_WIDTH, 昭和３９年５月１日",
        "DATE_ERA_KANJI, 昭和三十九年五月一日",
        "DATE_ERA_LETTER, S39.5.1",
        "DATE_ERA_LETTER_LOWER, s39/05/01",
        "DATE_ERA_LETTER_FULL_WIDTH, Ｓ３９．５．１",
        "DATE_ERA_LETTER_COMPACT, S390501",
        "DATE_ERA_SQUARE, ㍼39/05/01",
        "DATE_ERA_RUNNING_ON, 1964-05-01"
    })
    void writesTheBirthDate(Notation notation, String wanted) {
        assertThat(write(notation, KENICHI).birthDate()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "1926-12-24, 大正15年12月24日, ''",
        "1926-12-25, 昭和元年12月25日, 大正15年12月25日",
        "1989-01-07, 昭和64年1月7日, ''",
        "1989-01-08, 平成元年1月8日, 昭和64年1月8日",
        "2019-04-30, 平成31年4月30日, ''",
        "2019-05-01, 令和元年5月1日, 平成31年5月1日",
        "2020-01-01, 令和2年1月1日, ''"
    })
    void knowsWhereTheErasChange(LocalDate date, String wanted, String runningOn) {
        assertThat(DateText.of(date).withUnits()).isEqualTo(wanted);
        assertThat(DateText.runningOn(date).map(DateText::withUnits).orElse("")).isEqualTo(runningOn);
    }

    @ParameterizedTest
    @CsvSource({
        "LOT_HYPHENS, 長野県上田市大手1-11-16",
        "LOT_MINUS_SIGNS, 長野県上田市大手1−11−16",
        "LOT_LONG_VOWEL_MARKS, 長野県上田市大手1ー11ー16",
        "LOT_HYPHEN_BEHIND_CHOME, 長野県上田市大手一丁目11-16",
        "LOT_DIGIT_CHOME, 長野県上田市大手1丁目11番16号",
        "LOT_KANJI, 長野県上田市大手一丁目十一番十六号",
        "LOT_KANJI_DIGITS, 長野県上田市大手一丁目一一番一六号",
        "LOT_LAST_UNIT_DROPPED, 長野県上田市大手一丁目11番16",
        "PREFECTURE_DROPPED, 上田市大手一丁目11番16号",
        "ADDRESS_SPACED, 長野県上田市　大手一丁目11番16号",
        "ADDRESS_FULL_WIDTH, 長野県上田市大手一丁目１１番１６号",
        "POSTAL_CODE, 〒380-8570　長野県上田市大手一丁目11番16号"
    })
    void writesAnAddressOfBlocks(Notation notation, String wanted) {
        assertThat(write(notation, NAMESAKE).addressText()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "LOT_HYPHENS, 長野県長野市大字鶴賀緑町1613",
        "LOT_BAN, 長野県長野市大字鶴賀緑町1613番",
        "LOT_KANJI, 長野県長野市大字鶴賀緑町千六百十三番地",
        "LOT_KANJI_DIGITS, 長野県長野市大字鶴賀緑町一六一三番地",
        "OAZA_DROPPED, 長野県長野市鶴賀緑町1613番地",
        "AZA_FOR_OAZA, 長野県長野市字鶴賀緑町1613番地"
    })
    void writesAnAddressOfLots(Notation notation, String wanted) {
        assertThat(write(notation, KENICHI).addressText()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "LOT_BRANCH_NO, 長野県飯田市東栄町3108番地の2, コーポみどり105号室",
        "BUILDING_DROPPED, 長野県飯田市東栄町3108番地2, ''",
        "BUILDING_IN_TEXT, 長野県飯田市東栄町3108番地2　コーポみどり105号室, ''",
        "BUILDING_ATTACHED, 長野県飯田市東栄町3108番地2コーポみどり105号室, ''",
        "BUILDING_BARE_ROOM, 長野県飯田市東栄町3108番地2, コーポみどり105",
        "BUILDING_HALF_WIDTH, 長野県飯田市東栄町3108番地2, ｺｰﾎﾟみどり105号室"
    })
    void writesABuilding(Notation notation, String text, String building) {
        assertThat(write(notation, MIWA).subject().address().text()).isEqualTo(text);
        assertThat(write(notation, MIWA).subject().address().building()).isEqualTo(building);
    }

    @ParameterizedTest
    @CsvSource({
        "KANJI_VARIANT, 高橋　惠子",
        "KANJI_OTHER_VARIANT, 髙橋　恵子",
        "KANJI_MODERN, 高橋　恵子",
        "KANJI_SELECTOR, 髙\uDB40\uDD00橋　惠子",
        "KANJI_SPACE_HALF, 髙橋 惠子",
        "KANJI_SPACE_NONE, 髙橋惠子"
    })
    void writesTheKanji(Notation notation, String wanted) {
        assertThat(write(notation, KEIKO).name().kanji()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "KANA_LARGE, グエン　ヴアン　アン",
        "KANA_HALF_WIDTH, ｸﾞｴﾝ ｳﾞｧﾝ ｱﾝ",
        "KANA_HIRAGANA, ぐえん　ゔぁん　あん",
        "KANA_SPACED_MARKS, ク゛エン　ウ゛ァン　アン",
        "KANA_MIDDLE_DOT, グエン・ヴァン・アン",
        "KANA_SPACE_NONE, グエンヴァンアン"
    })
    void writesTheKana(Notation notation, String wanted) {
        assertThat(write(notation, ANH).name().kana()).isEqualTo(wanted);
    }

    @Test
    void writesLatinLetters() {
        assertThat(write(Notation.ROMAN_LOWER_CASE, ANH).name().roman()).isEqualTo("nguyen van anh");
        assertThat(write(Notation.ROMAN_FULL_WIDTH, ANH).name().roman()).isEqualTo("ＮＧＵＹＥＮ　ＶＡＮ　ＡＮＨ");
    }

    @Test
    void everyNotationTouchesSomebodyAndNeverWritesTheSame() {
        Set<Notation> seen = EnumSet.noneOf(Notation.class);
        for (SyntheticResident resident : PEOPLE) {
            Writing plain = Writing.of(resident);
            for (Rewriting rewriting : Notation.each(resident)) {
                seen.addAll(rewriting.notations());
                boolean same = rewriting.writing().subject().equals(plain.subject())
                        && rewriting.writing().birthDate().equals(plain.birthDate());
                assertThat(same).as("%s, seed %d", rewriting, SEED).isFalse();
            }
        }
        assertThat(seen).containsExactly(Notation.values());
    }

    /// NFKC is not how the gate folds, so it can tell whether a width or a mark was rewritten rightly.
    @Test
    void widthsAndMarksAreThoseOfUnicode() {
        for (SyntheticResident resident : PEOPLE) {
            String kana = resident.name().kana();
            assertSameByNfkc(Notation.KANA_HALF_WIDTH, resident, w -> w.name().kana(), kana);
            assertSameByNfkc(
                    Notation.KANA_COMBINING_MARKS, resident, w -> w.name().kana(), kana);
            assertSameByNfkc(
                    Notation.KANJI_COMPATIBILITY,
                    resident,
                    w -> w.name().kanji(),
                    resident.name().kanji());
            assertSameByNfkc(
                    Notation.ADDRESS_FULL_WIDTH,
                    resident,
                    Writing::addressText,
                    resident.address().text());
            assertSameByNfkc(
                    Notation.DATE_FULL_WIDTH,
                    resident,
                    Writing::birthDate,
                    resident.birthDate().toString());
        }
    }

    private static void assertSameByNfkc(
            Notation notation, SyntheticResident resident, Function<Writing, String> field, String wanted) {
        assertThat(Normalizer.normalize(field.apply(write(notation, resident)), Normalizer.Form.NFKC))
                .as("%s, seed %d", notation, SEED)
                .isEqualTo(Normalizer.normalize(wanted, Normalizer.Form.NFKC));
    }

    @Test
    void aMixtureIsRepeatableAndNamesTheWaysThatChangedSomething() {
        int ways = 0;
        for (int i = 0; i < PEOPLE.size(); i++) {
            Rewriting mixture = Notation.mixed(PEOPLE.get(i), i);
            assertThat(mixture).as("seed %d", i).isEqualTo(Notation.mixed(PEOPLE.get(i), i));
            Writing again = Writing.of(PEOPLE.get(i));
            for (Notation notation : mixture.notations()) {
                again = notation.rewrite(again);
            }
            assertThat(again).as("%s, seed %d", mixture, i).isEqualTo(mixture.writing());
            ways += mixture.notations().size();
        }
        assertThat(ways / PEOPLE.size()).as("ways in a mixture").isBetween(5, 15);
    }

    @Test
    void kanjiNumeralsAreThoseOfTheRegistry() {
        assertThat(List.of(
                        Lot.kanji(1), Lot.kanji(10), Lot.kanji(21), Lot.kanji(110), Lot.kanji(1613), Lot.kanji(4002)))
                .containsExactly("一", "十", "二十一", "百十", "千六百十三", "四千二");
    }

    @Test
    void theRegistryHoldsWhatTheResidentIs() {
        assertThat(RegistryView.of(KEIKO).previousNames()).hasSize(1);
        assertThat(RegistryView.of(KENICHI).previousAddresses()).hasSize(1);
        assertThat(RegistryView.of(KENICHI).address())
                .isEqualTo(Writing.of(KENICHI).subject().address());
        assertThat(RegistryView.of(KENICHI).name())
                .isEqualTo(Writing.of(KENICHI).subject().name());
        assertThat(RegistryView.of(MIWA).addressProtected()).isTrue();
    }
}
