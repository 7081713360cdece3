package jp.sekisho.matching.name;

import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;

/// How a record's name compares with the names that the registry holds.
///
/// @param kanji the outcome of `nameKanji`
/// @param kana the outcome of `nameKana`, of the same form of the name as `kanji`
/// @param familyName whether the family names are the same, as the current names tell
/// @param givenName whether the given names are the same, as the current names tell
/// @param split whether both sides keep family and given name apart, so that the two parts were read and not derived
/// @param historicalFamilyNameOnly the kanji are HISTORICAL and only the family name has changed since: the earlier and
///     the current name are both split and their given names agree
/// @param formsContradict two written forms are held on both sides (kanji, Latin, everyday name), and while one agrees,
///     another contradicts
/// @param nameOrderCrossed both sides are split, and the family name of one is the given name of the other, both ways
/// @param givenNameVariant a position of the given name differs by an official variant; true where it cannot be told
/// @param splitAlike the two names are not split at different places; true where one is not split at all
public record NameComparison(
        Comparison kanji,
        Comparison kana,
        Agreement familyName,
        Agreement givenName,
        boolean split,
        boolean historicalFamilyNameOnly,
        boolean formsContradict,
        boolean nameOrderCrossed,
        boolean givenNameVariant,
        boolean splitAlike) {

    /// A name of which nothing is to be told beside the outcomes and the two parts. Whether a variant stands in the
    /// given name is then not known.
    public NameComparison(
            Comparison kanji,
            Comparison kana,
            Agreement familyName,
            Agreement givenName,
            boolean split,
            boolean historicalFamilyNameOnly) {
        this(
                kanji,
                kana,
                familyName,
                givenName,
                split,
                historicalFamilyNameOnly,
                false,
                false,
                kanji.outcome() == Outcome.VARIANT,
                true);
    }

    NameComparison with(Rule rule) {
        return new NameComparison(
                kanji.with(rule),
                kana,
                familyName,
                givenName,
                split,
                historicalFamilyNameOnly,
                formsContradict,
                nameOrderCrossed,
                givenNameVariant,
                splitAlike);
    }
}
