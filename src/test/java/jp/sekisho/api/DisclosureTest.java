package jp.sekisho.api;

import static jp.sekisho.matching.Outcome.EXACT;
import static jp.sekisho.matching.Outcome.MISMATCH;
import static jp.sekisho.matching.Outcome.PARTIAL;
import static jp.sekisho.matching.Outcome.VARIANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.ReasonWire;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.matching.Outcome;
import jp.sekisho.policy.Field;
import jp.sekisho.security.Caller.Detail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisclosureTest {
    private static final Disclosure GUARDED = new Disclosure(Detail.GUARDED);

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

    private static List<String> codes(Decision decision) {
        return GUARDED.reasons(decision, Language.EN).stream()
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
        assertThat(GUARDED.outcomes(swap)).isEqualTo(new CheckResponse.Outcomes(null, null, null, null, null));
        assertThat(codes(swap)).containsExactly("RECORD_PROBLEM");
        assertThat(GUARDED.diagnoses(swap)).isEmpty();
    }

    /// Otherwise whoever knows two of three could try out the third, one value after the other, and read the hit.
    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"PARTIAL", "MISMATCH", "NOT_COMPARABLE", "ABSENT_IN_RECORD", "ABSENT_IN_REGISTRY", "NOT_REQUIRED"})
    void aFieldThatDoesNotAgreeHidesWhetherTheOthersDo(Outcome address) {
        List<CheckResponse.Outcomes> told = new ArrayList<>();
        for (Outcome birthDate : List.of(EXACT, MISMATCH)) {
            told.add(GUARDED.outcomes(
                    block(outcomes(EXACT, EXACT, birthDate, EXACT, address), ReasonCode.ADDRESS_MISMATCH)));
        }
        assertThat(told).allSatisfy(outcomes -> {
            assertThat(outcomes.nameKanji()).isNull();
            assertThat(outcomes.nameKana()).isNull();
            assertThat(outcomes.sex()).isNull();
        });
        assertThat(told.get(1).address()).isNull();
    }

    @Test
    void aProtectedAddressIdentifiesNobody() {
        Map<Field, Outcome> outcomes = outcomes(MISMATCH, EXACT, EXACT, EXACT, EXACT);
        outcomes.remove(Field.ADDRESS);
        assertThat(GUARDED.outcomes(block(outcomes, ReasonCode.NAME_KANJI_MISMATCH)))
                .isEqualTo(new CheckResponse.Outcomes(null, null, null, null, null));
    }

    @Test
    void saysWhatTheRecordAloneSays() {
        Decision decision = block(
                outcomes(EXACT, EXACT, Outcome.ABSENT_IN_RECORD, EXACT, PARTIAL),
                ReasonCode.BIRTH_DATE_ABSENT_IN_RECORD,
                ReasonCode.ADDRESS_PARTIAL);
        assertThat(codes(decision)).containsExactly("BIRTH_DATE_ABSENT_IN_RECORD", "REVIEW_REQUIRED");
        assertThat(codes(block(Map.of(), ReasonCode.NUMBER_CHECK_DIGIT))).containsExactly("NUMBER_CHECK_DIGIT");
        assertThat(codes(block(Map.of(), ReasonCode.NUMBER_NOT_FOUND))).containsExactly("NUMBER_PROBLEM");
        assertThat(codes(block(Map.of(), ReasonCode.SUBJECT_DECEASED))).containsExactly("REVIEW_REQUIRED");
        assertThat(codes(block(Map.of(), ReasonCode.REGISTRY_TIMEOUT))).containsExactly("REGISTRY_TIMEOUT");
    }

    @Test
    void aBlockNamesAReasonAtEveryDetail() {
        for (Detail detail : Detail.values()) {
            assertThat(Stream.of(ReasonCode.values()).map(reason -> block(Map.of(), reason)))
                    .allSatisfy(decision -> assertThat(new Disclosure(detail).reasons(decision, Language.JA))
                            .isNotEmpty());
        }
    }
}
