package jp.sekisho.registry.extract;

import java.io.IOException;

/// The whole snapshot file was refused. It tells where and why, in Japanese and English, and never a value, since a
/// value may be a person's. An exception, because a registry that cannot be loaded is broken machinery and not an
/// answer.
public final class SnapshotRefused extends RuntimeException {

    private final long line;
    private final String pointer;
    private final Code code;

    SnapshotRefused(long line, String pointer, Code code) {
        super(japanese(line, pointer, code) + " / " + english(line, pointer, code));
        this.line = line;
        this.pointer = pointer;
        this.code = code;
    }

    SnapshotRefused(long line, IOException trouble) {
        this(line, "", Code.FILE_UNREADABLE);
        initCause(trouble);
    }

    /// The line at fault, counted from 1.
    public long line() {
        return line;
    }

    /// The JSON pointer (RFC 6901) to the property at fault within its line; empty where the line itself is at fault.
    public String pointer() {
        return pointer;
    }

    public Code code() {
        return code;
    }

    public String japanese() {
        return japanese(line, pointer, code);
    }

    public String english() {
        return english(line, pointer, code);
    }

    private static String japanese(long line, String pointer, Code code) {
        return "住民スナップショットを拒否しました。" + line + "行目" + place(pointer) + "：" + code.japanese;
    }

    private static String english(long line, String pointer, Code code) {
        return "resident snapshot refused, line " + line + place(pointer) + ": " + code.english + " (" + code + ")";
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "" : " " + pointer;
    }

    /// Why a file is refused.
    public enum Code {
        FILE_UNREADABLE("ファイルを読めません", "the file cannot be read"),
        HEADER_MISSING("先頭行にsnapshotの見出しがありません", "the first line is not the snapshot header"),
        HEADER_REPEATED("snapshotの見出しが先頭行以外にあります", "a snapshot header stands after the first line"),
        NO_RESIDENTS("住民が一人もありません", "there is no resident"),
        BLANK_LINE("途中に空行があります", "a blank line stands between others"),
        LINE_TOO_LONG("行が64KiBを超えています", "the line is longer than 64 KiB"),
        NOT_UTF8("UTF-8として正しくありません", "not valid UTF-8"),
        NOT_JSON("一行に一つのJSONオブジェクトではありません", "not one JSON object on one line"),
        DUPLICATE_PROPERTY("同じ項目が二度あります", "the property occurs twice"),
        /// The pointer is that of the object around it: the property's own name is the file's text and might be
        /// anything.
        UNKNOWN_PROPERTY("定義にない項目があります", "an unknown property in this object"),
        MISSING("必須の項目がありません", "a required property is missing"),
        WRONG_TYPE("JSONの型が違います", "wrong JSON type"),
        TEXT_NOT_UNICODE("対にならないサロゲートがあります", "an unpaired surrogate"),
        UNKNOWN_VALUE("定義にない値です", "not one of the defined values"),
        NUMBER_FORMAT("個人番号が半角数字12桁ではありません", "not an Individual Number of twelve ASCII digits"),
        NUMBER_CHECK_DIGIT("個人番号の検査用数字が違います", "the check digit is wrong"),
        BIRTH_DATE_INVALID("生年月日が実在しないか読めません", "no real birth date, or one that cannot be read"),
        DATE_INVALID("日付(YYYY-MM-DD)ではありません", "not a date (YYYY-MM-DD)"),
        TIME_INVALID("時差付きのISO 8601日時ではありません", "not an ISO 8601 time with offset");

        private final String japanese;
        private final String english;

        Code(String japanese, String english) {
            this.japanese = japanese;
            this.english = english;
        }
    }
}
