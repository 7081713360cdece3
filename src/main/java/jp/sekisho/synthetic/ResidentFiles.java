package jp.sekisho.synthetic;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.sekisho.base.Table;
import jp.sekisho.synthetic.SyntheticResident.PreviousAddress;
import jp.sekisho.synthetic.SyntheticResident.PreviousName;

/// Writes a population as a site's resident system exports it: in the columns of the resident standard,
/// one row a state of a resident, with 外字 for each kanji that JIS X 0208 lacks. The same rows as
/// `jumin-kihon.csv` (UTF-8 with a byte order mark), `jumin-kihon-windows-31j.csv`, `jumin-kihon.tsv`
/// and `jumin-kihon.txt` (fixed width, counted in bytes of Windows-31J), and `gaiji.tsv`, the table of
/// the 外字.
public final class ResidentFiles {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Charset WINDOWS = Charset.forName("Windows-31J");
    private static final SequencedMap<String, Integer> WIDTHS = widths();

    /// The first point that Unicode leaves to private use; Windows-31J keeps 1,880 of them.
    private static final int FIRST_GAIJI = 0xE000;

    private static final int FIRST_KANJI = 0x3400;
    private static final int FIRST_SELECTOR = 0xE0100;
    private static final int LAST_SELECTOR = 0xE01EF;

    private final CharsetEncoder windows = WINDOWS.newEncoder();

    /// JIS X 0208 alone: many a site has 髙 and 﨑 as 外字 of its own from before Windows.
    private final CharsetEncoder jis = Charset.forName("Shift_JIS").newEncoder();

    private final Map<String, Character> gaiji = new LinkedHashMap<>();
    private final Writer csv;
    private final Writer windowsCsv;
    private final Writer tsv;
    private final Writer fixed;

    private ResidentFiles(Writer csv, Writer windowsCsv, Writer tsv, Writer fixed) {
        this.csv = csv;
        this.windowsCsv = windowsCsv;
        this.tsv = tsv;
        this.fixed = fixed;
    }

    /// A span of time in which nothing about a resident changed.
    ///
    /// @param since empty where the register begins with it
    private record State(SyntheticName name, SyntheticAddress address, String since) {}

    /// Replaces files of the same names.
    ///
    /// @param seed of the numbers that were given in place of superseded ones
    public static void write(Population people, long seed, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Writer csv = Files.newBufferedWriter(folder.resolve("jumin-kihon.csv"));
                Writer windowsCsv = Files.newBufferedWriter(folder.resolve("jumin-kihon-windows-31j.csv"), WINDOWS);
                Writer tsv = Files.newBufferedWriter(folder.resolve("jumin-kihon.tsv"));
                Writer fixed = Files.newBufferedWriter(folder.resolve("jumin-kihon.txt"), WINDOWS)) {
            ResidentFiles files = new ResidentFiles(csv, windowsCsv, tsv, fixed);
            files.write(people, seed);
            files.writeGaiji(folder.resolve("gaiji.tsv"));
        }
    }

    private static SequencedMap<String, Integer> widths() {
        SequencedMap<String, Integer> widths = new LinkedHashMap<>();
        Table.rows("/synthetic/jumin-kihon.tsv").forEach(row -> widths.put(row[0], Integer.valueOf(row[1])));
        return widths;
    }

    private void write(Population people, long seed) throws IOException {
        csv.write('\uFEFF');
        List<String> headings = List.copyOf(WIDTHS.keySet());
        csv.write(String.join(",", headings) + "\r\n");
        windowsCsv.write(String.join(",", headings) + "\r\n");
        tsv.write(String.join("\t", headings) + "\n");
        Numbers numbers = new Numbers();
        people.residents().forEach(resident -> numbers.reserve(resident.individualNumber()));
        Chance chance = new Chance(~seed);
        int household = 0;
        int key = 0;
        for (Household members : people.households()) {
            household++;
            for (SyntheticResident resident : members.members()) {
                key++;
                List<Map<String, String>> rows = rows(resident, key, household, numbers, chance);
                // Systems write either state first.
                for (Map<String, String> row : key % 2 == 0 ? rows.reversed() : rows) {
                    write(row);
                }
            }
        }
    }

    private List<Map<String, String>> rows(
            SyntheticResident resident, int key, int household, Numbers numbers, Chance chance) {
        List<PreviousAddress> addresses = resident.previousAddresses();
        boolean movedIn = !addresses.isEmpty()
                && !addresses
                        .getFirst()
                        .address()
                        .municipalityCode()
                        .equals(resident.address().municipalityCode());
        boolean bearsFormerName = key % 2 == 0
                && resident.previousNames().size() == 1
                && isOtherFamilyOnly(resident.previousNames().getFirst().name(), resident.name());
        List<State> states = states(
                resident,
                bearsFormerName ? List.of() : resident.previousNames(),
                movedIn ? addresses.subList(1, addresses.size()) : addresses);
        if (resident.numberStatus() == SyntheticResident.NumberStatus.SUPERSEDED) {
            states.add(new State(
                    resident.name(), resident.address(), states.getLast().since()));
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            Map<String, String> row = row(resident, states.get(i));
            row.put("宛名番号", padded(key, 15));
            row.put("世帯番号", padded(household, 15));
            row.put("履歴番号", padded(i + 1, 4));
            if (movedIn) {
                writeAddress("転入前住所", addresses.getFirst().address(), row);
                row.put("住民となった年月日", addresses.getFirst().until().toString());
            }
            if (bearsFormerName) {
                NamePart family = resident.previousNames().getFirst().name().family();
                row.put("旧氏", family.kanji());
                row.put("旧氏_フリガナ", family.kana());
            }
            rows.add(row);
        }
        if (resident.numberStatus() == SyntheticResident.NumberStatus.SUPERSEDED) {
            rows.getLast().put("個人番号", numbers.next(chance));
        }
        return rows;
    }

    private static boolean isOtherFamilyOnly(SyntheticName name, SyntheticName present) {
        return !name.foreign()
                && !name.given().kanji().isEmpty()
                && name.given().equals(present.given());
    }

    /// The last one is the present.
    private static List<State> states(
            SyntheticResident resident, List<PreviousName> names, List<PreviousAddress> addresses) {
        TreeSet<LocalDate> ends = new TreeSet<>();
        names.forEach(name -> ends.add(name.until()));
        addresses.forEach(address -> ends.add(address.until()));
        List<State> states = new ArrayList<>();
        String since = "";
        for (LocalDate end : ends) {
            states.add(new State(
                    names.stream()
                            .filter(name -> !name.until().isBefore(end))
                            .map(PreviousName::name)
                            .findFirst()
                            .orElse(resident.name()),
                    addresses.stream()
                            .filter(address -> !address.until().isBefore(end))
                            .map(PreviousAddress::address)
                            .findFirst()
                            .orElse(resident.address()),
                    since));
            since = end.toString();
        }
        states.add(new State(resident.name(), resident.address(), since));
        return states;
    }

    private static Map<String, String> row(SyntheticResident resident, State state) {
        SyntheticName name = state.name();
        Map<String, String> row = new HashMap<>();
        row.put("住民種別", name.foreign() ? "2" : "1");
        row.put(
                "住民状態",
                switch (resident.status()) {
                    case ACTIVE -> "1";
                    case ABROAD -> "2";
                    case DECEASED -> "3";
                    case REMOVED -> "9";
                });
        row.put("異動年月日", state.since());
        row.put("氏名", name.foreign() ? name.roman() : name.kanji());
        row.put("氏名_フリガナ", name.kana());
        row.put("氏名_外国人ローマ字", name.roman());
        row.put("氏名_外国人漢字", name.foreign() ? name.kanji() : "");
        row.put("通称", name.alias());
        row.put("通称_フリガナ", name.aliasKana());
        row.put("性別", Writing.code(resident.sex()));
        row.put("生年月日", resident.birthDate().toString());
        row.put("生年月日_不詳フラグ", "0");
        writeAddress("住所", state.address(), row);
        row.put("個人番号", resident.individualNumber());
        row.put("支援措置", resident.addressProtected() ? "1" : "0");
        return row;
    }

    private static void writeAddress(String of, SyntheticAddress address, Map<String, String> row) {
        row.put(of + "_市区町村コード", address.municipalityCode());
        row.put(of + "_都道府県", SyntheticAddress.PREFECTURE);
        row.put(of + "_市区郡町村名", address.municipality());
        row.put(of + "_町字", address.section() + address.town());
        row.put(of + "_番地号表記", address.lot().text());
        row.put(of + "_方書", address.building());
    }

    private void write(Map<String, String> row) throws IOException {
        List<String> cells = WIDTHS.keySet().stream()
                .map(heading -> withGaiji(row.getOrDefault(heading, "")))
                .toList();
        String quoted = cells.stream().map(cell -> "\"" + cell + "\"").collect(Collectors.joining(",", "", "\r\n"));
        csv.write(quoted);
        windowsCsv.write(quoted);
        tsv.write(String.join("\t", cells) + "\n");
        int column = 0;
        for (int width : WIDTHS.values()) {
            String cell = cells.get(column++);
            int room = width - cell.getBytes(WINDOWS).length;
            if (room < 0) {
                throw new IllegalStateException("column " + column + " of jumin-kihon.tsv is too narrow");
            }
            fixed.write(cell + " ".repeat(room));
        }
        fixed.write("\r\n");
    }

    private String withGaiji(String text) {
        StringBuilder written = new StringBuilder();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean selected =
                    i + 1 < points.length && points[i + 1] >= FIRST_SELECTOR && points[i + 1] <= LAST_SELECTOR;
            String letter = new String(points, i, selected ? 2 : 1);
            boolean usual = points[i] < FIRST_KANJI ? windows.canEncode(letter) : jis.canEncode(letter);
            i += selected ? 1 : 0;
            if (usual) {
                written.append(letter);
            } else {
                written.append((char) gaiji.computeIfAbsent(letter, _ -> (char) (FIRST_GAIJI + gaiji.size())));
            }
        }
        return written.toString();
    }

    private void writeGaiji(Path file) throws IOException {
        Files.writeString(
                file,
                gaiji.entrySet().stream()
                        .map(letter -> HEX.toHexDigits(letter.getValue()) + "\t"
                                + letter.getKey()
                                        .codePoints()
                                        .mapToObj(point -> "U+" + HEX.toHexDigits(point, point > 0xFFFF ? 5 : 4))
                                        .collect(Collectors.joining(" "))
                                + "\n")
                        .collect(Collectors.joining("", "code\tunicode\n", "")),
                StandardCharsets.UTF_8);
    }

    private static String padded(int number, int length) {
        String digits = Integer.toString(number);
        return "0".repeat(length - digits.length()) + digits;
    }
}
