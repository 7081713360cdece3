package jp.sekisho.synthetic.attack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.person.Sex;
import jp.sekisho.synthetic.Chance;
import jp.sekisho.synthetic.NamePart;
import jp.sekisho.synthetic.OldForms;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.SyntheticResident;

/// Who may be mistaken for whom, and the chance that chooses.
public final class Scene {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int PEOPLE = 20_000;

    final Chance chance;
    final Population people;
    private final List<Integer> natives = new ArrayList<>();
    private final List<SyntheticResident> foreigners = new ArrayList<>();
    private final Map<Sex, List<NamePart>> givenNames = new EnumMap<>(Sex.class);

    /// The same seed brings the same attempts.
    public Scene(long seed) {
        chance = new Chance(seed);
        people = Population.generate(seed, PEOPLE, TODAY);
        for (Sex sex : Sex.values()) {
            givenNames.put(sex, new ArrayList<>());
        }
        for (int i = 0; i < people.residents().size(); i++) {
            SyntheticResident resident = people.residents().get(i);
            if (resident.name().foreign()) {
                foreigners.add(resident);
            } else {
                natives.add(i);
                names(resident.sex()).add(resident.name().given());
            }
        }
    }

    private List<NamePart> names(Sex sex) {
        return givenNames.getOrDefault(sex, List.of());
    }

    /// The place of somebody with a Japanese name.
    int someone() {
        return chance.oneOf(natives);
    }

    SyntheticResident resident(int place) {
        return people.residents().get(Math.floorMod(place, people.residents().size()));
    }

    SyntheticResident foreigner() {
        return chance.oneOf(foreigners);
    }

    SyntheticResident stranger() {
        return resident(someone());
    }

    /// Somebody of another name, as written and as read.
    SyntheticResident strangerTo(SyntheticResident resident) {
        SyntheticResident other;
        do {
            other = stranger();
        } while (OldForms.modernise(other.name().kanji())
                        .equals(OldForms.modernise(resident.name().kanji()))
                || other.name().kana().equals(resident.name().kana()));
        return other;
    }

    /// A given name that is another one as written and as read.
    NamePart otherGiven(SyntheticResident resident) {
        NamePart own = resident.name().given();
        NamePart other;
        do {
            other = chance.oneOf(names(resident.sex()));
        } while (other.kana().equals(own.kana()) || modern(other).equals(modern(own)));
        return other;
    }

    NamePart otherFamily(SyntheticResident resident) {
        NamePart own = resident.name().family();
        NamePart other;
        do {
            other = stranger().name().family();
        } while (other.kana().equals(own.kana()) || modern(other).equals(modern(own)));
        return other;
    }

    private static String modern(NamePart name) {
        return OldForms.modernise(name.kanji());
    }
}
