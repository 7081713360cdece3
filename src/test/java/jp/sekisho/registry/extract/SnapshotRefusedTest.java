package jp.sekisho.registry.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.extract.SnapshotRefused.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotRefusedTest {
    private static final String HEADER = """
            {"snapshot":{"asOf":"2026-11-20T00:00:00+09:00","coverage":"NATIONAL","source":"synthetic"}}""";
    private static final String RESIDENT = """
            {"individualNumber":"609407454590","numberStatus":"CURRENT","status":"ACTIVE",\
            "name":{"kanji":"小林　健一","kana":"コバヤシ　ケンイチ"},"birthDate":"1964-05-01","sex":"1",\
            "address":{"municipalityCode":"202011","text":"長野県長野市大字鶴賀緑町1613番地","building":"緑荘別館"},\
            "previousNames":[{"kanji":"山田　健一","until":"1990-04-01"}],\
            "previousAddresses":[{"text":"長野県松本市丸の内3番7号","until":"2025-04-01"}],"addressProtected":false}""";

    /// Whatever a line may hold between quotes or as a bare number, long enough not to stand in a message by chance.
    private static final Pattern VALUES =
            Pattern.compile("(?<=\")[^\"]{2,}(?=\")|[0-9０-９]{4,}|[\\p{IsHan}\\p{IsKatakana}]{2,}");

    /// What a message may say: the format's own words.
    private static final Set<String> WORDS = Set.of(
            "individualNumber",
            "numberStatus",
            "status",
            "name",
            "kanji",
            "kana",
            "birthDate",
            "sex",
            "address",
            "text",
            "building",
            "municipalityCode",
            "previousNames",
            "previousAddresses",
            "until",
            "addressProtected",
            "snapshot",
            "asOf",
            "coverage",
            "source");

    private static final int ROUNDS = 500;

    @TempDir
    private Path folder;

    private static Extract read(Path file) {
        return SnapshotFile.read(file, _ -> {});
    }

    @Test
    void loadsTheLinesThatTheOthersAreBrokenFrom() {
        assertThat(read(file(HEADER, RESIDENT)).source()).isEqualTo("synthetic");
    }

    static Stream<Arguments> brokenLines() {
        return rows("/registry/refused-lines.tsv");
    }

    @ParameterizedTest
    @MethodSource("brokenLines")
    void namesLinePropertyAndCodeOfABrokenLineAndNoValue(Code code, String pointer, String part, String becomes) {
        String broken = broken(RESIDENT, part, becomes);

        assertRefused(file(HEADER, RESIDENT, broken, RESIDENT), 3, pointer, code);
        assertNothingToldOf(broken, file(HEADER, RESIDENT, broken, RESIDENT));
    }

    static Stream<Arguments> brokenHeaders() {
        return rows("/registry/refused-headers.tsv");
    }

    @ParameterizedTest
    @MethodSource("brokenHeaders")
    void namesPropertyAndCodeOfABrokenHeaderAndNoValue(Code code, String pointer, String part, String becomes) {
        String broken = broken(HEADER, part, becomes);

        assertRefused(file(broken, RESIDENT), 1, pointer, code);
        assertNothingToldOf(broken, file(broken, RESIDENT));
    }

    @Test
    void refusesAResidentInPlaceOfTheHeader() {
        assertRefused(file(RESIDENT, RESIDENT), 1, "", Code.HEADER_MISSING);
    }

    @Test
    void refusesAHeaderThatHoldsNothing() {
        assertRefused(file("{}", RESIDENT), 1, "", Code.HEADER_MISSING);
        assertRefused(file("\"snapshot\"", RESIDENT), 1, "", Code.WRONG_TYPE);
        assertRefused(file("{\"snapshot\":null}", RESIDENT), 1, "/snapshot", Code.WRONG_TYPE);
        assertRefused(file("{\"snapshot\":{}}", RESIDENT), 1, "/snapshot/asOf", Code.MISSING);
    }

    @Test
    void refusesAnEmptyFile() {
        assertRefused(file(""), 1, "", Code.HEADER_MISSING);
        assertRefused(write(new byte[0]), 1, "", Code.HEADER_MISSING);
    }

    @Test
    void refusesASecondHeader() {
        assertRefused(file(HEADER, RESIDENT, HEADER, RESIDENT), 3, "/snapshot", Code.HEADER_REPEATED);
    }

    @Test
    void refusesARegistryOfNobody() {
        assertRefused(file(HEADER), 1, "", Code.NO_RESIDENTS);
        assertRefused(file(HEADER, "", "\n"), 3, "", Code.NO_RESIDENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t \r"})
    void refusesBlankLinesBeforeOthersAndNamesTheFirst(String blank) {
        assertRefused(file(HEADER, RESIDENT, blank, blank, RESIDENT), 3, "", Code.BLANK_LINE);
        assertRefused(file(blank, HEADER, RESIDENT), 1, "", Code.BLANK_LINE);
    }

    @Test
    void refusesALineOverTwoLines() {
        assertRefused(file(HEADER, RESIDENT.replace("\"sex\"", "\n\"sex\"")), 2, "", Code.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"小林\"", "42", "null", "true"})
    void refusesALineThatIsNoObject(String line) {
        assertRefused(file(HEADER, RESIDENT, line), 3, "", Code.WRONG_TYPE);
    }

    @Test
    void refusesAByteMoreThanTheGreatestLength() {
        int rest = 64 * 1024 + 1 - RESIDENT.getBytes(StandardCharsets.UTF_8).length;

        assertRefused(file(HEADER, RESIDENT, RESIDENT + " ".repeat(rest), RESIDENT), 3, "", Code.LINE_TOO_LONG);
        read(file(HEADER, RESIDENT, RESIDENT + " ".repeat(rest - 1), RESIDENT));
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 1_200_000, 5_000_000})
    void refusesALineWithoutEndWithoutReadingItWhole(int length) {
        assertRefused(file(HEADER, "{\"name\":\"" + "A".repeat(length)), 2, "", Code.LINE_TOO_LONG);
    }

    /// Overlong forms, a surrogate, a value beyond Unicode, a lone continuation, a sequence cut short, Windows-31J.
    @ParameterizedTest
    @ValueSource(strings = {"C080", "E080AF", "EDA080", "F4908080", "F8", "80", "E5B0", "8FAC97D1"})
    void refusesWhatIsNotUtf8(String hex) {
        byte[] line = RESIDENT.replace("小林", "?").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((HEADER + "\n" + RESIDENT + "\n").getBytes(StandardCharsets.UTF_8));
        for (byte next : line) {
            bytes.writeBytes(next == '?' ? HexFormat.of().parseHex(hex) : new byte[] {next});
        }

        assertRefused(write(bytes.toByteArray()), 3, "", Code.NOT_UTF8);
    }

    @Test
    void refusesUtf16() {
        byte[] bytes = (HEADER + "\n" + RESIDENT).getBytes(StandardCharsets.UTF_16LE);

        assertRefused(write(bytes), 1, "", Code.NOT_JSON);
    }

    @Test
    void refusesAFileThatIsNotThereOrAFolder() {
        assertRefused(folder.resolve("none.ndjson"), 1, "", Code.FILE_UNREADABLE);
        assertRefused(folder, 1, "", Code.FILE_UNREADABLE);
    }

    @Test
    void refusesACompressedFileThatIsCutShortOrNotCompressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write((HEADER + "\n" + RESIDENT + "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 8);

        assertThat(refused(Files.write(folder.resolve("cut.ndjson.gz"), cut)).code())
                .isEqualTo(Code.FILE_UNREADABLE);
        assertThat(refused(Files.write(folder.resolve("plain.ndjson.gz"), HEADER.getBytes(StandardCharsets.UTF_8)))
                        .code())
                .isEqualTo(Code.FILE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {3_000, 12_000})
    void countsLinesAcrossItsBuffer(long lines) {
        String[] file = new String[(int) lines + 1];
        Arrays.fill(file, RESIDENT);
        file[0] = HEADER;
        file[(int) lines] = RESIDENT.replace("1964", "1963");
        assertThat(read(file(file)).source()).isEqualTo("synthetic");

        file[(int) lines] = RESIDENT.replace("609407454590", "609407454591");
        assertRefused(file(file), lines + 1, "/individualNumber", Code.NUMBER_CHECK_DIGIT);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void eitherLoadsAMutilatedFileOrRefusesIt(long seed) {
        Random random = new Random(seed);
        byte[] whole = (HEADER + "\n" + RESIDENT + "\n" + RESIDENT + "\n").getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = whole.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "{}[],:\"\\\n0e".charAt(random.nextInt(11));
            }
            Path file =
                    write(Arrays.copyOf(bytes, bytes.length - random.nextInt(3) * random.nextInt(bytes.length / 3)));
            try {
                assertThat(read(file)).isNotNull();
            } catch (SnapshotRefused e) {
                refused++;
                assertThat(e.getMessage())
                        .as("seed %d round %d", seed, round)
                        .doesNotContain("6094", "小林", "1964", "長野", "山田", "松本", "コバヤシ");
            }
        }
        assertThat(refused).as("seed %d", seed).isBetween(ROUNDS / 3, ROUNDS - 1);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhyInJapaneseAndEnglish(Code code) {
        assertThat(new SnapshotRefused(7, "/name/kanji", code))
                .hasMessageContainingAll("7行目 /name/kanji", "line 7 /name/kanji", "(" + code + ")")
                .hasMessageMatching("(?s).*\\p{IsHiragana}.*: [a-zA-Z0-9 ,()-]+ \\(" + code + "\\)");
    }

    private static String broken(String line, String part, String becomes) {
        assertThat(line).as("the line that is broken").containsOnlyOnce(part);
        return line.replace(part, becomes);
    }

    private static void assertRefused(Path file, long line, String pointer, Code code) {
        SnapshotRefused refused = refused(file);

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.pointer()).isEqualTo(pointer);
        assertThat(refused.line()).isEqualTo(line);
    }

    /// Looks at all that a log would show: messages and traces, of causes too.
    private static void assertNothingToldOf(String line, Path file) {
        StringWriter log = new StringWriter();
        refused(file).printStackTrace(new PrintWriter(log));
        List<String> values = VALUES.matcher(line)
                .results()
                .map(MatchResult::group)
                .filter(value -> !WORDS.contains(value) && value.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();

        assertThat(values).isNotEmpty();
        assertThat(log.toString()).doesNotContain(values);
    }

    private static SnapshotRefused refused(Path file) {
        return Objects.requireNonNull(
                catchThrowableOfType(SnapshotRefused.class, () -> read(file)), "the file was loaded");
    }

    private Path file(String... lines) {
        return write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(folder.resolve("snapshot.ndjson"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Arguments> rows(String table) {
        try (InputStream in = Objects.requireNonNull(SnapshotRefusedTest.class.getResourceAsStream(table))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split("\t", -1))
                    .map(row -> Arguments.of(Code.valueOf(row[0]), row[1], row[2], row[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
