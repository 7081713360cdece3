package jp.sekisho.matching.name;

/// By which rules two different letters agree where they stand in two names.
@FunctionalInterface
interface LetterRelation {
    /// Letters agree with themselves only.
    LetterRelation NONE = (a, i, b, j) -> 0;

    /// The rules as bits, 0 if letter `i` of one name and letter `j` of the other do not agree. Symmetric.
    long rules(FoldedName a, int i, FoldedName b, int j);

    /// The notation, as bits, that makes two letters of what would else be one.
    default long distinct() {
        return 0;
    }
}
