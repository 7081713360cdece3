package jp.sekisho.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.base.Resource;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import org.junit.jupiter.api.Test;

class ScenesTest {
    private static final String PEOPLE = Resource.text("/synthetic/residents.ndjson");

    @Test
    void everySceneHasAValidNumberAndANameOfItsOwn() {
        assertThat(Scenes.all()).allSatisfy(scene -> {
            assertThat(NumberEntry.parse(scene.number())).isInstanceOf(IndividualNumber.class);
            assertThat(Scenes.of(scene.number())).contains(scene);
        });
        assertThat(Scenes.all()).extracting(Scene::name).doesNotHaveDuplicates();
    }

    @Test
    void thereIsASceneForEveryReasonAndEveryStatusButThatOfAStranger() {
        assertThat(Scenes.all()).extracting(Scene::name).contains(names(ReasonCode.values()));
        assertThat(Stream.of(Scene.Refused.values())
                        .map(scene -> ProblemType.valueOf(scene.name()).status()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ProblemType.values())
                        .map(ProblemType::status)
                        .distinct()
                        .filter(status -> status != ProblemType.UNAUTHENTICATED.status()
                                && status != ProblemType.UNDECIDED.status())
                        .toList());
    }

    private static String[] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
    }

    @Test
    void whatIsDeliveredIsAboutASyntheticResidentAndTheRestAboutNobody() {
        assertThat(Scenes.all())
                .allSatisfy(scene -> assertThat(PEOPLE.contains(scene.number()))
                        .as(scene.name())
                        .isEqualTo(scene instanceof Scene.Delivery));
    }

    @Test
    void aSceneIsAskedForByARecordOfItsNumber() {
        assertThat(Scenes.all()).allSatisfy(scene -> {
            SceneRequest request = SceneRequest.of(scene, 7);
            assertThat(request.body().lines()).hasSize(scene.onStream() ? 3 : 1);
            assertThat(request.body().lines().toList().getLast())
                    .contains("\"individualNumber\":\"" + scene.number() + "\"");
            assertThat(request.toString()).doesNotContain(scene.number());
        });
    }

    @Test
    void theSameSeedTurnsTheSameAnswersInto503() {
        List<Boolean> first = answers(new Outages(new Rehearsal(0.05, 20261127, Duration.ZERO)));
        assertThat(answers(new Outages(new Rehearsal(0.05, 20261127, Duration.ZERO))))
                .isEqualTo(first);
        assertThat(answers(new Outages(new Rehearsal(0.05, 1, Duration.ZERO)))).isNotEqualTo(first);
        assertThat(Collections.frequency(first, true)).isBetween(400, 600);
    }

    @Test
    void aShareOfNothingTurnsNoneAndAWholeAll() {
        assertThat(answers(new Outages(new Rehearsal(0, 1, Duration.ZERO)))).containsOnly(false);
        assertThat(answers(new Outages(new Rehearsal(1, 1, Duration.ZERO)))).containsOnly(true);
        assertThatThrownBy(() -> new Rehearsal(1.1, 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rehearsal(Double.NaN, 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Boolean> answers(Outages outages) {
        return Stream.generate(outages::next).limit(10_000).toList();
    }
}
