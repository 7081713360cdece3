package jp.sekisho.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Invented people of Nagano, with the relations by which numbers are mistaken for one another: household, twins,
/// namesakes, birthdays, neighbours.
///
/// No two residents agree in name, birth date, sex and lot together, whatever forms their names are written in.
public final class Population {

    /// Two residents, by their places in [#residents()]; the first is the smaller.
    public record Pair(int first, int second) {}

    private final List<Household> households;
    private final List<SyntheticResident> residents;
    /// The place of each resident's household.
    private final int[] householdOf;

    private Population(List<Household> households) {
        this.households = List.copyOf(households);
        List<SyntheticResident> all = new ArrayList<>();
        households.forEach(household -> all.addAll(household.members()));
        residents = List.copyOf(all);
        householdOf = new int[residents.size()];
        int next = 0;
        for (int i = 0; i < households.size(); i++) {
            int end = next + households.get(i).members().size();
            Arrays.fill(householdOf, next, end, i);
            next = end;
        }
    }

    /// The same people for the same arguments, everywhere and always. The people of the documents come first, so there
    /// are never fewer.
    ///
    /// @param size how many residents
    /// @param today nobody is born later
    public static Population generate(long seed, int size, LocalDate today) {
        return new Population(new Settlement(seed, today).settle(PeopleOfTheDocuments.HOUSEHOLDS, size));
    }

    /// The same people, of whom nobody's address is protected.
    public Population withNobodyProtected() {
        return new Population(households.stream()
                .map(household -> new Household(household.members().stream()
                        .map(SyntheticResident::unprotected)
                        .toList()))
                .toList());
    }

    public List<Household> households() {
        return households;
    }

    public List<SyntheticResident> residents() {
        return residents;
    }

    /// The household of the resident at this place in [#residents()].
    public Household householdOf(int resident) {
        return households.get(householdOf[resident]);
    }

    /// Every two members of one household.
    public List<Pair> householdPairs() {
        List<Pair> pairs = new ArrayList<>();
        int start = 0;
        for (Household household : households) {
            int end = start + household.members().size();
            for (int i = start; i < end; i++) {
                for (int j = i + 1; j < end; j++) {
                    pairs.add(new Pair(i, j));
                }
            }
            start = end;
        }
        return pairs;
    }

    /// Members of one household who were born on one day and bear one family name.
    public List<Pair> twinPairs() {
        return householdPairs().stream()
                .filter(pair -> first(pair).birthDate().equals(second(pair).birthDate())
                        && first(pair)
                                .name()
                                .family()
                                .equals(second(pair).name().family()))
                .toList();
    }

    /// Strangers whose names are equal, or are read alike and written differently (伊藤, 伊東).
    public List<Pair> namesakePairs() {
        LinkedHashSet<Pair> pairs = new LinkedHashSet<>();
        // The nearest namesake of the same birth date first: it would hide behind nearer ones of other birth dates.
        pairs.addAll(pairsOf(r -> fullName(r) + r.birthDate(), (_, _) -> true));
        pairs.addAll(pairsOf(Population::fullName, (_, _) -> true));
        pairs.addAll(pairsOf(r -> r.name().kana(), (a, b) -> !fullName(a).equals(fullName(b))));
        return List.copyOf(pairs);
    }

    /// Strangers of one birth date and sex.
    public List<Pair> birthdayPairs() {
        return pairsOf(r -> r.birthDate().toString() + r.sex(), (_, _) -> true);
    }

    /// Strangers on one lot, in different rooms.
    public List<Pair> neighbourPairs() {
        return pairsOf(r -> r.address().text(), (_, _) -> true);
    }

    /// Pairs each resident with the last one before of the same key, if that is a stranger: as many pairs as residents
    /// at most, however common a key is.
    private List<Pair> pairsOf(
            Function<SyntheticResident, String> key, BiPredicate<SyntheticResident, SyntheticResident> wanted) {
        List<Pair> pairs = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < residents.size(); i++) {
            Integer earlier = last.put(key.apply(residents.get(i)), i);
            if (earlier != null
                    && householdOf[earlier] != householdOf[i]
                    && wanted.test(residents.get(earlier), residents.get(i))) {
                pairs.add(new Pair(earlier, i));
            }
        }
        return pairs;
    }

    private static String fullName(SyntheticResident resident) {
        return resident.name().kanji() + resident.name().kana();
    }

    private SyntheticResident first(Pair pair) {
        return residents.get(pair.first());
    }

    private SyntheticResident second(Pair pair) {
        return residents.get(pair.second());
    }

    @Override
    public String toString() {
        return "Population[withheld]";
    }
}
