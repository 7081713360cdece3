package jp.sekisho.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.sekisho.synthetic.attack.Attack;
import jp.sekisho.synthetic.attack.OtherDwelling;
import jp.sekisho.synthetic.attack.WrongLink;
import org.junit.jupiter.api.Test;

/// A twentieth of what the command `attack` tries: no wrong link passes, and no dwelling for another, but for the kinds
/// that the gate takes on purpose, with their note.
class AttacksTest {
    private static final long SEED = 20_261_127L;
    private static final int ATTEMPTS = Integer.getInteger("attack.count", 50_000);

    @Test
    void noWrongLinkPasses() {
        holds(List.of(WrongLink.values()));
    }

    @Test
    void noDwellingPassesForAnother() {
        holds(List.of(OtherDwelling.values()));
    }

    /// Law 4: every notation change of the generator passes.
    @Test
    void everyRewritingOfAGoodRecordPasses() {
        assertThat(new GoodRecords(SEED).run(ATTEMPTS / 5))
                .as("seed %d", SEED)
                .allSatisfy(count -> assertThat(count.blocked)
                        .as("%s of %d is blocked for %s", count.name, count.tried, count.reasons)
                        .isZero());
    }

    private static void holds(List<? extends Attack> attacks) {
        List<Attacks.Count> counts = new Attacks().run(attacks, ATTEMPTS, SEED);
        assertThat(counts.stream().mapToInt(it -> it.tried).sum()).isEqualTo(ATTEMPTS);
        assertThat(counts).as("seed %d", SEED).allSatisfy(count -> {
            assertThat(count.tried).isPositive();
            assertThat(count.wrong)
                    .as("%s passes by %s", count.attack, count.passes)
                    .isZero();
        });
    }
}
