package jp.sekisho.api.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import jp.sekisho.characters.DeclaredCodes;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.RegistryAnswer;
import jp.sekisho.registry.RegistryState;
import jp.sekisho.registry.ResidentRegistry;
import jp.sekisho.registry.Unchanged;
import jp.sekisho.testsupport.CheckExamples;
import org.junit.jupiter.api.Test;

/// An inspection of changed persons only.
class ChangedSinceTest {
    private static final long SINCE = 17;
    private static final Extract NOW =
            new Extract(OffsetDateTime.parse("2026-11-20T00:00:00+09:00"), Extract.Coverage.NATIONAL, "test", 19);
    private static final String RECORD = CheckExamples.PASS_REQUEST.replace("\n", " ") + "\n";

    private static final String CHANGED = RECORD.replace("609407454590", "051117773900");
    private static final String WITHOUT_NUMBER = RECORD.replace("609407454590", "60940745459");

    /// Knows nobody, and says that only who has the second number has changed, as long as it says anything.
    private static ResidentRegistry telling(Extract extract, boolean reached) {
        return new ResidentRegistry() {
            @Override
            public List<RegistryAnswer> find(List<IndividualNumber> numbers) {
                return numbers.stream()
                        .<RegistryAnswer>map(_ -> new RegistryAnswer.NotFound(extract))
                        .toList();
            }

            @Override
            public Unchanged unchangedSince(List<IndividualNumber> numbers, long sequence) {
                return reached
                        ? new Unchanged.Told(
                                extract,
                                numbers.stream()
                                        .map(number -> number.disclose() != 51_117_773_900L)
                                        .toList())
                        : new Unchanged.NotReached(18, 19);
            }

            @Override
            public RegistryState state() {
                return new RegistryState.Serving(extract);
            }
        };
    }

    private static List<String> inspect(ResidentRegistry registry, OptionalLong since, String... lines)
            throws Exception {
        return RegistryFailsMidwayTest.inspected(
                registry,
                String.join("", lines).getBytes(StandardCharsets.UTF_8),
                new InspectionContent.Wish(
                        false,
                        0,
                        DeclaredCodes.NONE,
                        false,
                        List::of,
                        new InspectionReport.Changed(OptionalLong.of(NOW.sequence()), since)));
    }

    private static JsonNode trailer(List<String> answers) throws Exception {
        return new ObjectMapper().readTree(answers.getLast()).get("trailer");
    }

    @Test
    void answersChangedPersonsAndRecordsThatAreWrongByThemselves() throws Exception {
        List<String> answers = inspect(
                telling(NOW, true), OptionalLong.of(SINCE), RECORD, CHANGED, RECORD, WITHOUT_NUMBER, "no record\n");
        assertThat(answers).hasSize(4).doesNotContain("");
        assertThat(answers.getFirst()).startsWith("{\"line\":2,");
        assertThat(answers.get(1)).startsWith("{\"line\":4,");
        assertThat(answers.get(2)).startsWith("{\"line\":5,");
        JsonNode trailer = trailer(answers);
        assertThat(trailer.get("lines").asLong()).isEqualTo(3);
        assertThat(trailer.get("firstLine").asLong()).isEqualTo(2);
        assertThat(trailer.at("/total/checked").asLong()).isEqualTo(2);
        assertThat(trailer.at("/unchanged/since").asLong()).isEqualTo(SINCE);
        assertThat(trailer.at("/unchanged/lines").asLong()).isEqualTo(2);
        assertThat(trailer.get("registrySequence").asLong()).isEqualTo(NOW.sequence());
        assertThat(trailer.get("complete").asBoolean()).isFalse();
        assertThat(trailer.get("incomplete"))
                .extracting(JsonNode::asText)
                .containsExactly("INVALID_LINES", "UNCHANGED_LINES");
    }

    @Test
    void saysThatNothingWasLookedAtWhereNobodyChanged() throws Exception {
        List<String> answers = inspect(telling(NOW, true), OptionalLong.of(SINCE), RECORD, RECORD);
        assertThat(answers).hasSize(1);
        assertThat(trailer(answers).get("lines").asLong()).isZero();
        assertThat(trailer(answers).get("incomplete"))
                .extracting(JsonNode::asText)
                .containsExactly("UNCHANGED_LINES");
    }

    @Test
    void looksAtEverythingWhereChangesAreNoLongerKnown() throws Exception {
        Extract stale = new Extract(NOW.asOf().minusDays(400), NOW.coverage(), NOW.source(), NOW.sequence());
        for (ResidentRegistry registry : List.of(telling(NOW, false), telling(stale, true))) {
            List<String> answers = inspect(registry, OptionalLong.of(SINCE), RECORD, CHANGED);
            assertThat(answers).hasSize(3);
            assertThat(trailer(answers).at("/unchanged/lines").asLong()).isZero();
        }
    }

    @Test
    void looksAtEverythingWithoutASequence() throws Exception {
        List<String> answers = inspect(telling(NOW, true), OptionalLong.empty(), RECORD, CHANGED);
        assertThat(answers).hasSize(3);
        assertThat(trailer(answers).has("unchanged")).isFalse();
        assertThat(trailer(answers).get("complete").asBoolean()).isTrue();
    }
}
