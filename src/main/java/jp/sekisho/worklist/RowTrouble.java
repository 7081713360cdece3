package jp.sekisho.worklist;

/// Why a row of a filled-in list produces nothing.
public enum RowTrouble {
    CHANGED("一覧が出力されたときの内容と違います。", "is not as the list was written"),
    OTHER_LIST("別の一覧の行です。", "belongs to another list"),
    TWICE("同じ行がもう一つあります。", "stands there twice"),
    EMPTY("未記入です。", "is not filled in"),
    UNKNOWN("書かれている言葉が選択肢にありません。", "is none of the words to choose from"),
    NO_PERSON("職員IDは半角の英数字と . _ - で64字まで、12桁の数字は不可です。", "is no staff id: A-Z a-z 0-9 . _ -, not twelve digits"),
    NO_DAY("今日までの日付ではありません。", "is no day up to today"),
    MAY_NOT_BE_RELEASED("疑いなしとはできません。登録内容か個人番号を訂正してください。", "may not be released; correct the record"),
    NO_DESTINATION_KEY("登録内容に宛名番号がないため、疑いなしの申出ができません。", "has no destination key, which a release needs"),
    PERSONAL_DATA("個人情報が書かれています。氏名・住所・生年月日・番号を消してください。", "holds personal data"),
    TOO_LONG("500字までです。", "has more than 500 characters");

    private final String japanese;
    private final String english;

    RowTrouble(String japanese, String english) {
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
