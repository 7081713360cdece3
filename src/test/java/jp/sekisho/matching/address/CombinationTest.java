package jp.sekisho.matching.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.address.Combination.Meaning;
import jp.sekisho.matching.address.Combination.Standing;
import jp.sekisho.person.Address;
import org.junit.jupiter.api.Test;

/// Acceptance is a function of how the parts stand, and of nothing else: over every combination of standings, and over
/// every pair of addresses that are put together from parts.
class CombinationTest {
    private static final Set<Standing> HARMLESS = EnumSet.of(Standing.SAME, Standing.NOT_NEEDED);

    @Test
    void passesExactlyWhereEveryPartDoes() {
        everyCombination(parts -> {
            boolean place = optional(parts.prefecture()) && optional(parts.county()) && optional(parts.street());
            boolean municipality = parts.municipality() == Standing.NEITHER || HARMLESS.contains(parts.municipality());
            boolean core = HARMLESS.contains(parts.town()) && HARMLESS.contains(parts.lot());
            boolean building = parts.building() != Standing.UNCLEAR;

            assertThat(passes(parts.meaning())).as("%s", parts).isEqualTo(place && municipality && core && building);
        });
    }

    /// What one side leaves out never turns a block into a pass, but for prefecture, county, street and building.
    @Test
    void leavingAPartOutNeverHelps() {
        everyCombination(parts -> {
            if (!passes(parts.meaning())) {
                assertThat(passes(with(parts, Standing.ONE_SIDE, parts.lot()).meaning()))
                        .isFalse();
                assertThat(passes(with(parts, parts.town(), Standing.ONE_SIDE).meaning()))
                        .isFalse();
                assertThat(passes(with(parts, Standing.NEITHER, parts.lot()).meaning()))
                        .isFalse();
                assertThat(passes(with(parts, parts.town(), Standing.NEITHER).meaning()))
                        .isFalse();
            }
        });
    }

    @Test
    void anotherPlaceIsToldWhateverCannotBeRead() {
        everyCombination(parts -> {
            boolean otherPlace = parts.prefecture() == Standing.DIFFERENT
                    || parts.county() == Standing.DIFFERENT
                    || parts.municipality() == Standing.DIFFERENT;

            assertThat(parts.meaning() == Meaning.ANOTHER_PLACE).isEqualTo(otherPlace);
        });
    }

    @Test
    void everyPairOfAddressesMadeOfPartsIsAcceptedByThem() {
        List<Made> all = new ArrayList<>();
        for (String place : List.of("長野県長野市", "長野市", "長野県", "", "新潟県上越市", "上越市")) {
            for (String town : List.of("鶴賀", "大字松代町", "")) {
                for (String lot : List.of("5番地", "5番地2", "6番地", "")) {
                    for (String building : List.of("コーポ101", "コーポ102", "", "コ●ポ")) {
                        all.add(new Made(place, town, lot, building));
                    }
                }
            }
        }
        List<Form> forms = all.stream().map(made -> Reader.read(made.address())).toList();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < all.size(); j++) {
                Made a = all.get(i);
                Made b = all.get(j);
                Comparison comparison = AddressComparator.compare(forms.get(i), forms.get(j));
                boolean nothing =
                        a.address().text().isEmpty() || b.address().text().isEmpty();

                assertThat(comparison.accepts())
                        .as("%s / %s: %s %s", a, b, comparison.outcome(), comparison.rules())
                        .isEqualTo(!nothing && a.agreesWith(b));
                if (comparison.accepts() && !a.building.equals(b.building)) {
                    assertThat(comparison.outcome()).isEqualTo(Outcome.PARTIAL);
                }
            }
        }
    }

    private record Made(String place, String town, String lot, String building) {
        Address address() {
            return new Address("", place + town + lot, building);
        }

        boolean agreesWith(Made other) {
            boolean prefectures = prefecture().isEmpty()
                    || other.prefecture().isEmpty()
                    || prefecture().equals(other.prefecture());
            return prefectures
                    && municipality().equals(other.municipality())
                    && !town.isEmpty()
                    && town.equals(other.town)
                    && !lot.isEmpty()
                    && lot.equals(other.lot);
        }

        private String prefecture() {
            return place.contains("県") ? place.substring(0, 3) : "";
        }

        private String municipality() {
            return place.substring(prefecture().length());
        }
    }

    private static boolean passes(Meaning meaning) {
        return switch (meaning) {
            case AGREES, TOLERATED -> true;
            case DECISIVE, CONTRADICTS, NOT_COMPARABLE, ANOTHER_PLACE -> false;
        };
    }

    private static boolean optional(Standing standing) {
        return standing == Standing.NEITHER || standing == Standing.ONE_SIDE || HARMLESS.contains(standing);
    }

    private static Combination with(Combination parts, Standing town, Standing lot) {
        return new Combination(
                parts.prefecture(), parts.county(), parts.municipality(), parts.street(), town, lot, parts.building());
    }

    private static void everyCombination(Consumer<Combination> law) {
        Standing[] all = Standing.values();
        int parts = Combination.Part.values().length;
        int count = (int) Math.pow(all.length, parts);
        for (int i = 0; i < count; i++) {
            Standing[] at = new Standing[parts];
            int rest = i;
            for (int part = 0; part < parts; part++) {
                at[part] = all[rest % all.length];
                rest /= all.length;
            }
            law.accept(new Combination(at[0], at[1], at[2], at[3], at[4], at[5], at[6]));
        }
    }
}
