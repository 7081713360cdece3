package jp.sekisho.api.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.problem.ProblemException;
import jp.sekisho.api.stream.EntryFormat.Read;
import jp.sekisho.api.text.Language;
import jp.sekisho.api.wire.CheckRequest;
import jp.sekisho.stream.Allowance;
import jp.sekisho.stream.Beginning;
import jp.sekisho.stream.Limits;
import jp.sekisho.stream.Line;
import jp.sekisho.stream.QuotedRecords;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables as spreadsheets and systems write them.
class TableTest {
    private static final Limits LIMITS = new Limits(1 << 16, 1 << 24, 100, java.time.Duration.ofSeconds(1), 1, 1);
    private static final List<String> HEADER = List.of("事務", "管理番号", "個人番号", "氏名", "性別", "住所");

    private static final List<List<String>> OTHER_NAMES = List.of(
            List.of("procedure", "事 務", "事務名"),
            List.of("recordRef", "ＲＥＣＯＲＤＲＥＦ", "管理\n番号"),
            List.of("マイナンバー", "ﾏｲﾅﾝﾊﾞｰ", "個人\r\n番号"),
            List.of("漢字氏名", "氏　名", "nameKanji"),
            List.of("性　別", "sex", "男女"),
            List.of("現住所", "address", "住 所"));

    /// What was read: the requests' references and sexes, and `!` with its line for what is none.
    private static List<String> read(
            byte[] file, Optional<Charset> declared, Map<String, Optional<TableColumn>> map, Random pieces)
            throws IOException {
        InputStream in = new ByteArrayInputStream(file) {
            @Override
            public synchronized int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, pieces.nextInt(1, 40)));
            }
        };
        Beginning beginning = Beginning.of(in);
        boolean wide = beginning.kind() == Beginning.Kind.UTF_16;
        TableText text = new TableText(
                QuotedRecords.of(beginning.lines(declared, LIMITS.line()), LIMITS, Allowance.UNLIMITED),
                wide ? Optional.of(StandardCharsets.UTF_8) : declared);
        TableRecords records = new TableRecords(text, TableHeader.of(text, map), Map.of("療育手帳", "ryoiku-techo"));
        List<String> all = new ArrayList<>();
        for (List<Line> lines = text.read(); !lines.isEmpty(); lines = text.read()) {
            for (Line line : lines) {
                all.add(
                        switch (records.read(line, Language.JA)) {
                            case Read.Refused<CheckRequest> _ -> "!" + line.number();
                            case Read.Entry<CheckRequest>(var request) ->
                                String.join(
                                        "|",
                                        request.procedure(),
                                        request.recordRef(),
                                        request.subject().individualNumber(),
                                        String.valueOf(Objects.requireNonNull(
                                                        request.subject().name())
                                                .kanji()),
                                        String.valueOf(request.subject().sex()),
                                        String.valueOf(Objects.requireNonNull(
                                                        request.subject().address())
                                                .text()));
                        });
            }
        }
        if (text.guessed()) {
            all.add("guessed");
        }
        return all;
    }

    private static List<String> read(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8), Optional.empty(), Map.of(), new Random(1));
    }

    private static Problem refusal(byte[] file) {
        try {
            read(file, Optional.empty(), Map.of(), new Random(1));
        } catch (ProblemException e) {
            return e.problem(Language.JA);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("was read");
    }

    private static String quoted(String cell, String separator, Random random) {
        return cell.contains("\n") || cell.contains(separator) || random.nextInt(4) == 0
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsTheSameRecordsHoweverTheFileIsWritten(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            String separator = List.of(",", "\t", ";").get(random.nextInt(3));
            String lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            String padding = separator.repeat(random.nextInt(3));
            List<String> header = new ArrayList<>();
            for (int c = 0; c < HEADER.size(); c++) {
                header.add(
                        random.nextBoolean()
                                ? HEADER.get(c)
                                : OTHER_NAMES.get(c).get(random.nextInt(3)));
            }
            List<List<String>> rows = Stream.of(random.nextInt(1, 4), random.nextInt(1, 4))
                    .map(n -> List.of(
                            List.of("療育手帳", "ryoiku-techo").get(random.nextInt(2)),
                            "R-" + n,
                            "609407454590",
                            "小林　健一",
                            List.of("男", "１", "1").get(random.nextInt(3)),
                            "長野市鶴賀1番地"))
                    .toList();
            String title = List.of("", "sep=" + separator + lineEnd, "点検対象者一覧" + padding + lineEnd + lineEnd)
                    .get(random.nextInt(3));
            String text = title
                    + Stream.concat(Stream.of(header), rows.stream())
                            .map(row -> row.stream()
                                            .map(cell -> quoted(cell, separator, random))
                                            .collect(Collectors.joining(separator))
                                    + padding
                                    + lineEnd)
                            .collect(Collectors.joining(separator.repeat(3) + lineEnd));
            int encoding = random.nextInt(5);
            byte[] bytes = switch (encoding) {
                case 0 -> text.getBytes(StandardCharsets.UTF_8);
                case 1 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
                case 2 -> text.getBytes(StandardCharsets.UTF_16);
                default -> text.getBytes(TableText.WINDOWS_31J);
            };
            Optional<Charset> declared = encoding == 4 ? Optional.of(TableText.WINDOWS_31J) : Optional.empty();
            List<String> wanted = new ArrayList<>(rows.stream()
                    .map(row -> "ryoiku-techo|" + row.get(1) + "|609407454590|小林　健一|MALE|長野市鶴賀1番地")
                    .toList());
            if (encoding == 3) {
                wanted.add("guessed");
            }
            List<String> found;
            try {
                found = read(bytes, declared, Map.of(), random);
            } catch (ProblemException e) {
                throw new AssertionError("seed %d, file %d: %s".formatted(seed, i, text), e);
            }
            assertThat(found).as("seed %d, file %d", seed, i).isEqualTo(wanted);
        }
    }

    @Test
    void namesEachColumnThatIsWrongByItsPlace() {
        Problem problem = refusal("事務,電話番号,氏名,個人番号,備考\n".getBytes(StandardCharsets.UTF_8));
        assertThat(problem.violations())
                .asInstanceOf(InstanceOfAssertFactories.list(Problem.Violation.class))
                .extracting(violation -> violation.message().substring(0, 8))
                .containsExactly("2列目（B）: ", "5列目（E）: ", "管理番号 (re");
    }

    @Test
    void readsTheColumnsThatTheCallerNames() throws IOException {
        byte[] file = "業務,番号,個番,電話番号\nryoiku-techo,R-1,609407454590,026\n".getBytes(StandardCharsets.UTF_8);
        assertThat(read(
                        file,
                        Optional.empty(),
                        TableColumn.map("業務=procedure,#2=管理番号,個番=individualNumber,電話番号="),
                        new Random(1)))
                .containsExactly("ryoiku-techo|R-1|609407454590|null|null|null");
        assertThatThrownBy(() -> TableColumn.map("番号=nothing")).isInstanceOf(ProblemException.class);
    }

    @Test
    void takesNoRecordForAHeaderRowWhereColumnsAreToldByTheirPlaces() {
        String places = "#1=procedure,#2=recordRef,#3=individualNumber";
        for (String file : List.of(
                "ryoiku-techo,R-1,609407454590\nryoiku-techo,R-2,609407454590\n",
                "a,b,c\nryoiku-techo,R-2,609407454590\n")) {
            assertThatThrownBy(() -> read(
                            file.getBytes(StandardCharsets.UTF_8),
                            Optional.empty(),
                            TableColumn.map(places),
                            new Random(1)))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ryoiku-techo,R-0,609407454590",
                "x,R-0,6094-0745-4590",
                "x,R-0,６０９４０７４５４５９０",
                "x,R-0,60940745459"
            })
    void skipsNoRecordAboveTheHeaderRow(String above) {
        assertThatThrownBy(() -> read(above + "\n事務,管理番号,個人番号\nryoiku-techo,R-1,609407454590\n"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void findsTheHeaderRowBelowATitleWhereColumnsAreToldByTheirPlaces() throws IOException {
        byte[] file = "点検対象,令和8年度,一覧\n事務,管理番号,番号\nryoiku-techo,R-1,609407454590\n".getBytes(StandardCharsets.UTF_8);
        assertThat(read(
                        file,
                        Optional.empty(),
                        TableColumn.map("#1=procedure,#2=recordRef,#3=individualNumber"),
                        new Random(1)))
                .containsExactly("ryoiku-techo|R-1|609407454590|null|null|null");
    }

    @Test
    void aCellUnderNoColumnRefusesItsRow() throws IOException {
        assertThat(read("事務,管理番号,個人番号,\nx,R-1,1,\nx,R-2,1,a\nx,R-3,1,,,\nx,R-4,1\n"))
                .containsExactly("x|R-1|1|null|null|null", "!3", "x|R-3|1|null|null|null", "x|R-4|1|null|null|null");
    }

    @Test
    void guessesNoCharacterSetOfALineOnceOneWasTold() throws IOException {
        byte[] utf8 = "事務,管理番号,個人番号,氏名\nx,R-1,1,小林\n".getBytes(StandardCharsets.UTF_8);
        byte[] other = "x,R-2,1,小林\n".getBytes(TableText.WINDOWS_31J);
        byte[] file = new byte[utf8.length + other.length];
        System.arraycopy(utf8, 0, file, 0, utf8.length);
        System.arraycopy(other, 0, file, utf8.length, other.length);
        assertThat(read(file, Optional.empty(), Map.of(), new Random(1))).containsExactly("x|R-1|1|小林|null|null", "!3");
    }

    @Test
    void knowsAWorkbookByItsFirstBytes() throws IOException {
        assertThat(Beginning.of(new ByteArrayInputStream(new byte[] {'P', 'K', 3, 4, 20}))
                        .kind())
                .isEqualTo(Beginning.Kind.ZIP);
    }
}
