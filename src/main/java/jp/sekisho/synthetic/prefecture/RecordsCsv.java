package jp.sekisho.synthetic.prefecture;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import jp.sekisho.synthetic.Writing;

/// Writes the records as CSV (RFC 4180) with Japanese headings, as business systems export them.
final class RecordsCsv {
    private static final List<String> HEADINGS = List.of(
            "事務",
            "管理番号",
            "団体内統合宛名番号",
            "個人番号",
            "氏名",
            "氏名カナ",
            "氏名ローマ字",
            "通称",
            "通称カナ",
            "生年月日",
            "性別",
            "市区町村コード",
            "住所",
            "方書",
            "申請書個人番号");

    private final Writer out;

    RecordsCsv(Writer out) throws IOException {
        this.out = out;
        writeRow(HEADINGS);
    }

    void write(SyntheticRecord record) throws IOException {
        Writing writing = record.writing();
        writeRow(List.of(
                record.procedure(),
                record.recordRef(),
                record.destinationKey(),
                writing.individualNumber(),
                writing.name().kanji(),
                writing.name().kana(),
                writing.name().roman(),
                writing.name().alias(),
                writing.name().aliasKana(),
                writing.birthDate(),
                writing.sexCode(),
                writing.municipalityCode(),
                writing.addressText(),
                writing.buildingApart() ? writing.building() : "",
                record.numberOnForm()));
    }

    private void writeRow(List<String> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(quotedWhereNeeded(fields.get(i)));
        }
        out.write("\r\n");
    }

    private static String quotedWhereNeeded(String field) {
        for (int i = 0; i < field.length(); i++) {
            if ("\",\r\n".indexOf(field.charAt(i)) >= 0) {
                return '"' + field.replace("\"", "\"\"") + '"';
            }
        }
        return field;
    }
}
