package jp.sekisho.registry;

/// What may be wrong with an extract: with the file as a whole, with one resident of it, or with nothing that
/// matters. In Japanese and English, for operators; never with a value.
public enum FaultCode {
    FILE_UNREADABLE(Weight.FILE, "ファイルを読めません", "the file cannot be read"),
    HEADER_MISSING(Weight.FILE, "先頭行に見出しがありません", "the first line is not the header"),
    HEADER_REPEATED(Weight.FILE, "見出しが先頭行以外にあります", "a header stands after the first line"),
    TIME_INVALID(Weight.FILE, "時差付きのISO 8601日時ではありません", "not an ISO 8601 time with offset"),
    AHEAD_OF_CLOCK(Weight.FILE, "時計より先の日時です", "a time that the clock has not reached"),
    NO_RESIDENTS(Weight.FILE, "住民が一人もありません", "there is no resident"),
    END_MISSING(Weight.FILE, "最終行のendがありません。途中で切れています", "the end line is missing, so the file is cut short"),
    END_COUNT(Weight.FILE, "endの件数が行数と違います", "the end line counts other lines than there are"),
    LINE_AFTER_END(Weight.FILE, "endの後に行があります", "a line stands after the end line"),
    /// The place is that of the first of them.
    TOO_MANY_UNUSABLE(
            Weight.FILE,
            "使えない住民が多すぎます。最初の箇所です。すべてはcheck-extractで示します",
            "more residents cannot be used than allowed; this is the first, check-extract lists all"),

    NOT_FOLLOWING(Weight.FILE, "続きでない差分があります", "changes that do not follow on what is there"),
    SHRUNK(Weight.FILE, "住民が許容より多く減っています", "more residents are gone than allowed"),

    LINE_TOO_LONG(Weight.RESIDENT, "行が64KiBを超えています", "the line is longer than 64 KiB"),
    NOT_UTF8(Weight.RESIDENT, "UTF-8として正しくありません", "not valid UTF-8"),
    NOT_JSON(Weight.RESIDENT, "一行に一つのJSONオブジェクトではありません", "not one JSON object on one line"),
    DUPLICATE_PROPERTY(Weight.RESIDENT, "同じ項目が二度あります", "the property occurs twice"),
    MISSING(Weight.RESIDENT, "必須の項目がありません", "a required property is missing"),
    WRONG_TYPE(Weight.RESIDENT, "JSONの型が違います", "wrong JSON type"),
    TEXT_NOT_UNICODE(Weight.RESIDENT, "対にならないサロゲートがあります", "an unpaired surrogate"),
    UNKNOWN_VALUE(Weight.RESIDENT, "定義にない値です", "not one of the defined values"),
    NUMBER_FORMAT(Weight.RESIDENT, "個人番号が半角数字12桁ではありません", "not an Individual Number of twelve ASCII digits"),
    NUMBER_CHECK_DIGIT(Weight.RESIDENT, "個人番号の検査用数字が違います", "the check digit is wrong"),
    BIRTH_DATE_INVALID(Weight.RESIDENT, "生年月日を読めません", "a birth date that cannot be read"),
    DATE_INVALID(Weight.RESIDENT, "日付(YYYY-MM-DD)ではありません", "not a date (YYYY-MM-DD)"),

    BYTE_ORDER_MARK(Weight.NONE, "先頭にBOMがあります", "a byte order mark"),
    CRLF(Weight.NONE, "行末がCRLFです", "a line that ends in CRLF"),
    BLANK_LINE(Weight.NONE, "途中に空行があります", "a blank line between others"),
    /// The pointer is that of the object around it: the property's own name is the file's text and might be anything.
    UNKNOWN_PROPERTY(Weight.NONE, "定義にない項目があります", "an unknown property in this object");

    /// What a fault costs.
    public enum Weight {
        /// Nothing of the file is taken over.
        FILE,
        /// The resident is set aside: every check of their number asks for a look.
        RESIDENT,
        /// It is counted and told, and the line is as good as any.
        NONE
    }

    private final Weight weight;
    private final String japanese;
    private final String english;

    FaultCode(Weight weight, String japanese, String english) {
        this.weight = weight;
        this.japanese = japanese;
        this.english = english;
    }

    public Weight weight() {
        return weight;
    }

    public String japanese() {
        return japanese;
    }

    public String english() {
        return english;
    }
}
