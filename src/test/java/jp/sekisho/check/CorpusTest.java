package jp.sekisho.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.policy.Field;
import org.junit.jupiter.api.Test;

/// Every pair of the three lists, through the whole gate: the record equals the resident in everything but the pair's
/// field.
class CorpusTest {
    /// Pairs that the decision's table takes on purpose, though the list would have a person look.
    private static final Set<String> TAKEN = Set.of(
            // The kanji is plainly equal; until both readings are known to be official, only a note tells of them.
            "same kanji, other reading");

    /// Another building by the list; but a record that names two rooms contradicts itself.
    private static final Set<String> TWO_ROOMS =
            Set.of("the record says two rooms, one in the text and one in the field");

    /// The list calls them one date; but an unknown day agrees with nothing.
    private static final Set<String> UNKNOWN_ON_BOTH_SIDES = Set.of("text and code for the same unknown day");

    @Test
    void decidesTheHardPairs() {
        List<String> wrong = new ArrayList<>();
        for (String[] row : WholeRecord.rows("hard-pairs.tsv")) {
            String verdict = TAKEN.contains(row[4]) ? "same" : TWO_ROOMS.contains(row[4]) ? "review" : row[3];
            decide(row[0], row[1], row[2], verdict, row[4], wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void decidesTheFieldCases() {
        List<String> wrong = new ArrayList<>();
        for (String[] row : WholeRecord.rows("field-cases.tsv")) {
            if (!row[1].startsWith("POST")) {
                decide(row[1], row[2], row[3], row[4], row[0] + " " + row[5], wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void decidesTheTrickyPairs() {
        List<String> wrong = new ArrayList<>();
        for (String[] row : WholeRecord.rows("tricky-pairs.tsv")) {
            String verdict = UNKNOWN_ON_BOTH_SIDES.contains(row[4])
                    ? "different"
                    // A reading that differs by itself leaves a note.
                    : row[0].equals("kana") && row[3].equals("different") ? "same" : row[3];
            if (!verdict.equals("policy")) {
                decide(row[0], inFull(row[0], row[1]), inFull(row[0], row[2]), verdict, row[4], wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Most names of the list are family names: alone they name nobody.
    private static String inFull(String field, String text) {
        boolean part = field.equals("name") && text.chars().noneMatch(Character::isSpaceChar);
        return part ? text + "　健一" : text;
    }

    private static void decide(
            String field, String sent, String registry, String verdict, String why, List<String> wrong) {
        Decision decision = WholeRecord.KENICHI.with(field, sent).against(WholeRecord.KENICHI.with(field, registry));
        boolean passes = decision instanceof Decision.Pass;
        boolean right = switch (verdict) {
            case "same" -> passes;
            case "other-building" -> passes && tellsOfTheBuilding(decision);
            case "different", "review" -> !passes;
            default -> throw new IllegalArgumentException("no verdict: " + verdict);
        };
        if (!right) {
            String found =
                    decision instanceof Decision.Block block ? block.reasons().toString() : "PASS";
            wrong.add("%s | %s | %s | %s | %s | found %s %s %s"
                    .formatted(verdict, field, sent, registry, why, found, decision.outcomes(), decision.notes()));
        }
    }

    private static boolean tellsOfTheBuilding(Decision decision) {
        Outcome address = decision.outcomes().get(Field.ADDRESS);
        return address != Outcome.EXACT
                && address != Outcome.EQUIVALENT
                && (decision.notes().contains(Rule.ADDRESS_BUILDING_DIFFERS)
                        || decision.notes().contains(Rule.ADDRESS_BUILDING_OMITTED));
    }
}
