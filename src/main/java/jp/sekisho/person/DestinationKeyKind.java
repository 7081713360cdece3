package jp.sekisho.person;

/// What kind of key a record is registered under.
public enum DestinationKeyKind {
    /// 団体内統合宛名番号: each body has a form of its own.
    INTEGRATED_ADDRESS_NUMBER,
    /// 宛名番号 of a standard business system (標準準拠システム): fifteen digits, the last of them a check digit.
    ADDRESS_NUMBER,
    /// Any other.
    OTHER
}
