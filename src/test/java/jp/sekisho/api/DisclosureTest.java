package jp.sekisho.api;

import static jp.sekisho.matching.Outcome.EXACT;
import static jp.sekisho.matching.Outcome.MISMATCH;
import static jp.sekisho.matching.Outcome.PARTIAL;
import static jp.sekisho.matching.Outcome.VARIANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.ReasonWire;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.matching.Outcome;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.person.Shape;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.Field;
import jp.sekisho.policy.Procedure;
import jp.sekisho.security.Caller.Detail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisclosureTest {
    private static final Disclosure GUARDED = new Disclosure(Detail.GUARDED);
    private static final BusinessRecord RECORD = record("609407454590", "1964-05-01");

    private static BusinessRecord record(String number, String birthDate) {
        return new BusinessRecord(
                new Procedure(1, "shintai-shogaisha-techo", "", "", "", true),
                new Subject(
                        NumberEntry.parse(number),
                        PersonName.of("小林健一", "コバヤシケンイチ"),
                        BirthDateEntry.parse(birthDate),
                        Sex.MALE,
                        Address.ABSENT),
                BusinessRecord.NumberOnForm.NOT_SENT);
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void everyCallerIsToldWhatAnUnreadableValueLooksLike(Detail detail) {
        Decision.Block block = new Decision.Block(
                EnumSet.of(ReasonCode.NUMBER_FORMAT, ReasonCode.BIRTH_DATE_INVALID),
                Map.of(),
                Set.of(),
                Set.of(),
                false);
        List<ReasonWire> reasons = new Disclosure(detail).reasons(block, record("60940745459", "23498"), Language.EN);
        assertThat(reasons)
                .extracting(ReasonWire::shape)
                .containsExactly(Shape.NUMBER_ELEVEN_DIGITS, Shape.BIRTH_DATE_SERIAL);
        assertThat(reasons).extracting(ReasonWire::message).noneMatch(text -> text.matches(".*[0-9]{3}.*"));
    }

    private static Map<Field, Outcome> outcomes(
            Outcome kanji, Outcome kana, Outcome birthDate, Outcome sex, Outcome address) {
        Map<Field, Outcome> outcomes = new EnumMap<>(Field.class);
        outcomes.put(Field.NAME_KANJI, kanji);
        outcomes.put(Field.NAME_KANA, kana);
        outcomes.put(Field.BIRTH_DATE, birthDate);
        outcomes.put(Field.SEX, sex);
        outcomes.put(Field.ADDRESS, address);
        return outcomes;
    }

    private static Decision.Block block(Map<Field, Outcome> outcomes, ReasonCode first, ReasonCode... more) {
        return new Decision.Block(
                EnumSet.of(first, more), outcomes, EnumSet.of(Diagnosis.SWAP_SUSPECTED_HOUSEHOLD), Set.of(), true);
    }

    private static final List<Object> ONE_ANSWER =
            Arrays.asList(Remedy.CORRECT, null, List.of("RECORD_PROBLEM"), Set.of(), Set.of());

    /// All that a caller sees of a BLOCK and that is not the same in every answer.
    private static List<Object> shown(Disclosure disclosure, Decision decision) {
        return Arrays.asList(
                disclosure.remedy(decision),
                disclosure.outcomes(decision),
                disclosure.reasons(decision, RECORD, Language.EN).stream()
                        .map(ReasonWire::code)
                        .toList(),
                disclosure.diagnoses(decision),
                disclosure.notes(decision));
    }

    private static List<String> codes(Decision decision) {
        return GUARDED.reasons(decision, RECORD, Language.EN).stream()
                .map(ReasonWire::code)
                .toList();
    }

    @Test
    void tellsOfTheOneFieldThatDiffersWhereAllElseIdentifies() {
        Decision move = block(
                outcomes(VARIANT, EXACT, EXACT, EXACT, MISMATCH),
                ReasonCode.ADDRESS_MISMATCH,
                ReasonCode.NAMESAKE_RISK);
        assertThat(GUARDED.outcomes(move)).isEqualTo(new CheckResponse.Outcomes(null, null, null, null, MISMATCH));
        assertThat(codes(move)).containsExactly("ADDRESS_MISMATCH", "NAMESAKE_RISK");
    }

    @Test
    void saysNothingOfAnyFieldWhereTheNumberIsSomebodyElses() {
        Decision swap = block(
                outcomes(MISMATCH, MISMATCH, MISMATCH, EXACT, EXACT),
                ReasonCode.BIRTH_DATE_MISMATCH,
                ReasonCode.NAME_MISMATCH);
        assertThat(shown(GUARDED, swap)).isEqualTo(ONE_ANSWER);
    }

    /// The one answer, whatever of a person does not agree, and whether there is a person at all.
    @ParameterizedTest
    @EnumSource(
            value = Detail.class,
            names = {"COARSE", "GUARDED"})
    void whoeverDoesNotKnowThePersonGetsOneAnswer(Detail detail) {
        Disclosure disclosure = new Disclosure(detail);
        assertThat(shown(disclosure, block(Map.of(), ReasonCode.NUMBER_NOT_FOUND)))
                .isEqualTo(ONE_ANSWER);
        Set<Outcome> agreeing = EnumSet.of(EXACT, Outcome.EQUIVALENT, VARIANT, Outcome.HISTORICAL);
        for (Outcome kanji : Outcome.values()) {
            for (Outcome birthDate : Outcome.values()) {
                for (Outcome address : Outcome.values()) {
                    long known = Stream.of(kanji, birthDate, address)
                            .filter(agreeing::contains)
                            .count();
                    Decision decision = block(
                            outcomes(kanji, EXACT, birthDate, EXACT, address),
                            ReasonCode.SUBJECT_ABROAD,
                            ReasonCode.NAME_KANJI_PARTIAL,
                            ReasonCode.BIRTH_DATE_PARTIAL,
                            ReasonCode.ADDRESS_PARTIAL);
                    if (known < 2) {
                        assertThat(shown(disclosure, decision)).isEqualTo(ONE_ANSWER);
                    } else {
                        assertThat(shown(disclosure, decision)).isNotEqualTo(ONE_ANSWER);
                    }
                }
            }
        }
    }

    @Test
    void aReplacedNumberIsToldFromOneThatNobodyHasByFullDetailAlone() {
        Decision superseded = block(outcomes(EXACT, EXACT, EXACT, EXACT, EXACT), ReasonCode.NUMBER_SUPERSEDED);
        assertThat(shown(GUARDED, superseded)).isEqualTo(ONE_ANSWER);
        assertThat(shown(new Disclosure(Detail.COARSE), superseded)).isEqualTo(ONE_ANSWER);
        assertThat(new Disclosure(Detail.FULL).reasons(superseded, RECORD, Language.EN))
                .extracting(ReasonWire::code)
                .containsExactly("NUMBER_SUPERSEDED");
    }

    @Test
    void anAddressWithoutItsPrefectureIsOneOfTheTwoThatIdentify() {
        Decision typo = block(outcomes(EXACT, EXACT, MISMATCH, EXACT, PARTIAL), ReasonCode.BIRTH_DATE_MISMATCH);
        assertThat(codes(typo)).containsExactly("BIRTH_DATE_MISMATCH");
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void nobodyIsToldWhoseAddressIsProtected(Detail detail) {
        Map<Field, Outcome> outcomes = outcomes(EXACT, EXACT, EXACT, EXACT, EXACT);
        outcomes.remove(Field.ADDRESS);
        Disclosure disclosure = new Disclosure(detail);
        Decision protectedAddress =
                new Decision.Block(EnumSet.of(ReasonCode.REVIEW_REQUIRED), outcomes, Set.of(), Set.of(), false);
        for (ReasonCode reason : List.of(ReasonCode.REGISTRY_AMBIGUOUS, ReasonCode.REGISTRY_RECORD_UNUSABLE)) {
            Decision notCompared = new Decision.Block(EnumSet.of(reason), Map.of(), Set.of(), Set.of(), false);
            assertThat(shown(disclosure, protectedAddress))
                    .isEqualTo(shown(disclosure, notCompared))
                    .contains(Remedy.REVIEW, List.of("REVIEW_REQUIRED"));
            assertThat(disclosure.reasons(protectedAddress, RECORD, Language.JA))
                    .isEqualTo(disclosure.reasons(notCompared, RECORD, Language.JA));
        }
    }

    @Test
    void aProtectedAddressIdentifiesNobody() {
        Map<Field, Outcome> outcomes = outcomes(MISMATCH, EXACT, EXACT, EXACT, EXACT);
        outcomes.remove(Field.ADDRESS);
        assertThat(shown(GUARDED, block(outcomes, ReasonCode.NAME_KANJI_MISMATCH)))
                .isEqualTo(ONE_ANSWER);
    }

    @Test
    void saysWhatTheRecordAloneSays() {
        assertThat(codes(block(Map.of(), ReasonCode.BIRTH_DATE_ABSENT_IN_RECORD)))
                .containsExactly("BIRTH_DATE_ABSENT_IN_RECORD");
        assertThat(codes(block(Map.of(), ReasonCode.NUMBER_CHECK_DIGIT))).containsExactly("NUMBER_CHECK_DIGIT");
        assertThat(codes(block(Map.of(), ReasonCode.OUTSIDE_REGISTRY_COVERAGE))).containsExactly("REVIEW_REQUIRED");
        assertThat(codes(block(Map.of(), ReasonCode.REGISTRY_TIMEOUT))).containsExactly("REGISTRY_TIMEOUT");
    }

    @Test
    void aBlockNamesAReasonAtEveryDetail() {
        for (Detail detail : Detail.values()) {
            assertThat(Stream.of(ReasonCode.values()).map(reason -> block(Map.of(), reason)))
                    .allSatisfy(decision -> assertThat(new Disclosure(detail).reasons(decision, RECORD, Language.JA))
                            .isNotEmpty());
        }
    }
}
