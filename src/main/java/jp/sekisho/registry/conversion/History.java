package jp.sekisho.registry.conversion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.person.Address;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.BirthDateEntry.BirthDate;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.PersonName;
import jp.sekisho.person.Sex;
import jp.sekisho.registry.Resident;
import jp.sekisho.registry.Resident.KanaSource;
import jp.sekisho.registry.Resident.NumberStatus;
import jp.sekisho.registry.Resident.PreviousAddress;
import jp.sekisho.registry.Resident.PreviousName;
import jp.sekisho.registry.Resident.Status;

/// The rows of one key become one resident. The row with the highest history number is the present
/// state; from the others come earlier names, readings and addresses, each until the row that followed
/// it, and earlier numbers.
final class History {
    private static final Map<String, Sex> SEXES =
            Map.of("1", Sex.MALE, "2", Sex.FEMALE, "0", Sex.NOT_HELD, "9", Sex.NOT_HELD);
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);
    private static final Map<String, Status> STATUSES = byName(Status.values());
    private static final Map<String, NumberStatus> NUMBER_STATUSES = byName(NumberStatus.values());
    private static final Map<String, KanaSource> KANA_SOURCES = byName(KanaSource.values());

    private final Mapping mapping;
    private final List<Rejection> faults;

    /// What became of the rows.
    sealed interface Outcome {
        /// @param residents the person under the present number, and once more under each number that
        ///     was replaced
        record Held(List<Resident> residents) implements Outcome {}

        /// Who never had a number and is no resident any more: nobody can ask for them.
        record WithoutNumber() implements Outcome {}

        /// The newest row cannot be used.
        ///
        /// @param numbers under which the person must be set aside
        record Unusable(Set<IndividualNumber> numbers) implements Outcome {}
    }

    private record Numbered(Cells cells, long history) {}

    /// What a row tells of its time.
    private record State(
            Cells row,
            PersonName name,
            List<PersonName> formerNames,
            Address address,
            Optional<PreviousAddress> previousAddress,
            Optional<LocalDate> since) {
        @Override
        public String toString() {
            return "State[withheld]";
        }
    }

    /// @param faults to which what is wrong with the rows is added
    History(Mapping mapping, List<Rejection> faults) {
        this.mapping = mapping;
        this.faults = faults;
    }

    /// @param rows of one key, at least one
    Outcome resident(List<Cells> rows) {
        List<Numbered> ordered = ordered(rows);
        if (ordered.size() < rows.size()) {
            return unusable(rows);
        }
        Numbered newest = ordered.getLast();
        if (ordered.size() > 1 && ordered.get(ordered.size() - 2).history() == newest.history()) {
            newest.cells().reject(Property.HISTORY, Cause.TWO_CURRENT);
            return unusable(rows);
        }
        Cells current = newest.cells();
        Optional<Status> status = current.oneOf(Property.STATUS, STATUSES);
        if (status.isPresent() && status.get() != Status.ACTIVE && hasNoNumber(rows)) {
            return new Outcome.WithoutNumber();
        }
        List<State> states = ordered.stream().map(row -> state(row.cells())).toList();
        Optional<Resident> resident = resident(status, states);
        if (resident.isEmpty()) {
            return unusable(rows);
        }
        List<Resident> residents = new ArrayList<>(List.of(resident.get()));
        replacedNumbers(resident.get(), ordered).forEach(number -> residents.add(replaced(number, resident.get())));
        return new Outcome.Held(residents);
    }

    /// By history number; without the rows whose number cannot be read.
    private List<Numbered> ordered(List<Cells> rows) {
        if (mapping.expression(Property.HISTORY).isEmpty()) {
            return rows.stream().map(row -> new Numbered(row, 0)).toList();
        }
        List<Numbered> ordered = new ArrayList<>();
        for (Cells row : rows) {
            String number = row.required(Property.HISTORY);
            if (number.matches("[0-9]{1,18}")) {
                ordered.add(new Numbered(row, Long.parseLong(number)));
            } else if (!number.isEmpty()) {
                row.reject(Property.HISTORY, Cause.HISTORY_INVALID);
            }
        }
        ordered.sort(Comparator.comparingLong(Numbered::history));
        return ordered;
    }

    /// Every row of the key goes down with its newest one.
    private Outcome unusable(List<Cells> rows) {
        rows.stream()
                .filter(row -> !row.isAtFault())
                .forEach(row -> faults.add(new Rejection(row.line(), "", Cause.WITH_ITS_KEY)));
        return new Outcome.Unusable(numbers(rows));
    }

    static Set<IndividualNumber> numbers(List<Cells> rows) {
        return rows.stream().flatMap(row -> row.number().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean hasNoNumber(List<Cells> rows) {
        return rows.stream()
                .allMatch(row -> row.text(Property.INDIVIDUAL_NUMBER).isEmpty());
    }

    private Optional<Resident> resident(Optional<Status> status, List<State> states) {
        State state = states.getLast();
        Cells row = state.row();
        Optional<IndividualNumber> number = number(row, row.required(Property.INDIVIDUAL_NUMBER));
        Optional<NumberStatus> numberStatus =
                row.oneOfOr(NumberStatus.CURRENT, Property.NUMBER_STATUS, NUMBER_STATUSES);
        Optional<KanaSource> kanaSource = row.oneOfOr(KanaSource.UNKNOWN, Property.KANA_SOURCE, KANA_SOURCES);
        Optional<BirthDate> birthDate = birthDate(row);
        Optional<Sex> sex = row.oneOf(Property.SEX, SEXES);
        Optional<Boolean> isProtected = row.oneOf(Property.PROTECTED, FLAGS);
        if (state.name().kanji().isEmpty() && state.name().roman().isEmpty()) {
            row.reject(Property.KANJI, Cause.MISSING);
        }
        if (status.equals(Optional.of(Status.ACTIVE)) && state.address().text().isEmpty()) {
            row.reject(Property.ADDRESS, Cause.MISSING);
        }
        if (row.isAtFault()) {
            return Optional.empty();
        }
        return Optional.of(new Resident(
                number.orElseThrow(),
                numberStatus.orElseThrow(),
                status.orElseThrow(),
                state.name(),
                kanaSource.orElseThrow(),
                birthDate.orElseThrow(),
                sex.orElseThrow(),
                state.address(),
                previousNames(states),
                previousAddresses(states),
                isProtected.orElseThrow()));
    }

    private static Optional<IndividualNumber> number(Cells row, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (NumberEntry.parse(text)) {
            case IndividualNumber number -> Optional.of(number);
            case NumberEntry.WrongFormat _ -> rejected(row, Property.INDIVIDUAL_NUMBER, Cause.NUMBER_FORMAT);
            case NumberEntry.WrongCheckDigit _ -> rejected(row, Property.INDIVIDUAL_NUMBER, Cause.NUMBER_CHECK_DIGIT);
        };
    }

    private Optional<BirthDate> birthDate(Cells row) {
        String text = row.required(Property.BIRTH_DATE);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (BirthDateEntry.parse(text, mapping.declared().dateCodes())) {
            case BirthDate date -> Optional.of(date);
            case BirthDateEntry.Absent _ -> rejected(row, Property.BIRTH_DATE, Cause.MISSING);
            case BirthDateEntry.Unreadable _ -> rejected(row, Property.BIRTH_DATE, Cause.BIRTH_DATE_INVALID);
        };
    }

    /// Empty where the day is not held, or not known to the day.
    private Optional<LocalDate> day(Cells row, Property property) {
        return switch (BirthDateEntry.parse(
                row.text(property), mapping.declared().dateCodes())) {
            case BirthDateEntry.Day(int year, int month, int day) -> Optional.of(LocalDate.of(year, month, day));
            case BirthDateEntry.NoSuchDay _, BirthDateEntry.Unreadable _ -> rejected(row, property, Cause.DATE_INVALID);
            case BirthDateEntry.Absent _,
                    BirthDateEntry.Month _,
                    BirthDateEntry.Year _,
                    BirthDateEntry.Unknown _,
                    BirthDateEntry.Lunisolar _ -> Optional.empty();
        };
    }

    private static <T> Optional<T> rejected(Cells row, Property property, Cause cause) {
        row.reject(property, cause);
        return Optional.empty();
    }

    private State state(Cells row) {
        String kanji = row.text(Property.KANJI);
        String roman = row.text(Property.ROMAN);
        PersonName name = new PersonName(
                // Systems repeat the Latin form in 氏名 where a foreign resident has no other; it is no second form.
                kanji.equals(roman) ? "" : kanji,
                row.text(Property.KANA),
                roman,
                row.text(Property.ALIAS),
                row.text(Property.ALIAS_KANA));
        return new State(
                row,
                name,
                formerName(row, name).stream().toList(),
                address(row, Property.MUNICIPALITY, Property.ADDRESS, Property.BUILDING),
                previousAddress(row),
                day(row, Property.CHANGED_ON));
    }

    private static Address address(Cells row, Property municipality, Property text, Property building) {
        String written = row.text(text);
        return written.isEmpty() ? Address.ABSENT : new Address(row.text(municipality), written, row.text(building));
    }

    private Optional<PreviousAddress> previousAddress(Cells row) {
        Address address =
                address(row, Property.PREVIOUS_MUNICIPALITY, Property.PREVIOUS_ADDRESS, Property.PREVIOUS_BUILDING);
        return address.text().isEmpty()
                ? Optional.empty()
                : Optional.of(new PreviousAddress(address, day(row, Property.PREVIOUS_UNTIL)));
    }

    /// 旧氏 is registered as a family name alone; whoever uses it bears it with the given name.
    private static Optional<PersonName> formerName(Cells row, PersonName name) {
        String family = row.text(Property.FORMER_FAMILY);
        if (family.isEmpty()) {
            return Optional.empty();
        }
        String kanji = withFamily(family, name.kanji());
        if (kanji.isEmpty()) {
            return rejected(row, Property.FORMER_FAMILY, Cause.NAME_NOT_SPLIT);
        }
        String familyKana = row.text(Property.FORMER_FAMILY_KANA);
        return Optional.of(PersonName.of(kanji, familyKana.isEmpty() ? "" : withFamily(familyKana, name.kana())));
    }

    /// Empty where the name does not keep family and given name apart.
    private static String withFamily(String family, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isWhitespace(name.charAt(i))) {
                return family + name.substring(i);
            }
        }
        return "";
    }

    /// The numbers of earlier rows; one that was replaced is told as such to whoever still holds it.
    private Set<IndividualNumber> replacedNumbers(Resident resident, List<Numbered> ordered) {
        Set<IndividualNumber> numbers = new LinkedHashSet<>();
        for (Numbered earlier : ordered.subList(0, ordered.size() - 1)) {
            number(earlier.cells(), earlier.cells().text(Property.INDIVIDUAL_NUMBER))
                    .filter(number -> !number.equals(resident.individualNumber()))
                    .ifPresent(numbers::add);
        }
        return numbers;
    }

    private static Resident replaced(IndividualNumber number, Resident resident) {
        return new Resident(
                number,
                NumberStatus.SUPERSEDED,
                resident.status(),
                resident.name(),
                resident.kanaSource(),
                resident.birthDate(),
                resident.sex(),
                resident.address(),
                resident.previousNames(),
                resident.previousAddresses(),
                resident.addressProtected());
    }

    /// The latest end of each name that says something other than the present one.
    private static List<PreviousName> previousNames(List<State> states) {
        PersonName present = states.getLast().name();
        SequencedMap<PersonName, Optional<LocalDate>> ends = new LinkedHashMap<>();
        for (int i = 0; i < states.size(); i++) {
            State state = states.get(i);
            if (state.row().isAtFault()) {
                continue;
            }
            state.formerNames().forEach(name -> ends.putLast(name, Optional.empty()));
            if (i < states.size() - 1) {
                ends.putLast(state.name(), end(states, i));
            }
        }
        return ends.entrySet().stream()
                .filter(name -> !saysNothingNew(name.getKey(), present))
                .map(name -> new PreviousName(name.getKey(), name.getValue()))
                .toList();
    }

    private static boolean saysNothingNew(PersonName name, PersonName present) {
        return isHeld(name.kanji(), present.kanji())
                && isHeld(name.kana(), present.kana())
                && isHeld(name.roman(), present.roman())
                && isHeld(name.alias(), present.alias())
                && isHeld(name.aliasKana(), present.aliasKana());
    }

    private static boolean isHeld(String form, String present) {
        return form.isEmpty() || form.equals(present);
    }

    /// The latest end of each address that is not the present one.
    private static List<PreviousAddress> previousAddresses(List<State> states) {
        SequencedMap<Address, Optional<LocalDate>> ends = new LinkedHashMap<>();
        for (int i = 0; i < states.size(); i++) {
            State state = states.get(i);
            if (state.row().isAtFault()) {
                continue;
            }
            state.previousAddress().ifPresent(previous -> ends.putLast(previous.address(), previous.until()));
            if (i < states.size() - 1 && !state.address().text().isEmpty()) {
                ends.putLast(state.address(), end(states, i));
            }
        }
        ends.remove(states.getLast().address());
        return ends.entrySet().stream()
                .map(address -> new PreviousAddress(address.getKey(), address.getValue()))
                .toList();
    }

    /// The day on which the next row's state began, where that row can be read.
    private static Optional<LocalDate> end(List<State> states, int index) {
        State next = states.get(index + 1);
        return next.row().isAtFault() ? Optional.empty() : next.since();
    }

    private static <T extends Enum<T>> Map<String, T> byName(T[] values) {
        return Stream.of(values).collect(Collectors.toUnmodifiableMap(Enum::name, value -> value));
    }
}
