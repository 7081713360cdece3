package jp.sekisho.registry.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import jp.sekisho.base.Share;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.registry.Extract;
import jp.sekisho.registry.FaultCode;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Residents;
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
    private static final String END = "{\"end\":{\"residents\":%d}}";
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

    private static final ExtractLimits ANYTHING = new ExtractLimits(Share.of("100%"), Share.of("100%"), true);

    @TempDir
    private Path folder;

    private static Extract read(Path file) {
        return SnapshotFile.read(file, ExtractLimits.USUAL, new Taken()).extract();
    }

    @Test
    void loadsTheLinesThatTheOthersAreBrokenFrom() {
        assertThat(read(file(HEADER, RESIDENT, END.formatted(1))).source()).isEqualTo("synthetic");
    }

    static Stream<Arguments> brokenLines() {
        return rows("/registry/unusable-lines.tsv");
    }

    @ParameterizedTest
    @MethodSource("brokenLines")
    void namesLinePropertyAndCodeOfABrokenLineAndNoValue(FaultCode code, String pointer, String part, String becomes) {
        String broken = broken(RESIDENT, part, becomes);
        Path file = file(HEADER, RESIDENT, broken, RESIDENT, END.formatted(3));

        assertRefused(file, 3, pointer, FaultCode.TOO_MANY_UNUSABLE);
        assertNothingToldOf(broken, file);
        assertThat(unusable(file)).containsExactly(new Fault(3, pointer, code));
        assertThat(told(unusable(file).getFirst())).doesNotContain(values(broken));
    }

    static Stream<Arguments> unknownProperties() {
        return rows("/registry/unknown-properties.tsv");
    }

    @ParameterizedTest
    @MethodSource("unknownProperties")
    void countsWhatIsNotKnownAndTakesTheLine(FaultCode code, String pointer, String part, String becomes) {
        Taken taken = new Taken();
        Path file = file(HEADER, broken(RESIDENT, part, becomes), END.formatted(1));

        assertThat(SnapshotFile.read(file, ExtractLimits.USUAL, taken).census().causes())
                .isEqualTo("UNKNOWN_PROPERTY=1");
        assertThat(taken.odd).containsExactly(new Fault(2, pointer, code));
        assertThat(taken.residents).isOne();
    }

    static Stream<Arguments> brokenHeaders() {
        return rows("/registry/refused-headers.tsv");
    }

    @ParameterizedTest
    @MethodSource("brokenHeaders")
    void namesPropertyAndCodeOfABrokenHeaderAndNoValue(FaultCode code, String pointer, String part, String becomes) {
        String broken = broken(HEADER, part, becomes);

        assertRefused(file(broken, RESIDENT), 1, pointer, code);
        assertNothingToldOf(broken, file(broken, RESIDENT));
    }

    @Test
    void refusesAResidentInPlaceOfTheHeader() {
        assertRefused(file(RESIDENT, RESIDENT), 1, "", FaultCode.HEADER_MISSING);
    }

    @Test
    void refusesAHeaderThatHoldsNothing() {
        assertRefused(file("{}", RESIDENT), 1, "", FaultCode.HEADER_MISSING);
        assertRefused(file("\"snapshot\"", RESIDENT), 1, "", FaultCode.WRONG_TYPE);
        assertRefused(file("{\"snapshot\":null}", RESIDENT), 1, "/snapshot", FaultCode.WRONG_TYPE);
        assertRefused(file("{\"snapshot\":{}}", RESIDENT), 1, "/snapshot/asOf", FaultCode.MISSING);
    }

    @Test
    void refusesAnEmptyFile() {
        assertRefused(file(""), 1, "", FaultCode.HEADER_MISSING);
        assertRefused(write(new byte[0]), 1, "", FaultCode.HEADER_MISSING);
    }

    @Test
    void refusesASecondHeader() {
        assertRefused(
                file(HEADER, RESIDENT, HEADER, RESIDENT, END.formatted(3)), 3, "/snapshot", FaultCode.HEADER_REPEATED);
    }

    @Test
    void refusesARegistryOfNobody() {
        assertRefused(file(HEADER, END.formatted(0)), 2, "", FaultCode.NO_RESIDENTS);
        assertRefused(file(HEADER, "", END.formatted(0), "\n"), 4, "", FaultCode.NO_RESIDENTS);
    }

    @Test
    void refusesAFileThatIsNotWhole() {
        assertRefused(file(HEADER, RESIDENT), 2, "", FaultCode.END_MISSING);
        assertRefused(file(HEADER, RESIDENT, END.formatted(2)), 3, "", FaultCode.END_COUNT);
        assertRefused(file(HEADER, RESIDENT, RESIDENT, END.formatted(1)), 4, "", FaultCode.END_COUNT);
        assertRefused(file(HEADER, RESIDENT, END.formatted(1), RESIDENT), 4, "", FaultCode.LINE_AFTER_END);
        assertRefused(file(HEADER, RESIDENT, "{\"end\":{}}"), 3, "/end/residents", FaultCode.MISSING);
        assertRefused(
                file(HEADER, RESIDENT, "{\"end\":{\"residents\":-1}}"), 3, "/end/residents", FaultCode.UNKNOWN_VALUE);
        assertRefused(file(HEADER, RESIDENT, "{\"end\":{\"residents\":1}"), 3, "", FaultCode.NOT_JSON);
    }

    @Test
    void takesAFileWithoutAnEndOnlyWhereThatIsAllowed() {
        Path file = file(HEADER, RESIDENT);

        assertThat(SnapshotFile.read(file, ANYTHING, new Taken()).census().residents())
                .isOne();
    }

    @Test
    void refusesAFileThatIsCutAtAnyByte() throws IOException {
        byte[] whole = (HEADER + "\n" + RESIDENT + "\n" + RESIDENT + "\n" + END.formatted(2) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        read(write(whole));

        for (int length = 0; length < whole.length - 1; length++) {
            Path file = write(Arrays.copyOf(whole, length));
            assertThat(catchThrowableOfType(
                            SnapshotRefused.class,
                            () -> SnapshotFile.read(
                                    file, new ExtractLimits(Share.of("100%"), Share.of("100%"), false), new Taken())))
                    .as("cut after %d bytes", length)
                    .isNotNull();
        }
    }

    @Test
    void refusesACompressedFileWhoseSecondMemberIsMissing() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String member : List.of(HEADER + "\n" + RESIDENT + "\n", RESIDENT + "\n" + END.formatted(2) + "\n")) {
            try (OutputStream out = new GZIPOutputStream(bytes)) {
                out.write(member.getBytes(StandardCharsets.UTF_8));
            }
            if (member.startsWith(HEADER)) {
                assertRefused(
                        Files.write(folder.resolve("half.ndjson.gz"), bytes.toByteArray()),
                        2,
                        "",
                        FaultCode.END_MISSING);
            }
        }
        read(Files.write(folder.resolve("whole.ndjson.gz"), bytes.toByteArray()));
    }

    @Test
    void takesAByteOrderMarkLineEndsOfWindowsAndBlankLinesAndCountsThem() {
        Path file = write(("\uFEFF" + String.join("\r\n", HEADER, RESIDENT, "", " ", RESIDENT, END.formatted(2)))
                .getBytes(StandardCharsets.UTF_8));
        Taken taken = new Taken();

        assertThat(SnapshotFile.read(file, ExtractLimits.USUAL, taken).census().causes())
                .isEqualTo("BYTE_ORDER_MARK=1 CRLF=3 BLANK_LINE=1");
        assertThat(taken.odd).contains(new Fault(3, "", FaultCode.BLANK_LINE));
        assertThat(taken.residents).isEqualTo(2);
    }

    @Test
    void setsALineOverTwoLinesAsideTwice() {
        assertThat(unusable(file(HEADER, RESIDENT.replace("\"sex\"", "\n\"sex\""), END.formatted(2))))
                .containsExactly(new Fault(2, "", FaultCode.NOT_JSON), new Fault(3, "", FaultCode.WRONG_TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"小林\"", "42", "null", "true"})
    void setsALineAsideThatIsNoObject(String line) {
        assertThat(unusable(file(HEADER, RESIDENT, line, END.formatted(2))))
                .containsExactly(new Fault(3, "", FaultCode.WRONG_TYPE));
    }

    @Test
    void setsALineAsideThatHasAByteMoreThanTheGreatestLength() {
        int rest = 64 * 1024 + 1 - RESIDENT.getBytes(StandardCharsets.UTF_8).length;

        assertThat(unusable(file(HEADER, RESIDENT, RESIDENT + " ".repeat(rest), RESIDENT, END.formatted(3))))
                .containsExactly(new Fault(3, "", FaultCode.LINE_TOO_LONG));
        read(file(HEADER, RESIDENT, RESIDENT + " ".repeat(rest - 1), RESIDENT, END.formatted(3)));
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 1_200_000, 5_000_000})
    void setsALineWithoutEndAsideWithoutReadingItWhole(int length) {
        assertThat(unusable(file(HEADER, "{\"name\":\"" + "A".repeat(length))))
                .containsExactly(new Fault(2, "", FaultCode.LINE_TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"individualNumber\":\"609407454590\"}",
                "{\"sex\":1,\"individualNumber\":609407454590}",
                "{\"individualNumber\":\"６０９４ ０７４５－４５９０\",\"name\":{}}",
                "{\"name\":{\"kanji\":\"individualNumber\"},\"individualNumber\" : \"609407454590\"",
                "{\"individualNumber\":\"609407454590\",\"name\":\"\\x\"}",
                "{\"household\":{\"individualNumber\":\"051117773900\"},\"individualNumber\":\"609407454590\"}",
                "{\"individualNumber\":\"609407454590\",\"name\":\"\\\"individualNumber\\\":\\\"051117773900\\\"\""
            })
    void setsAResidentAsideUnderTheNumberOfTheLine(String line) {
        Taken taken = new Taken();
        SnapshotFile.read(file(HEADER, line), ANYTHING, taken);

        assertThat(taken.numbers).containsExactly(Residents.number(60_940_745_459L));
    }

    @Test
    void setsBothNumbersAsideWhereALineHasTwo() {
        Taken taken = new Taken();
        SnapshotFile.read(
                file(HEADER, RESIDENT.replace("\"sex\"", "\"individualNumber\":\"051117773900\",\"sex\"")),
                ANYTHING,
                taken);

        assertThat(taken.numbers).containsExactly(Residents.number(60_940_745_459L), Residents.number(5_111_777_390L));
    }

    @Test
    void refusesMoreUnusableResidentsThanAllowedAndNotOneFewer() {
        ExtractLimits limits = new ExtractLimits(Share.of("50%"), Share.of("5%"), false);
        Path half = file(HEADER, RESIDENT, "{}", END.formatted(2));
        assertThat(SnapshotFile.read(half, limits, new Taken()).census().unusable())
                .isOne();

        Path more = file(HEADER, RESIDENT, "{}", "{}", END.formatted(3));
        assertThatThrownBy(() -> SnapshotFile.read(more, limits, new Taken()))
                .hasMessageContainingAll("line 3 /address", "TOO_MANY_UNUSABLE");
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

        assertThat(unusable(write(bytes.toByteArray()))).containsExactly(new Fault(3, "", FaultCode.NOT_UTF8));
    }

    @Test
    void refusesUtf16() {
        byte[] bytes = (HEADER + "\n" + RESIDENT).getBytes(StandardCharsets.UTF_16LE);

        assertRefused(write(bytes), 1, "", FaultCode.NOT_JSON);
    }

    @Test
    void refusesAFileThatIsNotThereOrAFolder() {
        assertRefused(folder.resolve("none.ndjson"), 1, "", FaultCode.FILE_UNREADABLE);
        assertRefused(folder, 1, "", FaultCode.FILE_UNREADABLE);
    }

    @Test
    void refusesACompressedFileThatIsCutShortOrNotCompressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write((HEADER + "\n" + RESIDENT + "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 8);

        assertThat(refused(Files.write(folder.resolve("cut.ndjson.gz"), cut))
                        .fault()
                        .code())
                .isEqualTo(FaultCode.FILE_UNREADABLE);
        assertThat(refused(Files.write(folder.resolve("plain.ndjson.gz"), HEADER.getBytes(StandardCharsets.UTF_8)))
                        .fault()
                        .code())
                .isEqualTo(FaultCode.FILE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {3_000, 12_000})
    void countsLinesAcrossItsBuffer(long lines) {
        String[] file = new String[(int) lines + 2];
        Arrays.fill(file, RESIDENT);
        file[0] = HEADER;
        file[(int) lines + 1] = END.formatted(lines);
        file[(int) lines] = RESIDENT.replace("1964", "1963");
        assertThat(read(file(file)).source()).isEqualTo("synthetic");

        file[(int) lines] = RESIDENT.replace("609407454590", "609407454591");
        assertThat(unusable(file(file)))
                .containsExactly(new Fault(lines + 1, "/individualNumber", FaultCode.NUMBER_CHECK_DIGIT));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void eitherLoadsAMutilatedFileOrRefusesIt(long seed) {
        Random random = new Random(seed);
        byte[] whole = (HEADER + "\n" + RESIDENT + "\n" + RESIDENT + "\n" + END.formatted(2) + "\n")
                .getBytes(StandardCharsets.UTF_8);
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
    void saysWhyInJapaneseAndEnglish(FaultCode code) {
        assertThat(new SnapshotRefused(7, "/name/kanji", code))
                .hasMessageContainingAll("7行目 /name/kanji", "line 7 /name/kanji", "(" + code + ")")
                .hasMessageMatching("(?s).*\\p{IsHiragana}.*: [a-zA-Z0-9 ,;()-]+ \\(" + code + "\\)");
    }

    private static String broken(String line, String part, String becomes) {
        assertThat(line).as("the line that is broken").containsOnlyOnce(part);
        return line.replace(part, becomes);
    }

    /// What is set aside of a file that is taken whatever stands in it.
    private static List<Fault> unusable(Path file) {
        Taken taken = new Taken();
        SnapshotFile.read(file, ANYTHING, taken);
        return taken.unusable;
    }

    private static final class Taken implements SnapshotFile.Taker {
        private final List<Fault> unusable = new ArrayList<>();
        private final List<Fault> odd = new ArrayList<>();
        private final Set<IndividualNumber> numbers = new LinkedHashSet<>();
        private int residents;

        @Override
        public void resident(Resident resident) {
            residents++;
        }

        @Override
        public void unusable(Fault fault, Set<IndividualNumber> found) {
            unusable.add(fault);
            numbers.addAll(found);
        }

        @Override
        public void odd(Fault fault) {
            odd.add(fault);
        }
    }

    private static void assertRefused(Path file, long line, String pointer, FaultCode code) {
        SnapshotRefused refused = refused(file);

        assertThat(refused.fault().code()).isEqualTo(code);
        assertThat(refused.fault().pointer()).isEqualTo(pointer);
        assertThat(refused.fault().line()).isEqualTo(line);
    }

    /// Looks at all that a log would show: messages and traces, of causes too.
    private static void assertNothingToldOf(String line, Path file) {
        StringWriter log = new StringWriter();
        refused(file).printStackTrace(new PrintWriter(log));
        assertThat(log.toString()).doesNotContain(values(line));
    }

    private static List<String> values(String line) {
        List<String> values = VALUES.matcher(line)
                .results()
                .map(MatchResult::group)
                .filter(value -> !WORDS.contains(value) && value.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        assertThat(values).isNotEmpty();
        return values;
    }

    private static String told(Fault fault) {
        return fault + fault.japanese() + fault.english();
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
                    .map(row -> Arguments.of(FaultCode.valueOf(row[0]), row[1], row[2], row[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
