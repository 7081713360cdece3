package jp.sekisho.registry.conversion;

/// Why a row was rejected. In Japanese and English, for operators; never with a value.
public enum Cause {
    CELLS("列の数または行の長さが違います", "not so many cells, or so long a line, as declared"),
    QUOTES("引用符が行の中で閉じていません", "quotation marks that do not close on their line"),
    NOT_DECODABLE("宣言された文字コードで読めません", "not in the declared encoding"),
    MISSING("必須の値がありません", "a required value is missing"),
    UNKNOWN_CODE("コード表にない値です", "a code that the mapping does not name"),
    NUMBER_FORMAT("個人番号が半角数字12桁ではありません", "not an Individual Number of twelve ASCII digits"),
    NUMBER_CHECK_DIGIT("個人番号の検査用数字が違います", "the check digit is wrong"),
    BIRTH_DATE_INVALID("生年月日を読めません", "a birth date that cannot be read"),
    DATE_INVALID("日付を読めません", "a date that cannot be read"),
    NAME_NOT_SPLIT("氏名が氏と名に分かれていないため旧氏を当てられません", "a former family name beside a name that is not split"),
    HISTORY_INVALID("履歴番号が数字ではありません", "a history number that is no number"),
    TWO_CURRENT("最新の行が二つあります", "two rows of one key are the newest"),
    /// The row itself can be read.
    WITH_ITS_KEY("同じ宛名番号の最新の行が使えません", "the newest row of its key cannot be used, or may be another"),
    /// The row itself can be read.
    BESIDE_UNREADABLE("隣の行が読めず、同じ人の行かもしれません", "beside a row that cannot be read and may be of the same key");

    private final String japanese;
    private final String english;

    Cause(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    public String japanese() {
        return japanese;
    }

    public String english() {
        return english;
    }
}
