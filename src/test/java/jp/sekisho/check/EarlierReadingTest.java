package jp.sekisho.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.matching.address.FormerMunicipalities;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.Policy;
import jp.sekisho.policy.Procedure;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.KanaSource;
import jp.sekisho.registry.Resident.PreviousName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A reading that was corrected since, and one that is official.
class EarlierReadingTest {
    private static final Procedure PROCEDURE = new Procedure(7, "seven", "七", "Seven", "課", true);
    private static final BirthDateEntry.Day BORN = new BirthDateEntry.Day(1964, 5, 1);
    private static final Address ADDRESS = new Address("202011", "長野県長野市大字鶴賀緑町1613番地", "");
    private static final String WRITTEN = "小林　幸子";
    private static final String NOW = "コバヤシ　サチコ";

    @ParameterizedTest
    @ValueSource(strings = {"", WRITTEN})
    void agreesAsAnEarlierReading(String writtenThen) {
        Decision decision =
                decide("コバヤシ　ユキコ", WRITTEN, KanaSource.OFFICIAL, true, PersonName.of(writtenThen, "ｺﾊﾞﾔｼ ﾕｷｺ"));

        assertThat(decision).isInstanceOf(Decision.Pass.class);
        assertThat(decision.outcomes())
                .containsEntry(Field.NAME_KANJI, Outcome.EXACT)
                .containsEntry(Field.NAME_KANA, Outcome.HISTORICAL);
        assertThat(decision.notes()).contains(Rule.NAME_HISTORICAL).doesNotContain(Rule.NAME_KANA_DIFFERS);
    }

    /// The reading of another name is none of this one, and an earlier reading does not carry another written name.
    @ParameterizedTest
    @CsvSource({"コバヤシ　カズコ,小林　幸子,小林　幸子", "コバヤシ　ユキコ,小林　幸子,小林　雪子", "コバヤシ　ユキコ,小林　和子,小林　幸子"})
    void agreesWithNoReadingOfAnotherName(String reading, String written, String writtenThen) {
        Decision decision = decide(reading, written, KanaSource.UNKNOWN, true, PersonName.of(writtenThen, "コバヤシ　ユキコ"));

        assertThat(decision.outcomes()).doesNotContainValue(Outcome.HISTORICAL);
    }

    @Test
    void mustAgreeWithAnOfficialReadingWhereThePolicyWantsIt() {
        PersonName earlier = PersonName.of("", "コバヤシ　ユキコ");

        assertThat(reasons(decide("コバヤシ　ユキコ", WRITTEN, KanaSource.OFFICIAL, false, earlier)))
                .containsExactly(ReasonCode.NAME_KANA_HISTORICAL);
        assertThat(reasons(decide("コバヤシ　カズコ", WRITTEN, KanaSource.OFFICIAL, false, earlier)))
                .containsExactly(ReasonCode.NAME_KANA_MISMATCH);
        assertThat(reasons(decide("", WRITTEN, KanaSource.OFFICIAL, false, earlier)))
                .containsExactly(ReasonCode.NAME_KANA_ABSENT_IN_RECORD);
        assertThat(decide(NOW, WRITTEN, KanaSource.OFFICIAL, false, earlier)).isInstanceOf(Decision.Pass.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = KanaSource.class,
            names = {"UNKNOWN", "NOTIFIED", "FOREIGN"})
    void mayDifferFromAReadingThatIsNotOfficial(KanaSource source) {
        Decision decision = decide("コバヤシ　カズコ", WRITTEN, source, false, PersonName.of("", "コバヤシ　ユキコ"));

        assertThat(decision).isInstanceOf(Decision.Pass.class);
        assertThat(decision.notes()).contains(Rule.NAME_KANA_DIFFERS);
    }

    private static Set<ReasonCode> reasons(Decision decision) {
        return ((Decision.Block) decision).reasons();
    }

    private static Decision decide(
            String reading, String written, KanaSource source, boolean acceptsOther, PersonName earlier) {
        IndividualNumber number = (IndividualNumber) NumberEntry.parse("609407454590");
        Resident resident = new Resident(
                number,
                Resident.NumberStatus.CURRENT,
                Resident.Status.ACTIVE,
                PersonName.of(WRITTEN, NOW),
                source,
                BORN,
                Sex.FEMALE,
                ADDRESS,
                List.of(new PreviousName(earlier, Optional.empty())),
                List.of(),
                false);
        Policy.Limits widest = Policy.Limits.WIDEST;
        Policy policy = new Policy(
                "p",
                "0",
                Set.of(Field.INDIVIDUAL_NUMBER, Field.NAME_KANJI, Field.BIRTH_DATE, Field.SEX, Field.ADDRESS),
                Set.of(Policy.Historical.values()),
                false,
                false,
                new Policy.Limits(
                        true, true, acceptsOther, false, widest.addressYears(), widest.bornSince(), widest.zeroDays()),
                Set.of());
        Subject subject = new Subject(number, PersonName.of(written, reading), BORN, Sex.FEMALE, ADDRESS);
        return Decider.decide(
                SubjectComparator.compare(subject, resident, true, FormerMunicipalities.ofTheProgram()),
                resident,
                PROCEDURE,
                policy,
                DecisionLawsTest.TODAY,
                Set.of());
    }
}
