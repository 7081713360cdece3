package jp.sekisho.api.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.api.wire.ReleaseProposalRequest;
import jp.sekisho.audit.WorkListEntry.Step;
import jp.sekisho.release.ReleaseCode;
import jp.sekisho.signing.Sha256;
import jp.sekisho.synthetic.prefecture.Prefecture;
import jp.sekisho.synthetic.prefecture.PrefectureFolder;
import jp.sekisho.synthetic.prefecture.Settings;
import jp.sekisho.worklist.RowTrouble;
import jp.sekisho.worklist.WorkListExport;
import jp.sekisho.worklist.WorkListImport;
import jp.sekisho.worklist.WorkListImport.Told;
import jp.sekisho.worklist.WorkListRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The list holds both sides of what differs and nothing of anybody else, and comes back as it left.
class WorkListTest {
    private static final long SEED = 17;
    private static final int RECORDS = 4_000;
    private static final int WRONG_LINKS = 40;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    private static final String RESIDENTS = """
            {"snapshot":{"asOf":"2026-11-20T00:00:00+09:00","coverage":"NATIONAL","source":"test"}}
            {"individualNumber":"609407454590","numberStatus":"CURRENT","status":"ACTIVE","name":{"kanji":"小林　健一","kana":"コバヤシ　ケンイチ"},"birthDate":"1964-05-01","sex":"1","address":{"text":"長野県長野市大字鶴賀緑町1613番地"}}
            {"individualNumber":"051117773900","numberStatus":"CURRENT","status":"ACTIVE","name":{"kanji":"佐藤　花子","kana":"サトウ　ハナコ"},"birthDate":"1980-02-03","sex":"2","address":{"text":"長野県上田市大手一丁目11番16号"},"addressProtected":true}
            {"individualNumber":"429202834619","numberStatus":"CURRENT","status":"ACTIVE","name":{"kanji":"伊藤　一郎","kana":"イトウ　イチロウ"},"birthDate":"1955-06-07","sex":"1","address":{"text":"長野県須坂市大字須坂1528番地1"}}
            {"individualNumber":"429202834619","numberStatus":"CURRENT","status":"ACTIVE","name":{"kanji":"山本　三郎","kana":"ヤマモト　サブロウ"},"birthDate":"1956-07-08","sex":"1","address":{"text":"長野県小諸市相生町三丁目3番3号"}}
            {"individualNumber":"690243726758","numberStatus":"CURRENT","status":"ACTIVE","name":{"kanji":"高橋　太郎","kana":"タカハシ　タロウ"},"birthDate":"1971-11-11","sex":"1","address":{"text":"長野県飯田市大久保町2534番地"}}
            {"individualNumber":"977008833447","numberStatus":"CURRENT","status":"ACTIVE","name":{"kanji":"田中　美咲","kana":"タナカ　ミサキ"},"birthDate":"2001-04-04","sex":"2","address":{"text":"長野県伊那市下新田3050番地"}}
            {"individualNumber":"069402523336","numberStatus":"CURRENT","status":"ACTIVE","name":{"kanji":"渡辺　翔","kana":"ワタナベ　ショウ"},"birthDate":"1990-09-09","sex":"1","address":{"text":"長野県駒ヶ根市赤須町20番1号"}}
            {"individualNumber":"591322253115","numberStatus":"CURRENT","status":"ACTIVE","name":{"kanji":"中村　学","kana":"ナカムラ　マナブ"},"birthDate":"1949-12-31","sex":"1","address":{"text":"長野県中野市三好町一丁目3番19号"}}
            {"individualNumber":"313208048684","numberStatus":"CURRENT","status":"ACTIVE","name":{"kanji":"小川　緑","kana":"オガワ　ミドリ"},"birthDate":"1988-08-08","sex":"2","address":{"text":"長野県大町市大町3887番地"}}
            """;

    private static final String RECORDS_CSV = """
            事務,管理番号,団体内統合宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,住所
            shintai-shogaisha-techo,MOVED,0000000001234567,609407454590,小林　健一,コバヤシ　ケンイチ,S39.5.1,男,長野県松本市丸の内3番7号
            shintai-shogaisha-techo,PROTECTED,0000000001234567,051117773900,佐藤　花子,カトウ　ハナコ,1980-02-03,女,長野県千曲市杭瀬下二丁目1番地
            shintai-shogaisha-techo,AMBIGUOUS,0000000001234567,429202834619,伊藤　一郎,カトウ　イチロウ,1955-06-07,男,長野県千曲市杭瀬下二丁目1番地
            shintai-shogaisha-techo,WRONG-LINK,0000000001234567,690243726758,鈴木　次郎,スズキ　ジロウ,1949-01-02,男,長野県諏訪市高島一丁目22番30号
            shintai-shogaisha-techo,TWIN,0000000001234567,977008833447,田中　美月,,2001-04-04,女,長野県伊那市下新田3050番地
            shintai-shogaisha-techo,READING-AGREES,,069402523336,渡辺　祥,ワタナベ　ショウ,1990-09-09,男,長野県駒ヶ根市赤須町20番1号
            shintai-shogaisha-techo,FORMULA,0000000001234567,591322253115,中村　学,ナカムラ　マナブ,1949-12-31,男,=長野市大字鶴賀緑町1番地
            shintai-shogaisha-techo,PASSES,0000000001234567,313208048684,小川　緑,オガワ　ミドリ,1988-08-08,女,長野県大町市大町3887番地
            shintai-shogaisha-techo,NO-NUMBER,0000000001234567,1234,小川　緑,オガワ　ミドリ,1988-08-08,女,長野県大町市大町3887番地
            """;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Lists lists;

    @BeforeEach
    void write() throws IOException {
        lists = new Lists(
                folder,
                Files.writeString(folder.resolve("residents.ndjson"), RESIDENTS),
                Files.writeString(folder.resolve("records.csv"), RECORDS_CSV));
    }

    @AfterEach
    void close() {
        lists.close();
    }

    private Map<String, Map<String, String>> byReference() throws IOException {
        return Lists.rows(lists.list).stream().collect(Collectors.toMap(WorkListTest::reference, row -> row));
    }

    private static String reference(Map<String, String> row) {
        return row.getOrDefault("管理番号", "").replaceFirst("^'", "");
    }

    private Map<String, String> row(String reference) throws IOException {
        return Objects.requireNonNull(byReference().get(reference), reference);
    }

    private static Map<String, String> registrySide(Map<String, String> row) {
        return row.entrySet().stream()
                .filter(cell ->
                        cell.getKey().endsWith("（住民基本台帳）") && !cell.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void showsBothSidesOfWhatDiffersAndNothingElse() throws Exception {
        WorkListExport.Written written = lists.export();

        assertThat(written.rows()).isEqualTo(8);
        Map<String, Map<String, String>> rows = byReference();
        assertThat(rows).doesNotContainKey("PASSES");
        Map<String, String> moved = row("MOVED");
        assertThat(moved)
                .containsEntry("行", "2")
                .containsEntry("区分", "C")
                .containsEntry("対処", "要確認")
                .containsEntry("住所（登録内容）", "長野県松本市丸の内3番7号")
                .containsEntry("氏名（登録内容）", "")
                .containsEntry("疑いなしの可否", "可");
        assertThat(registrySide(moved)).containsExactly(Map.entry("住所（住民基本台帳）", "長野県長野市大字鶴賀緑町1613番地"));
        assertThat(registrySide(row("READING-AGREES"))).containsExactly(Map.entry("氏名（住民基本台帳）", "渡辺　翔"));
        assertThat(row("NO-NUMBER")).containsEntry("対処", "要訂正").containsEntry("疑いなしの可否", "不可");
    }

    @Test
    void showsNoValueOfAnybodyElse() throws Exception {
        lists.export();

        assertThat(row("WRONG-LINK"))
                .containsEntry("氏名（登録内容）", "鈴木　次郎")
                .containsEntry("備考", "個人番号が別人のものか、誰のものでもない疑いがあります。別人の値は示しません。");
        for (String reference : List.of("WRONG-LINK", "TWIN", "PROTECTED", "AMBIGUOUS", "NO-NUMBER")) {
            assertThat(registrySide(row(reference))).as(reference).isEmpty();
        }
        assertThat(Files.readString(lists.list))
                .doesNotContain("高橋", "タカハシ", "1971-11-11", "飯田市")
                .doesNotContain("美咲", "ミサキ")
                .doesNotContain("サトウ", "上田市", "山本", "ヤマモト", "須坂", "小諸")
                .doesNotContain("609407454590", "690243726758", "977008833447", "0000000001234567");
    }

    @Test
    void tellsNobodyWhoseAddressIsProtected() throws Exception {
        lists.export();

        Map<String, String> isProtected = new HashMap<>(row("PROTECTED"));
        Map<String, String> ambiguous = new HashMap<>(row("AMBIGUOUS"));
        Set.of("番号", "行", "管理番号", "確認符号").forEach(own -> {
            isProtected.remove(own);
            ambiguous.remove(own);
        });
        assertThat(isProtected).isEqualTo(ambiguous).containsEntry("理由", "理由 REVIEW_REQUIRED");
    }

    @Test
    void leavesNoCellThatASpreadsheetCalculatesOrTurnsIntoADay() throws Exception {
        lists.export();

        String text = Files.readString(lists.list);
        assertThat(text).startsWith("\uFEFF\"番号\",\"行\"").contains("\"'=長野市大字鶴賀緑町1番地\"");
        assertThat(text.lines().count()).isEqualTo(9);
        assertThat(text.split("\r\n", -1)).hasSize(10);
        assertThat(Lists.rows(lists.list).stream().flatMap(row -> row.values().stream()))
                .noneMatch(cell -> cell.matches("(?s)[=+\\-@＝＋－＠\t\r].*|[0-9]{4}-[0-9]{2}-[0-9]{2}"));
    }

    @Test
    void isForItsOwnerAloneAndWrittenDownFirst() throws Exception {
        lists.export();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lists.list)))
                .isEqualTo("rw-------");
        assertThat(lists.written).singleElement().satisfies(entry -> {
            assertThat(entry.step()).isEqualTo(Step.WORK_LIST_EXPORT);
            assertThat(entry.rows()).isEqualTo(8);
            assertThat(entry.user().text()).isEqualTo("operator");
            assertThat(entry.operator().orElseThrow().text()).isEqualTo("staff-17");
            assertThat(entry.file()).isEqualTo(Sha256.of(Files.readAllBytes(lists.list)));
            assertThat(Files.readString(lists.list)).contains(entry.list().toString());
        });
    }

    @Test
    void leavesNothingWhereTheTrailCannotBeWritten() throws Exception {
        Path answers = lists.answers(true);
        lists.trailIsFull = true;
        assertThatThrownBy(() -> lists.export(lists.source(), answers, false)).isInstanceOf(WorkListRefused.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("residents.ndjson", "records.csv", "answers.ndjson", "work-list.key");
        }
    }

    @Test
    void overwritesNothingUnlessToldTo() throws Exception {
        lists.export();
        byte[] before = Files.readAllBytes(lists.list);
        assertThatThrownBy(lists::export).hasMessageContaining("--overwrite");
        assertThat(lists.list).hasBinaryContent(before);
        assertThat(lists.written).hasSize(1);
        lists.export(lists.source(), lists.answers(true), true);
        assertThat(lists.written).hasSize(2);
    }

    @Test
    void refusesAnswersThatAreNotAllOrNotThese() throws Exception {
        Path incomplete = lists.answers(false);
        assertThatThrownBy(() -> lists.export(lists.source(), incomplete, false))
                .hasMessageContaining("not complete");
        Path whole = lists.answers(true);
        Files.writeString(whole, Files.readString(whole).replace("\"PASS\"", "\"BLOCK\""));
        assertThatThrownBy(() -> lists.export(lists.source(), whole, false)).hasMessageContaining("as the gate wrote");
        Files.writeString(whole, Files.readString(whole).replace("\"signature\":\"", "\"signature\":\"A"));
        assertThatThrownBy(() -> lists.export(lists.source(), whole, false)).hasMessageContaining("no trailer");
    }

    @ParameterizedTest
    @CsvSource({"MOVED, OTHER", "PASSES, OTHER"})
    void refusesAnotherFileThanTheOneThatWasInspected(String reference, String other) throws Exception {
        Path answers = lists.answers(true);
        Path changed = Files.writeString(folder.resolve("changed.csv"), RECORDS_CSV.replace(reference, other));
        assertThatThrownBy(() -> lists.export(Lists.source(changed), answers, false))
                .hasMessageContaining("belong to another file");
        Path shorter = Files.writeString(
                folder.resolve("shorter.csv"), RECORDS_CSV.lines().limit(5).collect(Collectors.joining("\n")));
        assertThatThrownBy(() -> lists.export(Lists.source(shorter), answers, false))
                .hasMessageContaining("belong to another file");
        assertThat(lists.list).doesNotExist();
    }

    /// The list as it was written, with these cells filled in by the record's reference.
    private byte[] filledIn(Map<String, Map<String, String>> cells, Charset charset, String separator)
            throws IOException {
        return table(cells, separator).getBytes(charset);
    }

    private String table(Map<String, Map<String, String>> cells, String separator) throws IOException {
        List<Map<String, String>> rows = Lists.rows(lists.list);
        List<String> titles = new ArrayList<>(rows.getFirst().keySet());
        Collections.reverse(titles);
        List<String> lines = new ArrayList<>();
        lines.add(String.join(separator, titles));
        for (Map<String, String> row : rows) {
            Map<String, String> filled = new HashMap<>(row);
            filled.putAll(cells.getOrDefault(reference(row), Map.of()));
            lines.add(titles.stream().map(filled::get).collect(Collectors.joining(separator)));
        }
        return String.join("\r\n", lines) + "\r\n" + separator.repeat(5) + "\r\n";
    }

    private static Map<String, String> judged(String finding) {
        return Map.of("判定", finding, "確認内容", "住所変更", "所見", "転出証明書で新旧の住所を確認", "担当者", "staff-17", "確認日", "2026/11/22");
    }

    private static final Map<String, Map<String, String>> ALL_JUDGED = Map.of(
            "MOVED", judged("疑いなし"),
            "FORMULA", judged("疑いなし"),
            "PROTECTED", judged("要訂正"),
            "AMBIGUOUS", judged("要訂正"),
            "WRONG-LINK", judged("要訂正"),
            "TWIN", judged("要訂正"),
            "READING-AGREES", judged("要訂正"),
            "NO-NUMBER", judged("要訂正"));

    @ParameterizedTest
    @CsvSource({"UTF-8, ','", "windows-31j, ','", "windows-31j, '\t'", "UTF-8, ;"})
    void takesAListBackAsASpreadsheetSavesIt(String charset, String separator) throws Exception {
        lists.export();

        WorkListImport.Taken taken = lists.take(filledIn(ALL_JUDGED, Charset.forName(charset), separator));

        assertThat(taken.told()).isEmpty();
        assertThat(taken.proposals()).isEqualTo(2);
        assertThat(taken.corrections()).isEqualTo(6);
        assertThat(Files.readAllLines(lists.proposals)).hasSize(2).allSatisfy(line -> {
            ReleaseProposalRequest proposal = JsonMapper.builder()
                    .findAndAddModules()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(line, ReleaseProposalRequest.class);
            assertThat(proposal.code()).isEqualTo(ReleaseCode.ADDRESS_CHANGE_CONFIRMED);
            assertThat(proposal.person()).isEqualTo("staff-17");
            assertThat(proposal.explanation()).isEqualTo("転出証明書で新旧の住所を確認");
        });
        JsonNode first = JSON.readTree(Files.readAllLines(lists.proposals).getFirst());
        assertThat(first.at("/check/recordRef").asText()).isEqualTo("MOVED");
        assertThat(first.at("/check/subject/individualNumber").asText()).isEqualTo("609407454590");
        assertThat(Lists.rows(lists.corrections))
                .extracting(row -> row.get("管理番号"))
                .containsExactly("PROTECTED", "AMBIGUOUS", "WRONG-LINK", "TWIN", "READING-AGREES", "NO-NUMBER");
        assertThat(lists.written).last().satisfies(entry -> {
            assertThat(entry.step()).isEqualTo(Step.WORK_LIST_IMPORT);
            assertThat(entry.rows()).isEqualTo(8);
        });
        for (Path file : List.of(lists.proposals, lists.corrections)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private List<Told> toldOf(String reference, Map<String, String> cells) throws Exception {
        Map<String, Map<String, String>> judged = new HashMap<>(ALL_JUDGED);
        Map<String, String> changed = new HashMap<>(judged.getOrDefault(reference, Map.of()));
        changed.putAll(cells);
        judged.put(reference, changed);
        WorkListImport.Taken taken = lists.take(filledIn(judged, StandardCharsets.UTF_8, ","));
        assertThat(taken.proposals() + taken.corrections()).isEqualTo(7);
        assertThat(Files.readString(lists.proposals) + Files.readString(lists.corrections))
                .doesNotContain(reference);
        return taken.told();
    }

    @ParameterizedTest
    @CsvSource({
        "MOVED, 判定, '', EMPTY",
        "MOVED, 判定, たぶん, UNKNOWN",
        "WRONG-LINK, 判定, 疑いなし, MAY_NOT_BE_RELEASED",
        "READING-AGREES, 判定, 疑いなし, NO_DESTINATION_KEY",
        "MOVED, 確認内容, '', EMPTY",
        "MOVED, 確認内容, その他, UNKNOWN",
        "MOVED, 所見, '', EMPTY",
        "MOVED, 所見, 小林　健一さん本人に確認, PERSONAL_DATA",
        "MOVED, 担当者, '', EMPTY",
        "TWIN, 担当者, 山田, NO_PERSON",
        "TWIN, 確認日, '', EMPTY",
        "TWIN, 確認日, 2026/11/24, NO_DAY",
        "TWIN, 確認日, きのう, NO_DAY"
    })
    void tellsWhatARowLacks(String reference, String column, String cell, RowTrouble trouble) throws Exception {
        lists.export();
        assertThat(toldOf(reference, Map.of(column, cell))).singleElement().satisfies(told -> {
            assertThat(told.trouble()).isEqualTo(trouble);
            assertThat(told.title()).isEqualTo(column);
            assertThat(told.row()).isBetween(2, 9);
            assertThat(told.column()).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"行", "管理番号", "理由", "住所（住民基本台帳）", "疑いなしの可否", "照合番号", "確認符号"})
    void tellsARowThatWasChanged(String column) throws Exception {
        lists.export();
        assertThat(toldOf("MOVED", Map.of(column, "3")))
                .singleElement()
                .satisfies(told -> assertThat(told.trouble()).isEqualTo(RowTrouble.CHANGED));
    }

    @Test
    void tellsARowThatStandsThereTwice() throws Exception {
        lists.export();
        String table = table(ALL_JUDGED, ",");
        WorkListImport.Taken taken =
                lists.take((table + table.lines().skip(1).findFirst().orElseThrow()).getBytes(WINDOWS_31J));
        assertThat(taken.told())
                .singleElement()
                .satisfies(told -> assertThat(told.trouble()).isEqualTo(RowTrouble.TWICE));
    }

    @Test
    void takesNoListOfOtherRecords() throws Exception {
        lists.export();
        byte[] filledIn = filledIn(ALL_JUDGED, StandardCharsets.UTF_8, ",");
        Files.writeString(folder.resolve("records.csv"), RECORDS_CSV.replace("松本市丸の内", "松本市中央"));
        assertThat(lists.take(filledIn).told())
                .singleElement()
                .satisfies(told -> assertThat(told.trouble()).isEqualTo(RowTrouble.CHANGED));
    }

    @Test
    void refusesWhatIsNoList() throws Exception {
        lists.export();
        UnaryOperator<String> without = table -> table.replace("確認符号", "備忘");
        for (String table : List.of("", "a,b\r\n1,2\r\n", without.apply(table(ALL_JUDGED, ",")))) {
            assertThatThrownBy(() -> lists.take(table.getBytes(StandardCharsets.UTF_8)))
                    .as(table.isEmpty() ? "nothing" : "a table")
                    .isInstanceOf(WorkListRefused.class);
        }
        assertThat(lists.proposals).doesNotExist();
    }

    /// What the truth of a whole prefecture says is on the list, and of the owners of wrong numbers nothing is.
    @Test
    void aPrefecturesListHasTheRowsOfItsTruth() throws Exception {
        Path prefecture = folder.resolve("prefecture");
        Prefecture people =
                Prefecture.generate(Settings.of(SEED, RECORDS, OffsetDateTime.parse("2026-11-20T00:00:00+09:00"))
                        .withWrongLinks(WRONG_LINKS));
        PrefectureFolder.write(people, prefecture);
        Map<String, JsonNode> owners = new HashMap<>();
        for (String line : Files.readAllLines(prefecture.resolve("residents.ndjson"))) {
            JsonNode resident = JSON.readTree(line);
            owners.put(resident.path("individualNumber").asText(), resident);
        }
        Map<String, JsonNode> records = new HashMap<>();
        for (String line : Files.readAllLines(prefecture.resolve("records.ndjson"))) {
            JsonNode record = JSON.readTree(line);
            records.put(record.path("recordRef").asText(), record);
        }
        List<String[]> truth = Files.readAllLines(prefecture.resolve("truth.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(row -> row[5].equals("BLOCK"))
                .toList();
        try (Lists whole =
                new Lists(folder, prefecture.resolve("residents.ndjson"), prefecture.resolve("records.csv"))) {
            whole.export();
            lists = whole;
            Map<String, Map<String, String>> rows = byReference();
            assertThat(rows.keySet())
                    .as("seed %d", SEED)
                    .isEqualTo(truth.stream().map(row -> row[1]).collect(Collectors.toSet()));
            assertThat(truth.stream().filter(row -> row[7].equals("true"))).hasSize(WRONG_LINKS);
            for (String[] row : truth) {
                JsonNode record = Objects.requireNonNull(records.get(row[1]));
                JsonNode owner =
                        owners.get(record.at("/subject/individualNumber").asText());
                Map<String, String> shown = Objects.requireNonNull(rows.get(row[1]));
                assertThat(shown)
                        .as("seed %d, %s", SEED, row[1])
                        .containsEntry("対処", row[6].equals("CORRECT") ? "要訂正" : "要確認");
                if (row[7].equals("true")) {
                    assertThat(registrySide(shown))
                            .as("seed %d, %s", SEED, row[1])
                            .isEmpty();
                    assertThat(shown).containsEntry("疑いなしの可否", "不可");
                } else if (owner != null) {
                    Set<String> own = Stream.of(
                                    owner.at("/name/kanji").asText(),
                                    owner.at("/name/kana").asText(),
                                    owner.at("/birthDate").asText(),
                                    owner.at("/sex").asText().equals("1") ? "男" : "女",
                                    owner.at("/address/text").asText())
                            .collect(Collectors.toSet());
                    assertThat(registrySide(shown).values())
                            .as("seed %d, %s", SEED, row[1])
                            .allMatch(value -> own.stream().anyMatch(value.replaceFirst("^'", "")::startsWith));
                }
            }
        }
    }
}
