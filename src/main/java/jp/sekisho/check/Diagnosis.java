package jp.sekisho.check;

/// What probably happened, beside the reasons. A diagnosis never changes a decision.
public enum Diagnosis {
    /// Family name and address agree with the registry, given name and birth date do not: a household member's number.
    SWAP_SUSPECTED_HOUSEHOLD,
    /// The number was already wrong on the application form (申請書記載).
    CAUSE_APPLICATION_FORM,
    /// The form holds another number than the one that was entered.
    CAUSE_DATA_ENTRY,
    /// In one stream, a record carries the number of a person whose own record carries another wrong number.
    SWAP_SUSPECTED_BATCH,
    /// In one stream, one number stands on the records of two persons.
    NUMBER_REUSED,
    /// In one stream, one destination key stands on the records of two numbers.
    KEY_REUSED,
    /// In one stream, one number stands under two keys of one kind in one destination.
    NUMBER_ON_TWO_KEYS,
    /// In one stream, a constant offset of rows would repair a run of wrong numbers.
    BATCH_MISALIGNED
}
