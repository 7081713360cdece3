package jp.sekisho.matching;

/// How one field of a record compares with the registry's. There is no unknown outcome: every switch over this type
/// names each constant and has no default branch.
public enum Outcome {
    /// The same after NFC and trimming.
    EXACT,
    /// The same after folding notation.
    EQUIVALENT,
    /// A position differs by an officially recorded old or variant form.
    VARIANT,
    /// Agrees with an earlier name or address that the registry itself holds, or names the same municipality as it was
    /// called before.
    HISTORICAL,
    /// One side says less, nothing contradicts.
    PARTIAL,
    /// A known part contradicts.
    MISMATCH,
    /// A placeholder, a private-use character, an unknown birth date.
    NOT_COMPARABLE,
    ABSENT_IN_RECORD,
    ABSENT_IN_REGISTRY,
    /// The procedure does not hold the field.
    NOT_REQUIRED
}
