package jp.sekisho.registry.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.NumberStatus;
import jp.sekisho.registry.Resident.PreviousAddress;
import jp.sekisho.registry.Resident.PreviousName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {
    private static final String FIRST = "609407454590";
    private static final String SECOND = "051117773900";
    private static final String THIRD = "429202834619";
    private static final String HEADER = "宛名,履歴,異動,番号,状態,氏,名,カナ,元号,生年月日,性別,町,番地,方書,旧氏,支援\n";

    /// Joined columns, code tables and history, in one site's words.
    private static final String MAPPING = """
            format = CSV
            encoding = UTF-8
            dateCodes = JUKI
            key = 宛名
            history = 履歴
            changedOn = 異動
            individualNumber = 番号
            status = 状態
            codes.状態.1 = ACTIVE
            codes.状態.3 = DECEASED
            name.kanji = 氏 + "　" + 名
            name.kana = カナ
            formerFamilyName.kanji = 旧氏
            birthDate = 元号 + 生年月日
            sex = 性別
            codes.性別.男 = 1
            codes.性別.女 = 2
            address.text = 町 + 番地
            address.building = 方書
            addressProtected = 支援
            codes.支援. = false
            codes.支援.該当 = true
            """;

    private static Converted convert(String... rows) throws IOException {
        return Converted.of((HEADER + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8), MAPPING);
    }

    /// 健一 as he is now.
    private static String row(String key, String history, String number) {
        return key + "," + history + ",2020-04-01," + number + ",1,小林,健一,コバヤシ　ケンイチ,3,390501,男,長野市青葉町,1丁目2番3号,,,";
    }

    private static IndividualNumber number(String digits) {
        return (IndividualNumber) NumberEntry.parse(digits);
    }

    private static List<String> told(Converted converted) {
        return converted.rejections().stream()
                .map(rejection -> rejection.line() + " " + rejection.column() + " " + rejection.cause())
                .toList();
    }

    @Test
    void joinsColumnsAndReadsCodesByTheirTables() throws IOException {
        Converted converted =
                convert("1,1,2020-04-01," + FIRST + ",1,小林,健一,コバヤシ　ケンイチ,3,390501,男,長野市青葉町,1丁目2番3号,関所ハイツ101,,該当");
        assertThat(converted.rejections()).isEmpty();
        assertThat(converted.residents())
                .containsExactly(new Resident(
                        number(FIRST),
                        NumberStatus.CURRENT,
                        Resident.Status.ACTIVE,
                        PersonName.of("小林　健一", "コバヤシ　ケンイチ"),
                        new BirthDateEntry.Day(1964, 5, 1),
                        Sex.MALE,
                        new Address("", "長野市青葉町1丁目2番3号", "関所ハイツ101"),
                        List.of(),
                        List.of(),
                        true));
    }

    @Test
    void foldsEarlierRowsIntoEarlierNamesReadingsAndAddressesWhateverTheirOrder() throws IOException {
        Converted converted = convert(
                "1,3,2022-05-06," + FIRST + ",1,小林,健一,コバヤシ　ケンイチ,3,390501,男,長野市青葉町,1丁目2番3号,,,",
                "1,1,2001-01-01," + FIRST + ",1,田中,健一,タナカ　ケンイチ,3,390501,男,松本市丸の内,3番7号,,,",
                "1,2,2010-02-03," + FIRST + ",1,小林,健一,コバヤシ　タケイチ,3,390501,男,松本市丸の内,3番7号,,,");
        assertThat(converted.rejections()).isEmpty();
        Resident resident = converted.residents().getFirst();
        assertThat(resident.name()).isEqualTo(PersonName.of("小林　健一", "コバヤシ　ケンイチ"));
        assertThat(resident.previousNames())
                .containsExactly(
                        new PreviousName(PersonName.of("田中　健一", "タナカ　ケンイチ"), Optional.of(LocalDate.of(2010, 2, 3))),
                        new PreviousName(PersonName.of("小林　健一", "コバヤシ　タケイチ"), Optional.of(LocalDate.of(2022, 5, 6))));
        assertThat(resident.previousAddresses())
                .containsExactly(
                        new PreviousAddress(new Address("", "松本市丸の内3番7号", ""), Optional.of(LocalDate.of(2022, 5, 6))));
    }

    @Test
    void formerFamilyNameIsBorneWithTheGivenName() throws IOException {
        Converted converted = convert("1,1,2020-04-01," + FIRST + ",1,小林,健一,コバヤシ　ケンイチ,3,390501,男,長野市青葉町,1丁目2番3号,,田中,");
        assertThat(converted.residents().getFirst().previousNames())
                .containsExactly(new PreviousName(PersonName.of("田中　健一", ""), Optional.empty()));
    }

    @Test
    void aNumberThatWasReplacedIsHeldAsSuch() throws IOException {
        Converted converted = convert(row("1", "1", FIRST), row("1", "2", SECOND));
        assertThat(converted.residents())
                .extracting(Resident::individualNumber, Resident::numberStatus)
                .containsExactly(
                        tuple(number(SECOND), NumberStatus.CURRENT), tuple(number(FIRST), NumberStatus.SUPERSEDED));
        assertThat(converted.counts().residents()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "',1,小林',',7,小林',状態,UNKNOWN_CODE",
        "',1,小林',',,小林',状態,MISSING",
        "男,M,性別,UNKNOWN_CODE",
        "男,'',性別,MISSING",
        "390501,396501,元号,BIRTH_DATE_INVALID",
        "609407454590,609407454591,番号,NUMBER_CHECK_DIGIT",
        "609407454590,60940745459,番号,NUMBER_FORMAT",
        "'小林,健一',',',氏,MISSING",
        "'長野市青葉町,1丁目2番3号',',',町,MISSING",
        "2020-04-01,2020-13-01,異動,DATE_INVALID",
    })
    void aPresentRowThatCannotBeReadIsToldAndItsNumberSetAside(String old, String broken, String column, Cause cause)
            throws IOException {
        Converted converted =
                convert(row("1", "1", FIRST), row("1", "2", FIRST).replace(old, broken), row("2", "1", SECOND));
        assertThat(told(converted)).containsExactly("2  WITH_ITS_KEY", "3 " + column + " " + cause);
        assertThat(converted.setAside()).containsExactly(number(FIRST));
        assertThat(converted.residents()).extracting(Resident::individualNumber).containsExactly(number(SECOND));
    }

    @Test
    void tellsEveryFaultOfARow() throws IOException {
        Converted converted =
                convert(row("1", "1", FIRST).replace("男", "M").replace("390501", "396501"), row("2", "1", SECOND));
        assertThat(told(converted)).containsExactlyInAnyOrder("2 性別 UNKNOWN_CODE", "2 元号 BIRTH_DATE_INVALID");
        assertThat(converted.counts().rejectedRows()).isEqualTo(1);
    }

    @Test
    void anEarlierRowThatCannotBeReadIsToldAndCostsNoMoreThanItself() throws IOException {
        Converted converted = convert(
                row("1", "1", FIRST).replace("2020-04-01", "x").replace("青葉町", "緑町"),
                row("1", "2", FIRST).replace("青葉町", "北町"),
                row("1", "3", FIRST));
        assertThat(told(converted)).containsExactly("2 異動 DATE_INVALID");
        assertThat(converted.residents().getFirst().previousAddresses())
                .extracting(previous -> previous.address().text())
                .containsExactly("長野市北町1丁目2番3号");
    }

    @Test
    void twoNewestRowsAreRejected() throws IOException {
        Converted converted =
                convert(row("1", "2", FIRST), row("1", "2", FIRST).replace("健一", "健二"), row("2", "1", SECOND));
        assertThat(told(converted)).containsExactly("2  WITH_ITS_KEY", "3 履歴 TWO_CURRENT");
        assertThat(converted.residents()).extracting(Resident::individualNumber).containsExactly(number(SECOND));
        assertThat(converted.setAside()).containsExactly(number(FIRST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "２"})
    void aHistoryNumberThatCannotBeReadMayBeTheNewest(String history) throws IOException {
        Converted converted = convert(row("1", "1", FIRST), row("1", history, FIRST), row("2", "1", SECOND));
        assertThat(converted.residents()).extracting(Resident::individualNumber).containsExactly(number(SECOND));
        assertThat(converted.setAside()).containsExactly(number(FIRST));
        assertThat(converted.counts().rejectedRows()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2,2,429202834619",
                "2,2,\"429202834619",
                "\"2\"x,429202834619",
                ",2,2020,429202834619,,,,,,,,,,,,"
            })
    void aRowOfNobodyKnowsWhomCostsItsNeighboursToo(String broken) throws IOException {
        Converted converted = convert(
                row("1", "1", FIRST),
                row("2", "1", SECOND),
                broken,
                row("4", "1", "690243726758"),
                row("5", "1", "977008833447"));
        assertThat(converted.residents())
                .extracting(Resident::individualNumber)
                .containsExactly(number(FIRST), number("977008833447"));
        assertThat(converted.setAside()).contains(number(SECOND), number(THIRD), number("690243726758"));
        assertThat(told(converted)).hasSize(3).contains("3  BESIDE_UNREADABLE", "5  BESIDE_UNREADABLE");
    }

    @Test
    void whoNeverHadANumberAndIsNoResidentAnyMoreIsLeftOutAndCounted() throws IOException {
        Converted converted =
                convert(row("1", "1", "").replace(",1,小林", ",3,小林"), row("2", "1", ""), row("3", "1", FIRST));
        assertThat(converted.counts().withoutNumber()).isEqualTo(1);
        assertThat(told(converted)).containsExactly("3 番号 MISSING");
        assertThat(converted.residents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2 1", "10 2 1", "2 10 1"})
    void refusesAKeyThatMayHaveComeBack(String keys) {
        String[] rows = List.of(keys.split(" ", -1)).stream()
                .map(key -> row(key, "1", FIRST))
                .toArray(String[]::new);
        assertThatThrownBy(() -> convert(rows))
                .isInstanceOf(ConversionRefused.class)
                .hasMessageMatching("line [34]: .*sort.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2 10", "1 10 2", "09 10 11"})
    void takesKeysThatAscendAsNumbersOrAsTexts(String keys) throws IOException {
        String[] rows = List.of(keys.split(" ", -1)).stream()
                .map(key -> row(key, "1", FIRST))
                .toArray(String[]::new);
        assertThat(convert(rows).residents()).hasSize(3);
    }

    @Test
    void bytesThatAreNoLettersRejectTheirRow() throws IOException {
        Charset windows = Charset.forName("Windows-31J");
        byte[] file = (HEADER + row("1", "1", FIRST) + "\n" + row("2", "1", SECOND) + "\n").getBytes(windows);
        byte[] name = "健一".getBytes(windows);
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(new String(name, StandardCharsets.ISO_8859_1));
        file[at] = (byte) 0xFD;
        Converted converted = Converted.of(file, MAPPING.replace("UTF-8", "Windows-31J"));
        assertThat(told(converted)).containsExactly("2 名 NOT_DECODABLE");
        assertThat(converted.setAside()).containsExactly(number(FIRST));
    }

    @Test
    void refusesAFileWithoutAColumnOfTheMapping() {
        assertThatThrownBy(() -> Converted.of("宛名,履歴\n".getBytes(StandardCharsets.UTF_8), MAPPING))
                .isInstanceOf(ConversionRefused.class)
                .hasMessageContaining("no column");
    }

    @Test
    void refusesALineWithoutEnd() {
        assertThatThrownBy(() -> convert("1".repeat(70_000)))
                .isInstanceOf(ConversionRefused.class)
                .hasMessageContaining("longer");
    }

    @Test
    void readsALineOfManySpellingsAlike() throws IOException {
        String text =
                HEADER + row("1", "1", FIRST) + "\n" + row("2", "1", SECOND).replace("健一", "\"健一\"") + "\n";
        Converted plain = Converted.of(text.getBytes(StandardCharsets.UTF_8), MAPPING);
        assertThat(plain.residents()).hasSize(2);
        for (String encoding : List.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "Windows-31J")) {
            String mark =
                    encoding.equals("UTF-8") || encoding.startsWith("UTF-16") && encoding.length() > 6 ? "\uFEFF" : "";
            byte[] file = (mark + text.replace("\n", "\r\n")).getBytes(Charset.forName(encoding));
            assertThat(Converted.of(file, MAPPING.replace("UTF-8", encoding)))
                    .as(encoding)
                    .isEqualTo(plain);
        }
    }
}
