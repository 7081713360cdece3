package jp.sekisho.matching;

/// A rule that made two different writings of one thing agree, or that says which part one side left out. The notes of
/// a
/// reply list them by name, never the characters concerned.
public enum Rule {
    ADDRESS_PREFECTURE_OMITTED,
    ADDRESS_COUNTY_OMITTED,
    ADDRESS_BUILDING_OMITTED
}
