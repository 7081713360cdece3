package jp.sekisho.attestation;

/// A subject's field that an attestation is bound to, exactly as it was sent.
public enum AttestedField {
    INDIVIDUAL_NUMBER(2, "individualNumber"),
    NAME_KANJI(3, "name/kanji"),
    NAME_KANA(4, "name/kana"),
    NAME_ROMAN(5, "name/roman"),
    NAME_ALIAS(6, "name/alias"),
    NAME_ALIAS_KANA(7, "name/aliasKana"),
    BIRTH_DATE(8, "birthDate"),
    SEX(9, "sex"),
    ADDRESS_MUNICIPALITY_CODE(10, "address/municipalityCode"),
    ADDRESS_TEXT(11, "address/text"),
    ADDRESS_BUILDING(12, "address/building");

    /// The destination key's code; it is committed to before all fields of the subject.
    static final int DESTINATION_KEY_CODE = 1;

    private final int code;
    private final String path;

    AttestedField(int code, String path) {
        this.code = code;
        this.path = path;
    }

    /// Its type in the commitment. Never reused: codes rise in the order of this list.
    int code() {
        return code;
    }

    /// Where it stands in the subject of a check request.
    public String path() {
        return path;
    }
}
