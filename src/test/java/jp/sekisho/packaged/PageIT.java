package jp.sekisho.packaged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.synthetic.prefecture.Prefecture;
import jp.sekisho.synthetic.prefecture.PrefectureFolder;
import jp.sekisho.synthetic.prefecture.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of the packaged service in Debian's Chromium; skipped where there is none. `-Dpage.records=244246` inspects
/// the prefecture at full scale, `-Dpage.screenshots=FOLDER` keeps pictures.
class PageIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECORDS = Integer.getInteger("page.records", 8_000);
    private static final int WRONG_LINKS = 60;
    private static final double A_WHILE = 120_000;
    private static final int WIDE = 1280;
    private static final int HIGH = 900;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static ServiceProcess service;

    @SuppressWarnings("NullAway.Init")
    private static Playwright playwright;

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    private static int port;

    private final List<String> errors = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM + ": the page is not tried here");
        OffsetDateTime today = OffsetDateTime.now(ZoneOffset.ofHours(9));
        PrefectureFolder.write(
                Prefecture.generate(Settings.of(60, RECORDS, today).withWrongLinks(WRONG_LINKS)), folder);
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        service = ServiceProcess.start(
                        "demo",
                        Map.of(
                                "QUARKUS_HTTP_PORT",
                                Integer.toString(port),
                                "SEKISHO_REGISTRY_SNAPSHOT_PATH",
                                folder.resolve("residents.ndjson").toString()))
                .awaitStart();
        PlaywrightAssertions.setDefaultAssertionTimeout(A_WHILE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setTimeout(A_WHILE)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void stop() throws IOException {
        if (playwright != null) {
            playwright.close();
        }
        if (service != null) {
            service.close();
        }
    }

    @BeforeEach
    void open() {
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(WIDE, HIGH));
        page.setDefaultTimeout(A_WHILE);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.navigate("http://127.0.0.1:" + port + "/");
        page.waitForSelector("#tab-inspect");
    }

    @AfterEach
    void close() {
        page.close();
    }

    private void inspect(Path file) {
        choose(file);
        page.click("#start");
        page.waitForSelector("#outcome");
    }

    private void choose(Path file) {
        page.setInputFiles("#file", file);
        page.waitForSelector("#start");
    }

    private void assertAccessible(String what) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(what)
                .extracting(violation -> violation.getId() + violation.getNodes())
                .isEmpty();
    }

    private void shoot(String name) {
        Optional.ofNullable(System.getProperty("page.screenshots"))
                .ifPresent(shots -> page.screenshot(
                        new Page.ScreenshotOptions().setPath(Path.of(shots).resolve(name + ".png"))));
    }

    private Download download(String button) {
        return page.waitForDownload(() -> page.click(button));
    }

    private static String text(Download download) throws IOException {
        return Files.readString(download.path(), StandardCharsets.UTF_8);
    }

    @Test
    void aPrefectureIsInspectedAndItsTablesAndItsListAreShown() throws Exception {
        choose(folder.resolve("records.csv"));
        shoot("columns");
        page.click("#start");
        page.waitForSelector("#outcome");
        assertThat(page.locator("#outcome")).hasText("全件点検済み");
        assertThat(page.locator("#procedures tr.total td").nth(2)).hasText(String.format(Locale.ROOT, "%,d", RECORDS));
        assertThat(page.locator("#procedures tr.total td").nth(3)).hasText("60");
        assertThat(page.locator("#causes tbody tr").nth(0)).containsText("28");
        assertThat(page.locator("#causes tbody tr").nth(1)).containsText("32");
        page.evaluate("scrollTo(0, 0)");
        shoot("report");

        page.selectOption("#list-remedy", "CORRECT");
        int listed = page.locator("#list tbody tr").count();
        assertThat(listed).isBetween(WRONG_LINKS, 100);
        assertThat(page.locator("#list-status")).containsText("〜" + listed + "件目");
        page.fill("#list-ref", "no such reference");
        assertThat(page.locator("#list tbody tr")).hasCount(0);
        page.fill("#list-ref", "");

        String csv = text(download("#save-csv"));
        assertThat(csv).startsWith("\uFEFF\"対処\",\"行\",\"管理番号\"");
        assertThat(csv.lines()).hasSize(listed + 1);
        JsonNode trailer = JSON.readTree(text(download("#save-json"))).get("trailer");
        assertThat(trailer.get("total").get("suspectedWrongLinks").asInt()).isEqualTo(WRONG_LINKS);
        assertThat(trailer.get("signature").asText()).isNotEmpty();
        assertThat(text(download("#save-html"))).contains("<style>", "全件点検済み").doesNotContain("<script", "<link");

        page.selectOption("#list-procedure", "tokubetsu-jido-fuyo-teate");
        assertAccessible("the report");
        page.click("#language");
        assertThat(page.locator("#outcome")).hasText("All records inspected");
        assertAccessible("the report in English");
        page.setViewportSize(390, 844);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.evaluate("scrollTo(0, 0)");
        shoot("phone-dark");
        assertAccessible("the report on a phone, dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("#print")).isHidden();
        assertThat(page.locator(".only-print")).isVisible();
        assertAccessible("the report on paper");
        assertThat(page.pdf(new Page.PdfOptions().setFormat("A4")))
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        assertThat(errors).isEmpty();
    }

    @Test
    void aCsvInTheCharactersOfWindowsIsReadAsSuch() throws IOException {
        List<String> records;
        try (Stream<String> lines = Files.lines(folder.resolve("records.csv"))) {
            records = lines.filter(line -> WINDOWS_31J.newEncoder().canEncode(line))
                    .limit(201)
                    .toList();
        }
        Path file = folder.resolve("windows.csv");
        Files.write(file, (String.join("\r\n", records) + "\r\n").getBytes(WINDOWS_31J));
        choose(file);
        assertThat(page.locator("#encoding")).hasText("Windows-31J");
        assertAccessible("the columns");
        page.click("#start");
        assertThat(page.locator("#outcome")).hasText("全件点検済み");
        assertThat(page.locator("#procedures tr.total td").nth(2)).hasText("200");
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsSent() throws IOException {
        Path file = folder.resolve("wrong.csv");
        Files.writeString(file, """
                事務,管理番号,番号,氏名,備考
                身体障害者手帳,A-1,60940745459,小林健一,なし
                """);
        choose(file);
        assertThat(page.locator("#wrong")).containsText("個人番号");
        assertThat(page.locator("#start")).isDisabled();
        page.selectOption("#column-2", "individualNumber");
        assertThat(page.locator("#wrong")).hasCount(0);
        assertThat(page.locator("#problems")).containsText("2行目 C列（個人番号）：個人番号が11桁です。");
        page.click("#start");
        assertThat(page.locator("#outcome")).hasText("全件点検済み");
        assertThat(page.locator("#list tbody tr")).containsText("個人番号が11桁です。");
    }

    /// Written by exceljs 4.4.0.
    @Test
    void aWorkbookIsInspectedAsItIs() {
        choose(Path.of("src/test/resources/page/exceljs.xlsx"));
        assertThat(page.locator("#mapping")).containsText("マイナンバー");
        assertThat(page.locator("#mapping")).containsText("1964-05-01");
        assertThat(page.locator("#problems")).containsText("5行目 C列（個人番号）：個人番号が11桁です。");
        assertAccessible("columns of a workbook");
        page.click("#start");
        assertThat(page.locator("#outcome")).hasText("全件点検済み");
        assertThat(page.locator("#list tbody tr")).hasCount(2);
        assertThat(page.locator("#list")).containsText("XLS-3");
    }

    /// Written by SheetJS 0.18.5.
    @Test
    void anotherSheetOfAWorkbookIsChosen() {
        choose(Path.of("src/test/resources/workbooks/sheetjs.xlsx"));
        assertThat(page.locator("#sheet")).hasValue("点検");
        page.selectOption("#sheet", "別紙");
        assertThat(page.locator("#mapping")).not().containsText("現住所");
        page.click("#start");
        assertThat(page.locator("#list tbody tr")).hasCount(1);
        assertThat(page.locator("#list")).containsText("T-1");
    }

    @Test
    void aWorkbookThatIsClosedIsToldHowToBeSaved() throws IOException {
        Path file = folder.resolve("closed.xlsx");
        Files.write(file, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
        page.setInputFiles("#file", file);
        assertThat(page.locator("main")).containsText("パスワードのない「Excelブック（.xlsx）」として保存し直した");
        assertThat(page.locator("#start")).hasCount(0);
    }

    @Test
    void oneRecordIsExplainedFieldByField() {
        page.click("#tab-record");
        assertAccessible("the form");
        page.click("#example");
        page.fill("#record-birthDate", "1899-13-40");
        page.click("#check");
        assertThat(page.locator("#decision")).containsText("訂正してください");
        assertThat(page.locator("#explained tr", new Page.LocatorOptions().setHasText("生年月日")))
                .containsText("生年月日が実在しない日か、読み取れない書き方です");
        assertAccessible("the answer");
        shoot("record");
        assertThat(errors).isEmpty();
    }

    @Test
    void theGateSaysWhatItGoesBy() {
        page.focus("#tab-inspect");
        page.keyboard().press("End");
        assertThat(page.locator("#ready")).containsText("判定できます");
        assertThat(page.locator("#standard-procedures tbody tr")).hasCount(17);
        page.fill("#code-search", "NUMBER_CHECK_DIGIT");
        assertThat(page.locator("#codes tbody tr").first()).isVisible();
        assertAccessible("procedures and rules");
        page.click("#language");
        assertThat(page.locator("#ready")).containsText("Ready");
        assertAccessible("procedures and rules in English");
        shoot("standards");
        assertThat(errors).isEmpty();
    }

    @Test
    void nothingIsKeptInTheBrowser() {
        inspect(folder.resolve("records.csv"));
        assertThat(page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length"))
                .isEqualTo(0);
        assertThat(page.url()).isEqualTo("http://127.0.0.1:" + port + "/");
    }
}
