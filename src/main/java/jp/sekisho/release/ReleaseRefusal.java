package jp.sekisho.release;

/// Why a record is not released.
public enum ReleaseRefusal {
    /// The procedure is only observed: nothing holds the record back.
    OBSERVED_ONLY,
    /// The record passes: there is nothing to release.
    PASSES,
    /// Some reason says that the data is wrong.
    TO_CORRECT,
    /// The number probably belongs to a different person.
    WRONG_LINK_SUSPECTED,
    /// Nothing was compared, or what was may not be shown: whoever released it would do so blindly.
    NOT_COMPARED,
    /// A required field is missing in the record: it can be filled in and checked.
    NOT_HELD,
    /// More than one of name, birth date and address is in doubt: too little agrees to say who it is.
    TOO_MUCH_IN_DOUBT,
    /// The proposal is not valid; its own reason is told beside.
    PROPOSAL_NOT_VALID,
    /// The explanation is not the one that was proposed.
    OTHER_EXPLANATION,
    /// Proposed and confirmed by one person.
    SAME_PERSON,
    /// Proposed and confirmed by one caller: two names that it gives may be one person.
    SAME_CALLER,
    /// The record is blocked for a reason that the proposer did not see.
    NEW_REASONS
}
