package jp.sekisho.stream.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import jp.sekisho.stream.Allowance;
import jp.sekisho.stream.InflatedTooFar;
import jp.sekisho.stream.Limits;
import jp.sekisho.stream.Line;
import jp.sekisho.stream.StreamTooLong;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Workbooks as other programs write them, and as nobody should.
class WorkbookTest {
    private static final Limits LIMITS = new Limits(1 << 16, 1L << 30, 100, Duration.ofSeconds(1), 1, 1);
    private static final int ROOM = 8 << 20;
    private static final String ADDRESS = "長野県長野市大字鶴賀緑町1613番地";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static final Map<String, String> MINIMAL = Map.of(
            "_rels/.rels",
            "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>",
            "xl/workbook.xml",
            "<workbook xmlns:r='r'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>
            <Relationship Id='r2' Type='x/sharedStrings' Target='sharedStrings.xml'/>
            <Relationship Id='r3' Type='x/styles' Target='/xl/styles.xml'/></Relationships>""",
            "xl/sharedStrings.xml",
            "<sst><si><r><t>小</t></r><r><rPr/><t>林</t></r><rPh sb='0' eb='2'><t>コバヤシ</t></rPh></si><si/></sst>",
            "xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-411]ggge&quot;年&quot;m&quot;月&quot;d'/></numFmts>"
                    + "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='14'/><xf numFmtId='20'/></cellXfs></styleSheet>",
            SHEET,
            "");

    /// The minimal workbook with these parts in place of its own.
    private static byte[] zip(Map<String, String> parts) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(MINIMAL);
        all.putAll(parts);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] sheet(String rows) throws IOException {
        return zip(Map.of(SHEET, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"));
    }

    private static Workbook workbook(byte[] file, String... sheet) throws IOException {
        return Workbook.of(
                new ByteArrayInputStream(file),
                sheet.length == 0 ? Optional.empty() : Optional.of(sheet[0]),
                ROOM,
                LIMITS,
                Allowance.UNLIMITED);
    }

    /// The rows that say something, each behind its number.
    private static List<String> rows(Workbook workbook) throws IOException {
        List<String> rows = new ArrayList<>();
        for (List<Line> lines = workbook.read(); !lines.isEmpty(); lines = workbook.read()) {
            for (Line line : lines) {
                if (line.tooLong() || line.text().length > 0) {
                    rows.add(line.number() + ": "
                            + (line.tooLong() ? "too long" : new String(line.text(), StandardCharsets.UTF_8)));
                }
            }
        }
        return rows;
    }

    private static List<String> rows(String sheetRows) throws IOException {
        return rows(workbook(sheet(sheetRows)));
    }

    private static byte[] resource(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources").resolve(name));
    }

    @Test
    void readsWhatExceljsWrites() throws IOException {
        assertThat(rows(workbook(resource("page/exceljs.xlsx"))))
                .containsExactly(
                        "1: 身体障害者手帳の登録内容",
                        "2: 事務,管理番号,マイナンバー,氏名,フリガナ,生年月日,性別,現住所",
                        "3: 身体障害者手帳,XLS-1,609407454590,小林　健一,コバヤシ　ケンイチ,1964-05-01,男," + ADDRESS,
                        "4: 身体障害者手帳,XLS-2,609407454590,小林　健太,コバヤシ　ケンタ,1996-02-11,男," + ADDRESS,
                        "5: 身体障害者手帳,XLS-3,51117773900,小林　花子,コバヤシ　ハナコ,1966-02-11,女," + ADDRESS);
    }

    @Test
    void readsWhatSheetjsWrites() throws IOException {
        Workbook workbook = workbook(resource("workbooks/sheetjs.xlsx"));
        assertThat(rows(workbook))
                .containsExactly(
                        "1: 点検対象,,令和8年度",
                        "3: 事務,管理番号,\"個人\n番号\",氏名,フリガナ,生年月日,性別,現住所",
                        "4: 身体障害者手帳,S-1,609407454590,小林　健一,コバヤシ　ケンイチ,1964-05-01,男," + ADDRESS,
                        "5: 身体障害者手帳,S-2,51117773900,小林　由美子,コバヤシ　ユミコ,1966-09-14,女," + ADDRESS,
                        "6: 身体障害者手帳,S-3,429202834619,小林　健太,コバヤシ　ケンタ,35106,1," + ADDRESS,
                        "8: 身体障害者手帳,S-4,690243726758,\"小林　\"\"美咲\"\"\",\"コバヤシ,ミサキ\",2001-07-23T12:00,女," + ADDRESS,
                        "9: 身体障害者手帳,S-5,\"\"#,小林　美幸,コバヤシ　ミユキ,2001-07-23,女," + ADDRESS,
                        "10: 身体障害者手帳,S-6,977008833447,TRUE");
        assertThat(workbook.othersUnread()).isTrue();
    }

    @Test
    void readsTheSheetThatIsNamedOrNumbered() throws IOException {
        byte[] file = resource("workbooks/sheetjs.xlsx");
        for (String sheet : List.of("別紙", "3")) {
            Workbook workbook = workbook(file, sheet);
            assertThat(rows(workbook)).containsExactly("1: 事務,管理番号,個人番号", "2: 療育手帳,T-1,609407454590");
            assertThat(workbook.othersUnread()).isFalse();
        }
        assertThat(rows(workbook(file, "1"))).containsExactly("1: 一覧", "2: 隠");
        for (String sheet : List.of("別", "0", "4", "99999")) {
            assertThatThrownBy(() -> workbook(file, sheet)).isInstanceOf(NoSuchSheet.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsWhatFastexcelWrites(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> wanted = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook made = new org.dhatim.fastexcel.Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = made.newWorksheet("登録内容");
            for (int row = 0; row < 2_000; row++) {
                StringBuilder line = new StringBuilder();
                int separators = 0;
                for (int column = 0; column < 6; column++) {
                    String text = cell(sheet, row, column, random);
                    if (!text.isEmpty()) {
                        line.repeat(',', column - separators).append(text);
                        separators = column;
                    }
                }
                if (!line.isEmpty()) {
                    wanted.add(row + 1 + ": " + line);
                }
            }
        }
        assertThat(rows(workbook(bytes.toByteArray()))).as("seed %d", seed).isEqualTo(wanted);
    }

    /// Writes a cell, and says how it is to be read.
    private static String cell(Worksheet sheet, int row, int column, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                String text = List.of("小林　健一", "a & <b>", "𠮷野", "１６１３").get(random.nextInt(4));
                sheet.value(row, column, text);
                yield text;
            }
            case 1 -> {
                long number = random.nextLong(1_000_000_000_000L);
                sheet.value(row, column, number);
                yield Long.toString(number);
            }
            case 2 -> {
                LocalDate day = LocalDate.of(1900, 3, 1).plusDays(random.nextInt(50_000));
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
                yield day.toString();
            }
            case 3 -> {
                sheet.inlineString(row, column, "鶴賀,緑町");
                yield "\"鶴賀,緑町\"";
            }
            case 4 -> {
                sheet.value(row, column, 0.5);
                yield "0.5";
            }
            default -> "";
        };
    }

    @Test
    void leavesOutReadingsAndJoinsRuns() throws IOException {
        assertThat(
                        rows(
                                "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='inlineStr'><is><t>a</t><rPh><t>b</t></rPh></is></c></row>"))
                .containsExactly("1: 小林,,a");
    }

    @ParameterizedTest
    @CsvSource({
        "23498, 1, 1964-05-01",
        "23498.0, 2, 1964-05-01",
        "23498.25, 1, 1964-05-01T06:00",
        "23497.999999999996, 1, 1964-05-01",
        "1, 1, 1900-01-01",
        "59, 1, 1900-02-28",
        "60, 1, 1900-02-29",
        "61, 1, 1900-03-01",
        "0, 1, 0",
        "-1, 1, -1",
        "2958465, 1, 9999-12-31",
        "2958466, 1, 2958466",
        "23498, 0, 23498",
        "0.25, 3, 0.25",
        "6.0940745459E11, 0, 609407454590",
        "609407454590.0, 0, 609407454590",
        "000, 0, 0"
    })
    void readsANumberAsItsDigitsOrItsDay(String stored, int style, String read) throws IOException {
        assertThat(rows("<row><c s='%d'><v>%s</v></c></row>".formatted(style, stored)))
                .containsExactly("1: " + read);
    }

    @Test
    void readsTheDaysOfTheOtherCalendar() throws IOException {
        byte[] file = zip(
                Map.of(
                        "xl/workbook.xml",
                        "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='a' r:id='r1'/></sheets></workbook>",
                        SHEET,
                        "<worksheet><sheetData><row><c s='1'><v>0</v></c><c s='1'><v>22036</v></c></row></sheetData></worksheet>"));
        assertThat(rows(workbook(file))).containsExactly("1: 1904-01-01,1964-05-01");
    }

    @Test
    void tellsErrorsAndFormulasThatNobodyCalculated() throws IOException {
        assertThat(rows("""
                <row><c t='e'><v>#N/A</v></c></row>
                <row><c><f>A1</f></c></row>
                <row><c t='str'><f>A1</f><v></v></c><c t='str'><f>A1</f><v>a</v></c><c><f>A1</f><v>12</v></c></row>
                <row><c t='unheard'><v>1</v></c></row>""")).containsExactly("1: \"\"#", "2: \"\"#", "3: ,a,12", "4: \"\"#");
    }

    @Test
    void numbersRowsAsTheWorkbookDoes() throws IOException {
        assertThat(
                        rows(
                                "<row r='3'><c r='B3'><v>1</v></c></row><row><c><v>2</v></c></row><row r='1048576'><c r='AA9'><v>3</v></c></row>"))
                .containsExactly("3: ,1", "4: 2", "1048576: " + ",".repeat(26) + "3");
    }

    @Test
    void aRowThatIsTooWideIsRefusedAlone() throws IOException {
        assertThat(rows(
                        "<row><c r='XFD1'><v>1</v></c></row><row><c r='XFD2'/><c><v> </v></c></row><row><c t='inlineStr'><is><t>"
                                + "あ".repeat(30_000) + "</t></is></c></row><row><c><v>2</v></c></row>"))
                .containsExactly("1: too long", "3: too long", "4: 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>",
                "<?xml version='1.0'?><?a b?><worksheet/>",
                "<worksheet><!-- a --></worksheet>",
                "<worksheet><sheetData><row><c><v>&b;</v></c></row>",
                "<worksheet><sheetData><row r='2'/><row r='2'/>",
                "<worksheet><sheetData><row r='1048577'/>",
                "<worksheet><sheetData><row><c r='B1'/><c r='A1'/></row>",
                "<worksheet><sheetData><row><c r='ZZZZZZZ1'/><c r='ZZZZZZZ1'/></row>",
                "<worksheet><sheetData><row><c t='s'><v>2</v></c></row>",
                "<worksheet><sheetData><row><c t='s'><v>-1</v></c></row>",
                "<worksheet><sheetData><row><c><v><v>1</v></v></c></row>",
                "nothing",
            })
    void refusesWhatNoSpreadsheetWrites(String sheet) throws IOException {
        byte[] file = zip(Map.of(SHEET, sheet));
        assertThatThrownBy(() -> rows(workbook(file)))
                .isInstanceOf(NoWorkbook.class)
                .hasNoCause();
    }

    /// What a parser would keep until it is whole, or for good.
    @ParameterizedTest
    @ValueSource(strings = {"depth", "names", "attributes", "namespaces", "text", "attribute"})
    void refusesWhatWouldFillTheMemory(String kind) throws IOException {
        StringBuilder sheet = new StringBuilder("<worksheet>");
        for (int i = 0; i < 100_000; i++) {
            sheet.append(
                    switch (kind) {
                        case "depth" -> "<a>";
                        case "names" -> "<a" + i + "/>";
                        case "attributes" -> "<a b" + i + "=''/>";
                        case "namespaces" -> "<a xmlns='" + i + "'/>";
                        case "text" -> "aaaa>";
                        default -> i == 0 ? "<a b='>>>>>" : ">>>>>";
                    });
        }
        byte[] file = zip(Map.of(SHEET, sheet.toString()));
        assertThatThrownBy(() -> rows(workbook(file))).isInstanceOf(NoWorkbook.class);
    }

    @Test
    void refusesStringsThatDoNotFit() throws IOException {
        byte[] file = zip(Map.of("xl/sharedStrings.xml", "<sst>" + "<si/>".repeat(300_000) + "</sst>"));
        assertThat(file).hasSizeLessThan(10_000);
        assertThatThrownBy(() -> workbook(file)).isInstanceOf(StreamTooLong.class);
        assertThatThrownBy(() -> workbook(new byte[ROOM])).isInstanceOf(StreamTooLong.class);
    }

    @Test
    void endsWhereItUnpacksTooFar() throws IOException {
        byte[] file = sheet("<row/>".repeat(2_000_000));
        assertThat(file).hasSizeLessThan(50_000);
        assertThatThrownBy(() -> rows(workbook(file))).isInstanceOf(InflatedTooFar.class);
    }

    @Test
    void manyEntitiesOfTextAreNoTrouble() throws IOException {
        String row = "<row><c t='inlineStr'><is><t>%d&amp;&lt;&#x41;&#65;</t></is></c></row>";
        String all = IntStream.range(0, 100_000).mapToObj(row::formatted).collect(Collectors.joining());
        assertThat(rows(all)).hasSize(100_000).allMatch(line -> line.endsWith("&<AA"));
    }

    /// A value, or the declared refusal.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noBrokenFileEndsInADefect(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] whole = resource("workbooks/sheetjs.xlsx");
        for (int i = 0; i < 1_500; i++) {
            byte[] broken = i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int flips = random.nextInt(1, 6); flips > 0 && broken.length > 0; flips--) {
                // Half of them where the directory stands.
                int at = random.nextBoolean()
                        ? random.nextInt(broken.length)
                        : Math.max(0, broken.length - 1 - random.nextInt(900));
                broken[at] = (byte) random.nextInt(256);
            }
            try {
                rows(workbook(broken));
            } catch (NoWorkbook | InflatedTooFar | StreamTooLong refused) {
                assertThat(refused).hasNoCause();
            } catch (Exception e) {
                throw new AssertionError("seed %d, file %d".formatted(seed, i), e);
            }
        }
    }

    /// The same with the XML itself broken.
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void noBrokenXmlEndsInADefect(long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(resource("workbooks/sheetjs.xlsx")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        for (int i = 0; i < 700; i++) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(file)) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    byte[] xml = part.getValue().clone();
                    for (int flips = random.nextInt(3); flips > 0; flips--) {
                        xml[random.nextInt(xml.length)] = (byte) "<>&\"'/!?= \0\u00ff1".charAt(random.nextInt(13));
                    }
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(xml);
                }
            }
            try {
                rows(workbook(file.toByteArray()));
            } catch (NoWorkbook | NoSuchSheet refused) {
                assertThat(refused).hasNoCause();
            } catch (Exception e) {
                throw new AssertionError("seed %d, file %d".formatted(seed, i), e);
            }
        }
    }
}
