package jp.sekisho.registry.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sekisho.characters.CharacterSets;
import jp.sekisho.person.PersonName;
import jp.sekisho.registry.Resident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {
    private static final String WHOLE = """
            format = CSV
            encoding = UTF-8
            individualNumber = 番号
            status = "ACTIVE"
            name.kanji = 氏名
            birthDate = 生年月日
            sex = 性別
            address.text = 住所
            addressProtected = "false"
            """;

    private static final String FIXED = WHOLE.replace("format = CSV", "format = FIXED") + """
            unit = BYTES
            length = 61
            column.番号 = 1 12
            column.氏名 = 13 16
            column.生年月日 = 29 10
            column.性別 = 39 1
            column.住所 = 40 22
            """;

    private static Mapping of(String text) {
        return Mapping.of(text, CharacterSets.STANDARD);
    }

    @ParameterizedTest
    @CsvSource({
        "individualNumber = 番号,'','individualNumber'",
        "'status = \"ACTIVE\"','','status'",
        "sex = 性別,'','sex'",
        "'addressProtected = \"false\"','','addressProtected'",
        "name.kanji = 氏名,name.kana = カナ,name.kanji",
        "name.kanji = 氏名,'name.kanji = 氏名 + \"x',name.kanji",
        "format = CSV,format = XML,format",
        "encoding = UTF-8,encoding = EUC-JP,encoding",
        "sex = 性別,sex = 性別\\nsexx = 性別,sexx",
        "sex = 性別,sex = 性別\\nsex = 性,twice",
        "sex = 性別,sex = 性別\\nhistory = 履歴,key",
        "sex = 性別,sex = 性別\\ncodes.性.1 = 1,codes.性",
        "sex = 性別,sex = 性別\\ncharacterSet = QUUX,characterSet",
        "sex = 性別,sex = 性別\\ndateCodes = QUUX,dateCodes",
        "sex = 性別,sex = 性別\\nlength = 3,length",
        "sex = 性別,sex = 性別\\ncolumn.性別 = 3,column",
        "sex = 性別,sex = 性別\\nbased-on = quux,jumin-kihon",
    })
    void refusesWhatSaysTooLittleOrSomethingUnknown(String line, String other, String told) {
        String text = WHOLE.replace(line, other.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> of(text)).isInstanceOf(ConversionRefused.class).hasMessageContaining(told);
    }

    @Test
    void aFileMayBeBasedOnTheProfileAndSayWhatDiffers() {
        assertThat(of("based-on = jumin-kihon\nname.alias = 通名\nname.aliasKana =\n")
                        .told())
                .contains("name.alias = 通名", "sex = 性別")
                .noneMatch(line -> line.startsWith("name.aliasKana"));
    }

    @Test
    void readsPositionsWhereNoLineNamesTheColumns() throws IOException {
        Converted converted = Converted.of(
                "x,男,609407454590,小林　健一,昭和39年5月1日,長野市青葉町1番地\n".getBytes(StandardCharsets.UTF_8), WHOLE + """
                        header = false
                        column.連番 = 1
                        column.性別 = 2
                        column.番号 = 3
                        column.氏名 = 4
                        column.生年月日 = 5
                        column.住所 = 6
                        codes.性別.男 = 1
                        """);
        assertThat(converted.rejections()).isEmpty();
        assertThat(converted.residents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows-31J", "UTF-16LE", "CHARACTERS"})
    void cutsLinesOfFixedWidthByBytesOrCharacters(String encoding) throws IOException {
        boolean characters = encoding.equals("CHARACTERS");
        String line = characters
                ? "609407454590" + "小林　健一" + " ".repeat(11) + "1964-05-01" + "1" + "長野市青葉町１番地" + " ".repeat(13)
                : "609407454590小林　健一      1964-05-011長野市青葉町１番地    ";
        String mapping = switch (encoding) {
            case "CHARACTERS" -> FIXED.replace("BYTES", "CHARACTERS");
            case "UTF-16LE" ->
                FIXED.replace("UTF-8", encoding)
                        .replace("length = 61", "length = 94")
                        .replace("= 1 12", "= 1 24")
                        .replace("= 13 16", "= 25 22")
                        .replace("= 29 10", "= 47 20")
                        .replace("= 39 1", "= 67 2")
                        .replace("= 40 22", "= 69 26");
            default -> FIXED.replace("UTF-8", encoding);
        };
        Charset charset = Charset.forName(characters ? "UTF-8" : encoding);
        Converted converted = Converted.of((line + "\r\n").getBytes(charset), mapping);
        assertThat(converted.residents())
                .extracting(Resident::name, resident -> resident.address().text())
                .containsExactly(tuple(PersonName.of("小林　健一", ""), "長野市青葉町１番地"));
    }

    @Test
    void aLineOfAnotherLengthOrAPlaceThatSplitsALetterRejectsTheRow() throws IOException {
        Charset windows = Charset.forName("Windows-31J");
        String good = "609407454590小林　健一      1964-05-011長野市青葉町１番地    \n";
        String splits = "051117773900a小林　健一    b1964-05-011長野市青葉町１番地    \n".replace("b", "林");
        String text = good + good.replace("    \n", "\n") + splits;
        Converted converted = Converted.of(text.getBytes(windows), FIXED.replace("UTF-8", "Windows-31J"));
        assertThat(converted.rejections())
                .extracting(Rejection::line, Rejection::cause)
                .isEqualTo(List.of(tuple(2L, Cause.CELLS), tuple(3L, Cause.CELLS)));
        assertThat(converted.setAside()).hasSize(2);
    }
}
