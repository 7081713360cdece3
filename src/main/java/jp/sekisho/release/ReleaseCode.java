package jp.sekisho.release;

/// What a person established before releasing a blocked record (理由付き疑いなし).
public enum ReleaseCode {
    /// The name changed, and a document of the family register shows both names.
    NAME_CHANGE_CONFIRMED,
    /// The person moved, and a document shows both addresses.
    ADDRESS_CHANGE_CONFIRMED,
    /// The same name or address, in characters or a writing that the gate cannot compare.
    NOTATION_CONFIRMED,
    /// A notification was accepted that the registry does not show yet.
    REGISTRY_DELAY_CONFIRMED,
    /// An identity document that bears the Individual Number was seen, and it is this person's.
    IDENTITY_DOCUMENT_CONFIRMED,
    /// The person has died or lives abroad, and the procedure applies all the same.
    STATUS_CONFIRMED
}
