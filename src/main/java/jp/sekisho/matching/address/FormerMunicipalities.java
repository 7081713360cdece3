package jp.sekisho.matching.address;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.base.Resource;
import jp.sekisho.base.Table;
import jp.sekisho.matching.Comparison;
import jp.sekisho.matching.Outcome;
import jp.sekisho.matching.Rule;
import jp.sekisho.person.Address;

/// The municipalities and wards that were renamed, merged or divided, by a dated table: an address that was
/// right before the day is read in the municipality of today.
///
/// Only where the present reading does not agree, and on one side only: two former municipalities of one of today may
/// both have had a 本町 1, and nothing tells which of them kept it. The table is tab-separated:
///
/// | column | what it holds |
/// |---|---|
/// | `municipality_code` | the former code, six digits; today's where only the name changed |
/// | `name` | the former name without prefecture, with its county (郡) |
/// | `changed` | the first day on which it was wrong, `2024-01-01` |
/// | `today` | codes of the municipalities that it became or is part of now, with spaces between |
/// | `towns` | `kept` where no town took another name that day, so that equal towns are one town; otherwise `renamed` |
public final class FormerMunicipalities {
    /// For a comparison in which no address may be an old one.
    public static final FormerMunicipalities NONE = new FormerMunicipalities(new Table(List.of(), List.of()));

    private static final List<String> COLUMNS = List.of("municipality_code", "name", "changed", "today", "towns");
    private static final String KEPT = "kept";
    private static final String RENAMED = "renamed";
    private static final int CODE_LENGTH = 6;

    /// One municipality as it was.
    ///
    /// @param today places, each a candidate of [Places]
    /// @param townsKept whether a town's name alone tells which town it was
    record Former(String code, Text name, Text withoutCounty, int[] today, boolean townsKept) {
        int prefecture() {
            return Places.prefecture(today[0]);
        }

        /// Of six digits, or of five without the check digit.
        boolean hasCode(String written) {
            return written.equals(code) || written.equals(code.substring(0, CODE_LENGTH - 1));
        }
    }

    private final Map<Integer, List<Former>> byFirstLetter = new HashMap<>();
    private final List<Former> all = new ArrayList<>();

    private FormerMunicipalities(Table table) {
        for (int i = 0; i < table.rows().size(); i++) {
            try {
                add(table.rows().get(i));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw new IllegalArgumentException("line " + (i + 2) + " is no former municipality with today's", e);
            }
        }
    }

    /// The table that comes with the program.
    public static FormerMunicipalities ofTheProgram() {
        return of(Resource.text("/tables/former-municipalities.tsv"));
    }

    /// @throws IllegalArgumentException if the text is no such table; it names the line
    public static FormerMunicipalities of(String text) {
        Table table = Table.of(text);
        if (!table.header().equals(COLUMNS)) {
            throw new IllegalArgumentException("the columns are not " + COLUMNS);
        }
        return new FormerMunicipalities(table);
    }

    private void add(String[] row) {
        if (row.length != COLUMNS.size()) {
            throw new IllegalArgumentException("another number of columns");
        }
        String code = row[0];
        LocalDate.parse(row[2]);
        int[] today = Arrays.stream(row[3].split(" ", -1))
                .flatMapToInt(each -> Arrays.stream(Places.onlyPlace(each)))
                .toArray();
        boolean known = row[4].equals(KEPT) || row[4].equals(RENAMED);
        Text name = Text.of(row[1]);
        if (!Places.isCode(code) || name.length() == 0 || !known || !areIn(today, Integer.parseInt(code, 0, 2, 10))) {
            throw new IllegalArgumentException("no such code, name or word");
        }
        Text withoutCounty = Text.of(row[1].substring(Places.countyLength(row[1])));
        Former former = new Former(code, name, withoutCounty, today, row[4].equals(KEPT));
        all.add(former);
        listed(name.at(0)).add(former);
        if (withoutCounty.at(0) != name.at(0)) {
            listed(withoutCounty.at(0)).add(former);
        }
    }

    private static boolean areIn(int[] places, int prefecture) {
        return places.length > 0 && Arrays.stream(places).allMatch(place -> Places.prefecture(place) == prefecture);
    }

    private List<Former> listed(int letter) {
        return byFirstLetter.computeIfAbsent(letter, first -> new ArrayList<>());
    }

    /// Those whose name may begin with this letter.
    List<Former> beginningWith(int letter) {
        return byFirstLetter.getOrDefault(letter, List.of());
    }

    /// Those that had this code.
    List<Former> coded(String code) {
        return code.isEmpty()
                ? List.of()
                : all.stream().filter(former -> former.hasCode(code)).toList();
    }

    /// `HISTORICAL` with the rule [Rule#ADDRESS_FORMER_MUNICIPALITY] where one side names the former municipality
    /// of the other side's, and town and lot agree; beside it [Rule#ADDRESS_PLACE_AMBIGUOUS] where another place of
    /// the name may be meant. Otherwise what was found without the table.
    ///
    /// @param present how the two compare as they stand
    public Comparison compare(Comparison present, Address record, Address registry) {
        if (all.isEmpty() || present.accepts() || isBlank(present.outcome())) {
            return present;
        }
        Form recordForm = Reader.read(record);
        Form registryForm = Reader.read(registry);
        Comparison found = present;
        for (Reader.Today today : Reader.today(record, this)) {
            found = better(found, AddressComparator.compare(today.form(), registryForm), today);
        }
        for (Reader.Today today : Reader.today(registry, this)) {
            found = better(found, AddressComparator.compare(recordForm, today.form()), today);
        }
        return found;
    }

    /// Whether text and code of one side contradict: a former code of another municipality than the text's.
    public boolean contradicts(Address record, Address registry) {
        return contradictsItself(record) || contradictsItself(registry);
    }

    private boolean contradictsItself(Address address) {
        String code = address.municipalityCode().strip();
        if (code.isEmpty() || Places.byCode(code).length > 0) {
            return false;
        }
        List<Former> coded = coded(code);
        int[] places = coded.isEmpty() ? Places.NONE : Reader.read(address).places();
        return places.length > 0
                && coded.stream().allMatch(former -> Places.common(former.today(), places).length == 0);
    }

    private static boolean isBlank(Outcome outcome) {
        return outcome == Outcome.ABSENT_IN_RECORD || outcome == Outcome.ABSENT_IN_REGISTRY;
    }

    private static Comparison better(Comparison found, Comparison comparison, Reader.Today today) {
        boolean plain = found.outcome() == Outcome.HISTORICAL && !found.has(Rule.ADDRESS_PLACE_AMBIGUOUS);
        if (plain || !comparison.accepts()) {
            return found;
        }
        Comparison former = comparison.as(Outcome.HISTORICAL).with(Rule.ADDRESS_FORMER_MUNICIPALITY);
        return today.certain() ? former : former.with(Rule.ADDRESS_PLACE_AMBIGUOUS);
    }
}
