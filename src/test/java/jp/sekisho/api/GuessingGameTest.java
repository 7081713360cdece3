package jp.sekisho.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.api.Guesser.Known;
import jp.sekisho.api.wire.AddressWire;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.api.wire.NameWire;
import jp.sekisho.api.wire.SubjectWire;
import jp.sekisho.security.Caller.Detail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody has a number and knows at most one of name, birth date and address. They ask whatever they like of two
/// gates whose registries differ in one thing about that person, and must not be able to tell the two apart: the whole
/// answer is the same, byte for byte, but for the check's own id.
///
/// With `-Dgame.questions=5000` at its full length, about a minute a core.
class GuessingGameTest {
    private static final long SEED = Long.getLong("game.seed", 20_261_127);
    private static final int QUESTIONS = Integer.getInteger("game.questions", 150);
    /// @return how many different answers were heard, the same from both
    private static int play(
            Detail detail, GuessedPerson person, Optional<GuessedPerson> other, String difference, Set<Known> known) {
        GuessedGate one = GuessedGate.of(Optional.of(person), detail);
        GuessedGate two = GuessedGate.of(other, detail);
        Guesser guesser = new Guesser(
                new Random(SEED),
                GuessedGate.procedures(),
                known,
                Stream.concat(Stream.of(person), other.stream()).toList());
        for (int i = 0; i < QUESTIONS; i++) {
            Guesser.Asked asked = guesser.next();
            String answer = one.told(asked.request());
            assertThat(two.told(asked.request()))
                    .as("seed %d, question %d, differing in %s, knowing %s", SEED, i, difference, known)
                    .isEqualTo(answer);
            asked.wasAnswered(answer);
        }
        return guesser.differentAnswers();
    }

    private static List<Set<Known>> atMostOne() {
        return List.of(
                EnumSet.noneOf(Known.class),
                EnumSet.of(Known.NAME),
                EnumSet.of(Known.BIRTH_DATE),
                EnumSet.of(Known.ADDRESS));
    }

    @ParameterizedTest
    @EnumSource(
            value = Detail.class,
            names = {"COARSE", "GUARDED"})
    void whoKnowsOneThingOfAPersonCannotTellTwoRegistriesApart(Detail detail) {
        for (GuessedPerson person : List.of(GuessedPerson.japanese(), GuessedPerson.foreign())) {
            person.others().forEach((difference, other) -> {
                for (Set<Known> known : atMostOne()) {
                    play(detail, person, other, difference, known);
                }
            });
        }
    }

    /// The one it is protected from may know all the rest, and may be anybody.
    @ParameterizedTest
    @EnumSource(Detail.class)
    void whoKnowsAllElseOfAProtectedPersonCannotTellTwoAddressesApart(Detail detail) {
        GuessedPerson person = GuessedPerson.japanese().with(one -> one.addressProtected = true);
        GuessedPerson.addresses()
                .forEach((difference, change) ->
                        play(detail, person, Optional.of(person.with(change)), difference, EnumSet.allOf(Known.class)));
    }

    /// The game is one that can be lost: who knows two things tells registries apart that differ in the third.
    @ParameterizedTest
    @EnumSource(
            value = Detail.class,
            names = {"COARSE", "GUARDED"})
    void whoKnowsTwoThingsLearnsTheThird(Detail detail) {
        GuessedPerson person = GuessedPerson.japanese();
        CheckRequest right = new CheckRequest(
                "seven",
                "r-1",
                null,
                null,
                null,
                new SubjectWire(
                        GuessedPerson.NUMBER,
                        new NameWire("小林　健一", "コバヤシ　ケンイチ", null, null, null),
                        person.birthDate,
                        SubjectWire.SexCode.MALE,
                        new AddressWire("202011", "長野県長野市大字鶴賀緑町1613番地", null)),
                null);
        Optional<GuessedPerson> moved = Objects.requireNonNull(person.others().get("address"));
        assertThat(GuessedGate.of(moved, detail).told(right))
                .isNotEqualTo(GuessedGate.of(Optional.of(person), detail).told(right));
    }

    /// Otherwise nothing would have been asked that could tell.
    @Test
    void theGuesserHearsMoreThanOneAnswer() {
        GuessedPerson person = GuessedPerson.japanese();
        assertThat(play(Detail.GUARDED, person, Optional.of(person), "nothing", EnumSet.allOf(Known.class)))
                .isGreaterThan(20);
    }
}
