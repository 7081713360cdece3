package jp.sekisho.synthetic.prefecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.synthetic.Chance;
import jp.sekisho.synthetic.prefecture.Plan.Batch;
import jp.sekisho.synthetic.prefecture.Plan.WrongLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final OffsetDateTime AS_OF = OffsetDateTime.parse("2026-11-20T00:00:00+09:00");

    private static Plan plan(int records, long seed) {
        Settings settings = Settings.of(seed, records, AS_OF);
        return Plan.of(settings.records(), settings.wrongLinks(), new Chance(seed));
    }

    private static List<WrongLink> wrongLinks(Plan plan) {
        return plan.batches().stream()
                .flatMap(batch -> batch.wrongLinks().stream())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 244_246})
    void reproducesThePublishedTableAtFullScale(long seed) {
        Plan plan = plan(244_246, seed);
        assertThat(plan.batches().stream().map(Batch::records))
                .as("seed %d", seed)
                .containsExactly(
                        27_107, 2_602, 35_968, 72_522, 963, 51, 57_359, 23_586, 9_134, 381, 154, 1, 1_279, 2_580, 1_848,
                        87, 8_624);
        assertThat(plan.batches().stream().map(batch -> batch.wrongLinks().size()))
                .as("seed %d", seed)
                .containsExactly(0, 0, 6, 8, 0, 0, 31, 6, 4, 2, 0, 0, 0, 1, 1, 0, 1);
    }

    @Test
    void dividesWrongLinksIntoClassesAndCausesAtFullScale() {
        Map<RecordClass, Integer> kinds = new EnumMap<>(RecordClass.class);
        Map<Cause, Integer> causes = new EnumMap<>(Cause.class);
        for (WrongLink link : wrongLinks(plan(244_246, 7))) {
            kinds.merge(link.kind(), 1, Integer::sum);
            causes.merge(link.cause(), 1, Integer::sum);
        }
        assertThat(kinds)
                .isEqualTo(Map.of(
                        RecordClass.HOUSEHOLD_MEMBER, 27,
                        RecordClass.NEXT_APPLICANT, 7,
                        RecordClass.NAMESAKE, 5,
                        RecordClass.SAME_BIRTHDAY, 3,
                        RecordClass.TWIN, 1,
                        RecordClass.TYPED_DIGIT, 9,
                        RecordClass.ROW_SHIFT, 5,
                        RecordClass.PERSON_FIELDS, 3));
        assertThat(causes).isEqualTo(Map.of(Cause.APPLICATION_FORM, 28, Cause.DATA_ENTRY, 32));
    }

    @Test
    void shrinksInProportionAndLeavesNoProcedureOut() {
        Plan plan = plan(2_442, 7);
        List<Integer> sizes = plan.batches().stream().map(Batch::records).toList();
        assertThat(sizes).allMatch(size -> size > 0);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2_442);
        assertThat(sizes.get(3)).isBetween(715, 730);
        assertThat(wrongLinks(plan)).hasSize(1);
    }

    @Test
    void growsTenfold() {
        Plan plan = plan(2_442_460, 7);
        assertThat(plan.batches().stream().mapToInt(Batch::records).sum()).isEqualTo(2_442_460);
        assertThat(plan.batches().stream().map(batch -> batch.wrongLinks().size()))
                .containsExactly(0, 0, 60, 80, 0, 0, 310, 60, 40, 20, 0, 0, 0, 10, 10, 0, 10);
    }

    @Test
    void keepsAShiftedRunInOneProcedure() {
        for (int records = 5_000; records <= 250_000; records += 1_000) {
            Plan plan = plan(records, records);
            List<Integer> runs = plan.batches().stream()
                    .map(batch -> Collections.frequency(
                            batch.wrongLinks().stream().map(WrongLink::kind).toList(), RecordClass.ROW_SHIFT))
                    .filter(run -> run > 0)
                    .toList();
            assertThat(runs).as("records and seed %d", records).hasSizeLessThan(2);
            assertThat(runs).as("records and seed %d", records).allMatch(run -> run >= 2);
        }
    }

    @Test
    void leavesRoomForTheNeighboursOfWrongLinks() {
        for (int records = 17; records <= 40_000; records++) {
            for (Batch batch :
                    Plan.of(records, records / 100, new Chance(records)).batches()) {
                assertThat(2 * batch.wrongLinks().size())
                        .as(
                                "records and seed %d, %s",
                                records, batch.procedure().id())
                        .isLessThanOrEqualTo(batch.records());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"16, 0", "17, 1", "100, 2", "100, -1", "0, 0"})
    void refusesWhatDoesNotFit(int records, int wrongLinks) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(1, records, wrongLinks, AS_OF, Settings.Rates.USUAL));
    }

    @ParameterizedTest
    @CsvSource({"10, 1 1 1, 4 3 3", "7, 3 2 1, 4 2 1", "0, 5 5, 0 0", "1, 1 2, 0 1", "100, 28 32, 47 53"})
    void apportionsByTheLargestRemainder(int whole, String weights, String parts) {
        assertThat(Apportionment.divide(whole, numbers(weights)))
                .containsExactly(
                        numbers(parts).stream().mapToInt(Integer::intValue).toArray());
    }

    private static List<Integer> numbers(String text) {
        return List.of(text.split(" ", -1)).stream().map(Integer::valueOf).toList();
    }
}
