package jp.sekisho.api.inspection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.problem.ProblemType;
import jp.sekisho.api.problem.ViolationCode;
import jp.sekisho.api.wire.ColumnWire;

/// The columns of a table of records, by their Japanese or English names.
enum TableColumn {
    PROCEDURE("事務", "procedure", "/procedure", true, "事務名", "事務手続", "事務ID", "手続"),
    RECORD_REF("管理番号", "recordRef", "/recordRef", true, "整理番号", "レコード番号", "受付番号"),
    DESTINATION("登録先", "destination", "/destination", false),
    DESTINATION_KEY("団体内統合宛名番号", "destinationKey", "/destinationKey", false, "統合宛名番号", "団体内統合宛名"),
    DESTINATION_KEY_KIND("宛名番号の種類", "destinationKeyKind", "/destinationKeyKind", false),
    /// A destination key whose kind the column says.
    ADDRESS_NUMBER("宛名番号", "addressNumber", "/destinationKey", false, "宛名コード"),
    INDIVIDUAL_NUMBER(
            "個人番号",
            "individualNumber",
            "/subject/individualNumber",
            true,
            "マイナンバー",
            "個人番号（マイナンバー）",
            "個人番号12桁",
            "mynumber"),
    NAME_KANJI("氏名", "nameKanji", "/subject/name/kanji", false, "氏名漢字", "漢字氏名", "氏名（漢字）", "名前", "対象者氏名", "name"),
    NAME_KANA(
            "氏名カナ",
            "nameKana",
            "/subject/name/kana",
            false,
            "フリガナ",
            "ふりがな",
            "カナ氏名",
            "氏名（カナ）",
            "氏名フリガナ",
            "氏名（フリガナ）",
            "カナ",
            "カナ名",
            "氏名かな",
            "kana"),
    NAME_ROMAN("氏名ローマ字", "nameRoman", "/subject/name/roman", false, "ローマ字氏名", "英字氏名", "氏名（ローマ字）", "氏名英字"),
    ALIAS("通称", "alias", "/subject/name/alias", false, "通称名", "通称氏名"),
    ALIAS_KANA("通称カナ", "aliasKana", "/subject/name/aliasKana", false, "通称名カナ", "通称フリガナ", "通称（カナ）", "通称名フリガナ"),
    BIRTH_DATE("生年月日", "birthDate", "/subject/birthDate", false, "誕生日", "生年月日（和暦）", "生年月日（西暦）", "dateofbirth"),
    SEX("性別", "sex", "/subject/sex", false, "男女", "男女別", "gender"),
    MUNICIPALITY_CODE(
            "市区町村コード",
            "municipalityCode",
            "/subject/address/municipalityCode",
            false,
            "市町村コード",
            "自治体コード",
            "全国地方公共団体コード",
            "団体コード"),
    ADDRESS("住所", "address", "/subject/address/text", false, "現住所", "住所地", "住民票住所", "住所（住民票）", "住所1"),
    BUILDING("方書", "building", "/subject/address/building", false, "住所方書", "建物名", "アパート名", "マンション名", "住所2"),
    FORM_INDIVIDUAL_NUMBER(
            "申請書個人番号", "formIndividualNumber", "/applicationForm/individualNumber", false, "申請書の個人番号", "申請書マイナンバー");

    private static final Map<String, TableColumn> BY_NAME = new HashMap<>();

    static {
        for (TableColumn column : values()) {
            column.names().forEach(name -> BY_NAME.put(TableHeader.plain(name), column));
        }
    }

    private final String japanese;
    private final String english;
    private final String pointer;
    private final boolean required;
    private final List<String> aliases;

    TableColumn(String japanese, String english, String pointer, boolean required, String... aliases) {
        this.japanese = japanese;
        this.english = english;
        this.pointer = pointer;
        this.required = required;
        this.aliases = List.of(aliases);
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
        return new ColumnWire(english, japanese, pointer, required, names().toList());
    }

    /// All that it may be called.
    private Stream<String> names() {
        return Stream.concat(Stream.of(japanese, english), aliases.stream());
    }

    String label() {
        return japanese + " (" + english + ")";
    }

    /// @param plain as [TableHeader#plain] writes it
    static Optional<TableColumn> named(String plain) {
        return Optional.ofNullable(BY_NAME.get(plain));
    }

    /// What a caller's own names mean, from `name=column,name=column`. A name is the header row's or `#3` for the
    /// third column; where no column follows, it is left out.
    ///
    /// @throws ProblemException where a column is none of ours
    static Map<String, Optional<TableColumn>> map(String said) {
        Map<String, Optional<TableColumn>> map = new HashMap<>();
        for (String pair : said.split(",", -1)) {
            int sign = pair.lastIndexOf('=');
            if (!pair.isBlank()) {
                String column = TableHeader.plain(pair.substring(sign + 1));
                if (sign < 0 || !column.isEmpty() && named(column).isEmpty()) {
                    throw new ProblemException(ProblemType.INVALID_REQUEST, "/columns", ViolationCode.UNKNOWN_VALUE);
                }
                map.put(TableHeader.plain(pair.substring(0, sign)), named(column));
            }
        }
        return map;
    }
}
