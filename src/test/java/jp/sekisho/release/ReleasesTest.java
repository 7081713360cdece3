package jp.sekisho.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.check.Decision;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.check.Remedy;
import jp.sekisho.matching.Outcome;
import jp.sekisho.policy.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What two persons may override, and what nobody may.
class ReleasesTest {
    private static Decision.Block block(Set<ReasonCode> reasons, boolean suspected) {
        return new Decision.Block(reasons, Map.of(), Set.of(), Set.of(), suspected);
    }

    private static Set<ReasonCode> reasons(String codes) {
        return Arrays.stream(codes.split(" ")).map(ReasonCode::valueOf).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "ADDRESS_MISMATCH NAMESAKE_RISK",
        "FAMILY_NAME_MISMATCH",
        "NAME_KANJI_MISMATCH",
        "NAME_KANJI_NOT_COMPARABLE NAME_KANA_MISMATCH",
        "NAME_KANJI_ABSENT_IN_REGISTRY",
        "BIRTH_DATE_NOT_COMPARABLE",
        "ADDRESS_PARTIAL",
        "SUBJECT_DECEASED",
        "SUBJECT_ABROAD ADDRESS_MISMATCH",
        "SEX_NOT_COMPARABLE NAME_KANJI_PARTIAL"
    })
    void mayBeReleased(String codes) {
        assertThat(Releases.refusal(block(reasons(codes), false))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "OUTSIDE_REGISTRY_COVERAGE, NOT_COMPARED",
        "REGISTRY_AMBIGUOUS, NOT_COMPARED",
        "REGISTRY_RECORD_UNUSABLE, NOT_COMPARED",
        "SUBJECT_REMOVED, NOT_COMPARED",
        "REVIEW_REQUIRED, TOO_MUCH_IN_DOUBT",
        "NAME_KANJI_ABSENT_IN_RECORD, NOT_HELD",
        "NAME_KANA_ABSENT_IN_RECORD, NOT_HELD",
        "BIRTH_DATE_ABSENT_IN_RECORD, NOT_HELD",
        "SEX_ABSENT_IN_RECORD, NOT_HELD",
        "ADDRESS_ABSENT_IN_RECORD ADDRESS_MISMATCH, NOT_HELD",
        "NAME_KANJI_MISMATCH ADDRESS_MISMATCH, TOO_MUCH_IN_DOUBT",
        "NAME_KANA_MISMATCH ADDRESS_PARTIAL, TOO_MUCH_IN_DOUBT",
        "NAME_KANJI_NOT_COMPARABLE BIRTH_DATE_NOT_COMPARABLE, TOO_MUCH_IN_DOUBT",
        "BIRTH_DATE_PARTIAL ADDRESS_MISMATCH, TOO_MUCH_IN_DOUBT",
        "NUMBER_SUPERSEDED, TO_CORRECT",
        "ADDRESS_MISMATCH SEX_MISMATCH, TO_CORRECT",
        "ADDRESS_MISMATCH REGISTRY_STALE, TO_CORRECT"
    })
    void mayNotBeReleased(String codes, ReleaseRefusal refusal) {
        assertThat(Releases.refusal(block(reasons(codes), false))).contains(refusal);
    }

    /// The protected address is the one item in doubt: two persons look at it, and all else must agree.
    @ParameterizedTest
    @CsvSource({
        "EXACT, EXACT, EXACT, EXACT, true",
        "VARIANT, ABSENT_IN_RECORD, EXACT, EXACT, true",
        "EQUIVALENT, EXACT, EXACT, NOT_REQUIRED, true",
        "EXACT, MISMATCH, EXACT, EXACT, false",
        "MISMATCH, EXACT, EXACT, EXACT, false",
        "EXACT, EXACT, MISMATCH, EXACT, false",
        "EXACT, EXACT, EXACT, MISMATCH, false",
        "PARTIAL, EXACT, EXACT, EXACT, false"
    })
    void aProtectedResidentIsReleasedWhereAllElseAgrees(
            Outcome kanji, Outcome kana, Outcome birthDate, Outcome sex, boolean released) {
        Map<Field, Outcome> outcomes = new EnumMap<>(
                Map.of(Field.NAME_KANJI, kanji, Field.NAME_KANA, kana, Field.BIRTH_DATE, birthDate, Field.SEX, sex));
        Decision.Block block =
                new Decision.Block(EnumSet.of(ReasonCode.REVIEW_REQUIRED), outcomes, Set.of(), Set.of(), false);
        assertThat(Releases.refusal(block).isEmpty()).isEqualTo(released);
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatIsNotForReviewIsReleasedByItself(ReasonCode reason) {
        boolean released = Releases.refusal(block(EnumSet.of(reason), false)).isEmpty();
        assertThat(!released || reason.remedy() == Remedy.REVIEW).isTrue();
        assertThat(Releases.refusal(block(EnumSet.of(reason), true))).contains(ReleaseRefusal.WRONG_LINK_SUSPECTED);
    }

    /// Whatever is not released stays so with one reason more.
    @Test
    void noReasonMoreMakesARecordReleasable() {
        long seed = 20_261_123;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Set<ReasonCode> some = EnumSet.noneOf(ReasonCode.class);
            ReasonCode[] all = ReasonCode.values();
            int size = 1 + random.nextInt(3);
            while (some.size() < size) {
                some.add(all[random.nextInt(all.length)]);
            }
            Set<ReasonCode> more = EnumSet.copyOf(some);
            more.add(all[random.nextInt(all.length)]);
            if (Releases.refusal(block(some, false)).isPresent()) {
                assertThat(Releases.refusal(block(more, false)))
                        .as("seed %d: %s, then %s", seed, some, more)
                        .isPresent();
            }
        }
    }
}
