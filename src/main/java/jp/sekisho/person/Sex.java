package jp.sekisho.person;

/// Sex as the resident registry codes it: `1` male, `2` female; `0` and `9` say that it is not held.
public enum Sex {
    MALE,
    FEMALE,
    NOT_HELD
}
