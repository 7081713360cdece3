package jp.sekisho.synthetic.prefecture;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import jp.sekisho.synthetic.Chance;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.SyntheticResident;
import jp.sekisho.synthetic.SyntheticResident.NumberStatus;
import jp.sekisho.synthetic.SyntheticResident.Status;

/// Draws the people whom records are about, nobody twice in one procedure. They are residents at present and bear their
/// number still, unless one of the deceased is asked for.
final class Subjects {
    private static final int FULL_AGE = 18;
    /// Times the number of candidates: whoever is wanted is missed with a chance of e^-10.
    private static final int ATTEMPTS = 10;

    // Minors in a thousand.
    private static final int WHERE_A_PARENT_APPLIES = 700;
    private static final int ELSEWHERE = 30;

    private final List<SyntheticResident> residents;
    private final Chance chance;
    private final int[] minors;
    private final int[] adults;
    private final int[] deceased;
    private final BitSet used = new BitSet();

    Subjects(Population people, Settings settings, Chance chance) {
        this.residents = people.residents();
        this.chance = chance;
        var bornLater = settings.asOf().toLocalDate().minusYears(FULL_AGE);
        minors = places(r -> isEligible(r) && r.birthDate().isAfter(bornLater));
        adults = places(r -> isEligible(r) && !r.birthDate().isAfter(bornLater));
        deceased = places(r -> r.status() == Status.DECEASED && r.numberStatus() == NumberStatus.CURRENT);
    }

    private int[] places(Predicate<SyntheticResident> wanted) {
        return IntStream.range(0, residents.size())
                .filter(i -> wanted.test(residents.get(i)))
                .toArray();
    }

    static boolean isEligible(SyntheticResident resident) {
        return resident.status() == Status.ACTIVE && resident.numberStatus() == NumberStatus.CURRENT;
    }

    /// In a million of the living.
    int share(Predicate<SyntheticResident> wanted) {
        long found =
                residents.stream().filter(Subjects::isEligible).filter(wanted).count();
        return (int) (found * 1_000_000 / (minors.length + adults.length));
    }

    /// Everybody may be drawn again.
    void nextProcedure() {
        used.clear();
    }

    SyntheticResident resident(int place) {
        return residents.get(place);
    }

    int draw(InspectedProcedure procedure) {
        boolean minor = chance.perMille(procedure.subjectOftenMinor() ? WHERE_A_PARENT_APPLIES : ELSEWHERE);
        return draw(minor, _ -> true);
    }

    int draw(boolean minor, IntPredicate wanted) {
        return draw(minor ? minors : adults, wanted)
                .or(() -> draw(minor ? adults : minors, wanted))
                .orElseThrow(() -> new IllegalStateException("the population has nobody of the kind wanted"));
    }

    /// Nobody where all the deceased are drawn already.
    Optional<Integer> drawDeceased() {
        return draw(deceased, _ -> true);
    }

    private Optional<Integer> draw(int[] places, IntPredicate wanted) {
        for (int i = 0; i < ATTEMPTS * places.length; i++) {
            int place = places[chance.below(places.length)];
            if (!used.get(place) && wanted.test(place)) {
                used.set(place);
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /// The first resident from a place drawn by chance on.
    Optional<SyntheticResident> find(Predicate<SyntheticResident> wanted) {
        int start = chance.below(residents.size());
        return IntStream.range(0, residents.size())
                .mapToObj(i -> residents.get((start + i) % residents.size()))
                .filter(wanted)
                .findFirst();
    }
}
