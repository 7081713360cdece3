package jp.sekisho.policy;

/// A field of the subject that is compared, or, for the number, looked up.
public enum Field {
    INDIVIDUAL_NUMBER("individualNumber"),
    NAME_KANJI("nameKanji"),
    NAME_KANA("nameKana"),
    BIRTH_DATE("birthDate"),
    SEX("sex"),
    ADDRESS("address");

    private final String wireName;

    Field(String wireName) {
        this.wireName = wireName;
    }

    /// The name in JSON, in policy files and in documents.
    public String wireName() {
        return wireName;
    }
}
