package jp.sekisho.api.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.sekisho.api.wire.ColumnWire;

/// The columns of a CSV of records, by their Japanese or English names.
enum CsvColumn {
    PROCEDURE("事務", "procedure", "/procedure", true),
    RECORD_REF("管理番号", "recordRef", "/recordRef", true),
    DESTINATION("登録先", "destination", "/destination", false),
    DESTINATION_KEY("団体内統合宛名番号", "destinationKey", "/destinationKey", false),
    DESTINATION_KEY_KIND("宛名番号の種類", "destinationKeyKind", "/destinationKeyKind", false),
    /// A destination key whose kind the column says.
    ADDRESS_NUMBER("宛名番号", "addressNumber", "/destinationKey", false),
    INDIVIDUAL_NUMBER("個人番号", "individualNumber", "/subject/individualNumber", true),
    NAME_KANJI("氏名", "nameKanji", "/subject/name/kanji", false),
    NAME_KANA("氏名カナ", "nameKana", "/subject/name/kana", false),
    NAME_ROMAN("氏名ローマ字", "nameRoman", "/subject/name/roman", false),
    ALIAS("通称", "alias", "/subject/name/alias", false),
    ALIAS_KANA("通称カナ", "aliasKana", "/subject/name/aliasKana", false),
    BIRTH_DATE("生年月日", "birthDate", "/subject/birthDate", false),
    SEX("性別", "sex", "/subject/sex", false),
    MUNICIPALITY_CODE("市区町村コード", "municipalityCode", "/subject/address/municipalityCode", false),
    ADDRESS("住所", "address", "/subject/address/text", false),
    BUILDING("方書", "building", "/subject/address/building", false),
    FORM_INDIVIDUAL_NUMBER("申請書個人番号", "formIndividualNumber", "/applicationForm/individualNumber", false);

    private final String japanese;
    private final String english;
    private final String pointer;
    private final boolean required;

    CsvColumn(String japanese, String english, String pointer, boolean required) {
        this.japanese = japanese;
        this.english = english;
        this.pointer = pointer;
        this.required = required;
    }

    /// Where the column's cell stands in the check request (RFC 6901).
    String pointer() {
        return pointer;
    }

    /// Whether a header row must name it.
    boolean required() {
        return required;
    }

    ColumnWire wire() {
        return new ColumnWire(english, japanese, pointer, required, List.of(japanese, english));
    }

    static Optional<CsvColumn> named(String name) {
        return Arrays.stream(values())
                .filter(column -> column.japanese.equals(name) || column.english.equals(name))
                .findFirst();
    }
}
