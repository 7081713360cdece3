package jp.sekisho.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Gate;
import org.junit.jupiter.api.Test;

class SeededLinksTest {
    private static DetectionPower power(List<BusinessRecord> records, int size, Counts counts) {
        SeededLinks links = new SeededLinks(size);
        List<Gate.Checked> answers = People.gate().check(records);
        for (int i = 0; i < records.size(); i++) {
            links.add(new Inspected.Checked(i + 1, records.get(i), answers.get(i)));
        }
        return links.decide(People.gate(), counts);
    }

    @Test
    void findsEverySeededWrongLinkOfEveryClass() {
        DetectionPower power = power(People.records(2_500), 40, Counts.NONE);
        assertThat(power.classes())
                .as("seed %d", People.SEED)
                .containsOnlyKeys(LinkError.values())
                .allSatisfy((error, recall) -> {
                    assertThat(recall.seeded()).isBetween(1, 40);
                    assertThat(recall.blocked()).isEqualTo(recall.seeded());
                });
        assertThat(power.classes().get(LinkError.HOUSEHOLD))
                .satisfies(recall -> assertThat(recall.seeded()).isEqualTo(40));
    }

    @Test
    void makesNothingOutOfRecordsThatDidNotPass() {
        assertThat(power(List.of(People.withNumberOf(1, 2), People.withNumberOf(2, 1)), 10, Counts.NONE)
                        .classes())
                .isEmpty();
    }

    @Test
    void expectsTheShareOfTrueAlarmsAtTheMeasuredRate() {
        Counts counts = new Counts(10_000, 9_960, 10, 5, 25, 0, 0);
        assertThat(power(People.records(2_500), 40, counts).trueAlarmShare()).isEqualTo(10.0 / 40, within(0.03));
    }

    /// Wilson's interval for 40 of 40 and for 8 of 10, from the formula by hand.
    @Test
    void saysHowSureARecallIs() {
        DetectionPower.Recall all = new DetectionPower.Recall(40, 40, 40);
        assertThat(all.share()).isEqualTo(1);
        assertThat(all.low()).isEqualTo(0.9124, within(0.0001));
        assertThat(all.high()).isEqualTo(1, within(1e-9));
        DetectionPower.Recall some = new DetectionPower.Recall(10, 8, 8);
        assertThat(some.low()).isEqualTo(0.4902, within(0.0001));
        assertThat(some.high()).isEqualTo(0.9433, within(0.0001));
    }
}
