package jp.sekisho.matching.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.PersonName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameComparatorTest {
    private static final PersonName KENICHI = PersonName.of("小林　健一", "コバヤシ　ケンイチ");
    private static final PersonName FOREIGNER = new PersonName("李　明", "リ　ミン", "LI MING", "山田　太郎", "ヤマダ　タロウ");

    @Test
    void acceptsNameAndReadingTogether() {
        NameComparison comparison = compare(PersonName.of("小林健一", "ｺﾊﾞﾔｼ ｹﾝｲﾁ"), KENICHI);
        assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.EQUIVALENT);
        assertThat(comparison.kana().outcome()).isEqualTo(Outcome.EQUIVALENT);
        assertThat(comparison.familyName()).isEqualTo(Agreement.AGREES);
        assertThat(comparison.givenName()).isEqualTo(Agreement.AGREES);
    }

    @Test
    void aReadingNeverRescuesAName() {
        NameComparison comparison = compare(PersonName.of("伊東　誠", "イトウ　マコト"), PersonName.of("伊藤　誠", "イトウ　マコト"));
        assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(comparison.kana().outcome()).isEqualTo(Outcome.EXACT);
    }

    @Test
    void tellsASiblingByTheGivenName() {
        NameComparison comparison = compare(PersonName.of("小林　健二", "コバヤシ　ケンジ"), KENICHI);
        assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(comparison.kana().outcome()).isEqualTo(Outcome.MISMATCH);
        assertParts(comparison, Agreement.AGREES, Agreement.CONTRADICTS, true);
    }

    @Test
    void tellsAMarriageByTheFamilyName() {
        assertParts(
                compare(PersonName.of("田中　花子", "タナカ　ハナコ"), PersonName.of("佐藤　花子", "サトウ　ハナコ")),
                Agreement.CONTRADICTS,
                Agreement.AGREES,
                true);
    }

    @Test
    void derivesThePartsFromTheSideThatKeepsThemApart() {
        assertParts(compare(PersonName.of("小林健二", "コバヤシケンジ"), KENICHI), Agreement.AGREES, Agreement.CONTRADICTS, false);
        assertParts(compare(KENICHI, PersonName.of("小林健二", "コバヤシケンジ")), Agreement.AGREES, Agreement.CONTRADICTS, false);
        assertParts(
                compare(PersonName.of("佐々木健一", "ササキケンイチ"), KENICHI), Agreement.CONTRADICTS, Agreement.AGREES, false);
        assertParts(compare(PersonName.of("小林", ""), KENICHI), Agreement.AGREES, Agreement.UNKNOWN, false);
        assertParts(compare(PersonName.of("健一", ""), KENICHI), Agreement.UNKNOWN, Agreement.AGREES, false);
        assertParts(
                compare(PersonName.of("小林健二", ""), PersonName.of("小林健一", "")),
                Agreement.UNKNOWN,
                Agreement.UNKNOWN,
                false);
    }

    @Test
    void aPartAgreesOnlyIfItsReadingDoes() {
        assertParts(
                compare(PersonName.of("小林　健二", "オバヤシ　ケンジ"), KENICHI),
                Agreement.CONTRADICTS,
                Agreement.CONTRADICTS,
                true);
        assertParts(compare(PersonName.of("小林　健●", ""), KENICHI), Agreement.AGREES, Agreement.UNKNOWN, true);
    }

    @Test
    void theNameMayBeTheEverydayName() {
        NameComparison comparison = compare(PersonName.of("山田太郎", "ヤマダタロウ"), FOREIGNER);
        assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.EQUIVALENT);
        assertThat(comparison.kanji().has(Rule.NAME_ALIAS)).isTrue();
        assertThat(comparison.kana().outcome()).isEqualTo(Outcome.EQUIVALENT);
    }

    @Test
    void anEverydayNameOfTheRecordNeverRescuesAWrittenNameThatContradicts() {
        PersonName registry = PersonName.of("山田太郎", "ヤマダタロウ");
        assertThat(compare(FOREIGNER, registry).kanji().outcome()).isEqualTo(Outcome.MISMATCH);
        // Nor does leaving out the written name that contradicts.
        PersonName aliasAlone = new PersonName("", "", "", "山田　太郎", "ヤマダ　タロウ");
        assertThat(compare(aliasAlone, registry).kanji().outcome()).isEqualTo(Outcome.ABSENT_IN_RECORD);
    }

    @Test
    void theNameMayBeTheLatinForm() {
        NameComparison comparison = compare(PersonName.of("Li Ming", "リ　ミン"), FOREIGNER);
        assertThat(comparison.kanji().has(Rule.NAME_ROMAN)).isTrue();
        assertThat(comparison.kanji().accepts()).isTrue();
        assertThat(comparison.kana().outcome()).isEqualTo(Outcome.EXACT);
    }

    @Test
    void neverMixesTheReadingOfOneFormWithTheNameOfAnother() {
        NameComparison comparison = compare(PersonName.of("山田　太郎", "リ　ミン"), FOREIGNER);
        assertThat(comparison.kanji().accepts()).isTrue();
        assertThat(comparison.kana().outcome()).isEqualTo(Outcome.MISMATCH);
    }

    @Test
    void formsHeldOnBothSidesMustNotContradict() {
        PersonName otherRoman = new PersonName("李　明", "リ　ミン", "LI MEI", "", "");
        PersonName otherAlias = new PersonName("李　明", "リ　ミン", "", "山田　花子", "");
        assertThat(compare(otherRoman, FOREIGNER).kanji().outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(compare(otherAlias, FOREIGNER).kanji().outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(compare(FOREIGNER, FOREIGNER).kanji().outcome()).isEqualTo(Outcome.EXACT);
    }

    @Test
    void leavingOutTheNameThatContradictsDoesNotHelp() {
        PersonName withName = new PersonName("王　明", "", "LI MING", "", "");
        PersonName withoutName = new PersonName("", "", "LI MING", "", "");
        assertThat(compare(withName, FOREIGNER).kanji().outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(compare(withoutName, FOREIGNER).kanji().outcome()).isEqualTo(Outcome.ABSENT_IN_RECORD);
        PersonName onlyRoman = new PersonName("", "", "Li Ming", "", "");
        assertThat(compare(withoutName, onlyRoman).kanji().outcome()).isEqualTo(Outcome.EQUIVALENT);
    }

    @Test
    void anEarlierNameIsHistorical() {
        PersonName record = PersonName.of("田中花子", "タナカハナコ");
        NameComparison comparison = NameComparator.compare(
                record, List.of(PersonName.of("佐藤　花子", "サトウ　ハナコ"), PersonName.of("田中　花子", "タナカ　ハナコ")));
        assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.HISTORICAL);
        assertThat(comparison.kanji().rules()).contains(Rule.NAME_HISTORICAL, Rule.NAME_SPACING);
        assertThat(comparison.kana().outcome()).isEqualTo(Outcome.HISTORICAL);
        assertThat(comparison.historicalFamilyNameOnly()).isTrue();
    }

    @Test
    void anEarlierGivenNameIsNoChangeOfFamilyName() {
        NameComparison comparison = NameComparator.compare(
                PersonName.of("田中　花子", ""), List.of(PersonName.of("田中　華子", "タナカ　ハナコ"), PersonName.of("田中　花子", "")));
        assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.HISTORICAL);
        assertThat(comparison.kana().outcome()).isEqualTo(Outcome.ABSENT_IN_RECORD);
        assertThat(comparison.historicalFamilyNameOnly()).isFalse();
    }

    @Test
    void anEarlierNameThatIsNotSplitProvesNoChangeOfFamilyName() {
        NameComparison comparison = NameComparator.compare(
                PersonName.of("田中花子", ""), List.of(PersonName.of("佐藤　花子", ""), PersonName.of("田中花子", "")));
        assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.HISTORICAL);
        assertThat(comparison.historicalFamilyNameOnly()).isFalse();
    }

    @Test
    void anEarlierNameNeedsItsOwnReading() {
        PersonName current = PersonName.of("佐藤　花子", "サトウ　ハナコ");
        PersonName earlier = PersonName.of("田中　花子", "タナカ　ハナコ");
        NameComparison comparison =
                NameComparator.compare(PersonName.of("田中　花子", "サトウ　ハナコ"), List.of(current, earlier));
        assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.MISMATCH);
        assertThat(comparison.kana().outcome()).isEqualTo(Outcome.EXACT);
    }

    @Test
    void theCurrentNameComesFirstAndItsEarlierReadingAfterIt() {
        NameComparison comparison = NameComparator.compare(KENICHI, List.of(KENICHI, KENICHI));
        assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.EXACT);
        PersonName otherReading = PersonName.of("小林　健一", "オバヤシ　ケンイチ");
        assertThat(NameComparator.compare(otherReading, List.of(KENICHI, otherReading))
                        .kana()
                        .outcome())
                .isEqualTo(Outcome.HISTORICAL);
    }

    @Test
    void anEarlierNameDoesNotOutweighALatinFormThatContradicts() {
        PersonName record = new PersonName("王　明", "", "WANG MEI", "", "");
        PersonName earlier = PersonName.of("王　明", "");
        assertThat(NameComparator.compare(record, List.of(FOREIGNER, earlier))
                        .kanji()
                        .outcome())
                .isEqualTo(Outcome.MISMATCH);
    }

    @Test
    void tellsWhichSideHoldsNoName() {
        PersonName none = PersonName.of("", "");
        assertThat(compare(none, KENICHI).kanji().outcome()).isEqualTo(Outcome.ABSENT_IN_RECORD);
        assertThat(compare(KENICHI, none).kanji().outcome()).isEqualTo(Outcome.ABSENT_IN_REGISTRY);
        assertThat(NameComparator.compare(KENICHI, List.of()).kana().outcome()).isEqualTo(Outcome.ABSENT_IN_REGISTRY);
        assertThat(compare(none, KENICHI).historicalFamilyNameOnly()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "KOBAYASHI KENICHI, '', ''",
        "'', 青木　健一, ''",
        "'', '', アオキ　ケンイチ",
    })
    void notesAFormThatTheRegistryDoesNotHold(String roman, String alias, String aliasKana) {
        PersonName record = new PersonName(KENICHI.kanji(), KENICHI.kana(), roman, alias, aliasKana);
        assertThat(compare(record, KENICHI).kanji().outcome()).isEqualTo(Outcome.EXACT);
        assertThat(compare(record, KENICHI).kanji().rules()).containsExactly(Rule.NAME_FORM_NOT_HELD);
        assertThat(compare(record, record).kanji().rules()).isEmpty();
        assertThat(compare(KENICHI, record).kanji().rules()).isEmpty();
    }

    @Test
    void aLatinFormIsHeldWhereTheWrittenNameIsLatin() {
        PersonName record = new PersonName("NGUYEN VAN ANH", "", "NGUYEN VAN ANH", "", "");
        assertThat(compare(record, PersonName.of("NGUYEN VAN ANH", "")).kanji().rules())
                .doesNotContain(Rule.NAME_FORM_NOT_HELD);
    }

    @Test
    void anEarlierEverydayNameIsNoChangeOfFamilyName() {
        PersonName current = PersonName.of("佐藤　花子", "サトウ　ハナコ");
        PersonName earlier = new PersonName("鈴木　花子", "スズキ　ハナコ", "", "田中　花子", "タナカ　ハナコ");
        NameComparison comparison =
                NameComparator.compare(PersonName.of("田中　花子", "タナカ　ハナコ"), List.of(current, earlier));
        assertThat(comparison.kanji().outcome()).isEqualTo(Outcome.HISTORICAL);
        assertThat(comparison.kanji().rules()).contains(Rule.NAME_ALIAS, Rule.NAME_HISTORICAL);
        assertThat(comparison.historicalFamilyNameOnly()).isFalse();
    }

    @Test
    void aFormWhoseReadingAgreesComesBeforeOneWhoseReadingIsMissingOrContradicts() {
        PersonName record = PersonName.of("山田　太郎", "ヤマダ　タロウ");
        PersonName withoutReading = new PersonName("山田　太郎", "", "", "山田　太郎", "ヤマダ　タロウ");
        PersonName otherReading = new PersonName("山田　太郎", "サンタ　タロウ", "", "山田　太郎", "");
        assertThat(compare(record, withoutReading).kana().outcome()).isEqualTo(Outcome.EXACT);
        assertThat(compare(record, withoutReading).kanji().has(Rule.NAME_ALIAS)).isTrue();
        assertThat(compare(record, otherReading).kana().outcome()).isEqualTo(Outcome.ABSENT_IN_REGISTRY);
        PersonName bothAlike = new PersonName("山田　太郎", "サンタ　タロウ", "", "山田　太郎", "サンタ　タロウ");
        assertThat(compare(record, bothAlike).kanji().has(Rule.NAME_ALIAS))
                .as("the name as written comes first")
                .isFalse();
    }

    @Test
    void anUnknownNameProvesNothingInAnyForm() {
        PersonName unknown = PersonName.of("不　詳", "フ　メ　イ");
        assertThat(compare(unknown, unknown).kanji().outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
        assertThat(compare(unknown, unknown).kana().outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
        PersonName unknownAlias = new PersonName("", "", "", "不　明", "");
        assertThat(compare(unknownAlias, unknownAlias).kanji().accepts()).isFalse();
        PersonName unknownRoman = new PersonName("", "", "Un known", "", "");
        assertThat(compare(unknownRoman, unknownRoman).kanji().accepts()).isFalse();
    }

    private static NameComparison compare(PersonName record, PersonName registry) {
        return NameComparator.compare(record, List.of(registry));
    }

    private static void assertParts(NameComparison comparison, Agreement family, Agreement given, boolean split) {
        assertThat(comparison.familyName()).isEqualTo(family);
        assertThat(comparison.givenName()).isEqualTo(given);
        assertThat(comparison.split()).isEqualTo(split);
    }
}
