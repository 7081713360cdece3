package jp.sekisho.matching.name;

import jp.sekisho.matching.Comparison;

/// How a record's name compares with the names that the registry holds.
///
/// @param kanji the outcome of `nameKanji`
/// @param kana the outcome of `nameKana`, of the same form of the name as `kanji`
/// @param familyName whether the family names are the same, as the current names tell
/// @param givenName whether the given names are the same, as the current names tell
/// @param split whether both sides keep family and given name apart, so that the two parts were read and not derived
/// @param historicalFamilyNameOnly the kanji are HISTORICAL and only the family name has changed since: the earlier and
///     the current name are both split and their given names agree
public record NameComparison(
        Comparison kanji,
        Comparison kana,
        Agreement familyName,
        Agreement givenName,
        boolean split,
        boolean historicalFamilyNameOnly) {}
