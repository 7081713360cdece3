package jp.sekisho.synthetic;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.base.Table;
import jp.sekisho.person.Sex;

/// Draws the names of foreign residents: Latin letters as on the residence card, kanji where the home country writes
/// them, and for some a Japanese everyday name (通称).
final class ForeignNames {
    private record Part(String nation, boolean family, String sex, NamePart name, String roman) {}

    private static final int WITH_ALIAS = 250;

    private final Chance chance;
    private final List<Part> parts = new ArrayList<>();

    ForeignNames(Chance chance) {
        this.chance = chance;
        for (String[] row : Table.rows("/synthetic/foreign-names.tsv")) {
            parts.add(new Part(row[0], row[1].equals("family"), row[2], new NamePart(row[3], row[5]), row[4]));
        }
    }

    /// @param japaneseFamily the family name that an alias takes
    SyntheticName draw(Sex sex, NamePart japaneseFamily) {
        Part family = chance.oneOf(parts.stream().filter(Part::family).toList());
        String code = sex == Sex.MALE ? "1" : "2";
        Part given = chance.oneOf(parts.stream()
                .filter(part -> !part.family()
                        && part.nation().equals(family.nation())
                        && part.sex().equals(code))
                .toList());
        String roman = family.roman() + " " + given.roman();
        if (!chance.perMille(WITH_ALIAS)) {
            return new SyntheticName(family.name(), given.name(), roman, "", "");
        }
        String call = given.name().kana();
        return new SyntheticName(
                family.name(),
                given.name(),
                roman,
                japaneseFamily.kanji() + SyntheticName.SPACE + call,
                japaneseFamily.kana() + SyntheticName.SPACE + call);
    }
}
