package jp.sekisho.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.sekisho.base.Table;
import jp.sekisho.person.Sex;

/// Draws Japanese names: family names by their frequency in Nagano, given names by sex and year of birth.
final class Names {
    private record Family(NamePart name, int weight) {}

    private record Given(NamePart name, Sex sex, int from, int to, int weight) {
        int weight(Sex wanted, int year) {
            return sex == wanted && from <= year && year <= to ? weight : 0;
        }
    }

    /// The span of years of the given names; other years borrow the nearest one's names.
    private static final int FIRST_YEAR = 1918;

    private static final int LAST_YEAR = 2026;

    private final Chance chance;
    private final List<Family> families = new ArrayList<>();
    private final Weighted<Family> familyByWeight;
    private final List<Given> givens = new ArrayList<>();
    private final Map<Integer, Weighted<Given>> givenByYear = new TreeMap<>();

    Names(Chance chance) {
        this.chance = chance;
        for (String[] row : Table.rows("/synthetic/family-names.tsv")) {
            families.add(new Family(new NamePart(row[0], row[1]), Integer.parseInt(row[2])));
        }
        familyByWeight = new Weighted<>(families, Family::weight);
        for (String[] row : Table.rows("/synthetic/given-names.tsv")) {
            givens.add(new Given(
                    new NamePart(row[1], row[2]),
                    row[0].equals("1") ? Sex.MALE : Sex.FEMALE,
                    Integer.parseInt(row[3]),
                    Integer.parseInt(row[4]),
                    Integer.parseInt(row[5])));
        }
    }

    NamePart family() {
        return familyByWeight.draw(chance).name();
    }

    /// Another family's name with the same reading: 伊東 for 伊藤.
    Optional<NamePart> familyReadAlike(NamePart family) {
        String modern = OldForms.modernise(family.kanji());
        List<NamePart> alike = families.stream()
                .map(Family::name)
                .filter(other ->
                        other.kana().equals(family.kana()) && !other.kanji().equals(modern))
                .toList();
        return alike.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(alike));
    }

    NamePart given(Sex sex, int birthYear) {
        return inUse(sex, birthYear).draw(chance).name();
    }

    /// A name as a twin of the model, or a child named after the model, bears it; any name where there is none.
    NamePart givenAfter(NamePart model, Sex sex, int birthYear) {
        List<NamePart> alike = inUse(sex, birthYear).items().stream()
                .map(Given::name)
                .filter(model::resembles)
                .toList();
        return alike.isEmpty() ? given(sex, birthYear) : chance.oneOf(alike);
    }

    /// The name with its old forms, for a share of those who could bear one.
    NamePart perhapsAged(NamePart name, int perMille) {
        return chance.perMille(perMille) ? new NamePart(OldForms.age(name.kanji(), chance), name.kana()) : name;
    }

    private Weighted<Given> inUse(Sex sex, int birthYear) {
        int year = Math.clamp(birthYear, FIRST_YEAR, LAST_YEAR);
        return givenByYear.computeIfAbsent(
                year * 2 + (sex == Sex.MALE ? 1 : 0), _ -> new Weighted<>(givens, given -> given.weight(sex, year)));
    }
}
