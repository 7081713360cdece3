package jp.sekisho.inspection;

/// The ways in which a number gets onto the wrong record, as inspections in several prefectures found them.
public enum LinkError {
    /// A household member's number: a parent's for the child's.
    HOUSEHOLD,
    /// The number of the record before, of the same procedure: the next form in the pile.
    NEXT_APPLICANT,
    /// The number of another person of the same name.
    NAMESAKE,
    /// The number of another person of the same birth date.
    SAME_BIRTHDAY,
    /// The number of somebody of the same household and birth date.
    TWIN,
    /// One digit typed wrongly.
    TYPED_DIGIT,
    /// Each record carries the number of the record before it in the stream.
    ROW_SHIFT,
    /// The number is right, name and birth date are a household member's.
    PERSON_FIELDS
}
