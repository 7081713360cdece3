package jp.sekisho.registry.conversion;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.registry.Resident;

/// Goes through a site's file, one key at a time, so that memory holds no more than the rows of one.
/// The rows of a key stand together and the keys ascend, as numbers or as texts: else a key that comes
/// back could not be known.
public final class Conversion {
    private static final int MOST_ROWS_OF_A_KEY = 10_000;

    private final Mapping mapping;
    private final Rows rows;
    private final Taker taker;
    private final List<Rejection> faults = new ArrayList<>();
    private final History history;
    private final boolean keyed;
    private final boolean withHistory;
    private final KeyOrder order = new KeyOrder();

    private final List<Cells> group = new ArrayList<>();
    private String key = "";
    private boolean unreadableInGroup;
    private boolean unreadableSince;

    private long rowCount;
    private long residents;
    private long replaced;
    private long setAside;
    private long withoutNumber;
    private long rejectedRows;

    private Conversion(InputStream file, Mapping mapping, Taker taker) throws IOException {
        this.mapping = mapping;
        this.rows = new Rows(file, mapping);
        this.taker = taker;
        this.history = new History(mapping, faults);
        this.keyed = mapping.expression(Property.KEY).isPresent();
        this.withHistory = mapping.expression(Property.HISTORY).isPresent();
    }

    /// Takes what the file holds, in its order.
    public interface Taker {
        void resident(Resident resident) throws IOException;

        /// Somebody whose row cannot be used, and who must be set aside under this number.
        void unusable(IndividualNumber number) throws IOException;

        void rejected(Rejection rejection) throws IOException;
    }

    /// What a file held.
    ///
    /// @param residents under their present numbers
    /// @param replaced numbers that were replaced, each with its resident
    /// @param setAside numbers of residents that cannot be used
    /// @param withoutNumber who are no residents any more and never had a number
    /// @param rejectedRows rows that were not used, or not wholly
    public record Counts(
            long rows, long residents, long replaced, long setAside, long withoutNumber, long rejectedRows) {}

    /// Hands each resident on. Until it returns, the file may still be refused.
    ///
    /// @throws ConversionRefused if the file as a whole is not what the mapping says
    public static Counts run(InputStream file, Mapping mapping, Taker taker) throws IOException {
        return new Conversion(file, mapping, taker).run();
    }

    private Counts run() throws IOException {
        while (rows.next()) {
            rowCount++;
            switch (rows.content()) {
                case Rows.Content.Unreadable(String column, Cause cause) -> {
                    faults.add(new Rejection(rows.number(), column, cause));
                    unreadable(numbersIn(rows.line()));
                }
                case Rows.Content.Cells(String[] cells) -> take(new Cells(mapping, rows, cells, faults));
            }
        }
        finishGroup();
        tellFaults();
        if (residents == 0) {
            throw new ConversionRefused("no row could be used as a resident");
        }
        return new Counts(rowCount, residents, replaced, setAside, withoutNumber, rejectedRows);
    }

    private void take(Cells row) throws IOException {
        if (!keyed) {
            finish(history.resident(List.of(row)));
            tellFaults();
            return;
        }
        String rowKey = row.required(Property.KEY);
        if (rowKey.isEmpty()) {
            unreadable(History.numbers(List.of(row)));
        } else if (rowKey.equals(key)) {
            if (group.size() == MOST_ROWS_OF_A_KEY) {
                throw ConversionRefused.at(
                        row.line(), "more than " + MOST_ROWS_OF_A_KEY + " rows have one key; is 'key' right?");
            }
            group.add(row);
            unreadableInGroup |= unreadableSince;
            unreadableSince = false;
        } else {
            boolean before = unreadableSince;
            finishGroup();
            order.next(key, rowKey, row.line());
            key = rowKey;
            group.add(row);
            unreadableInGroup = before;
        }
    }

    /// A row of which nobody knows whose it is may be the newest of the key before it or behind it, so
    /// what is known of these is not used either.
    private void unreadable(Set<IndividualNumber> numbers) throws IOException {
        unreadableSince = withHistory;
        setAside(numbers);
    }

    private void finishGroup() throws IOException {
        if (!group.isEmpty()) {
            if (unreadableInGroup || unreadableSince) {
                group.forEach(row -> faults.add(new Rejection(row.line(), "", Cause.BESIDE_UNREADABLE)));
                setAside(History.numbers(group));
            } else {
                finish(history.resident(group));
            }
            group.clear();
        }
        unreadableSince = false;
        tellFaults();
    }

    private void finish(History.Outcome outcome) throws IOException {
        switch (outcome) {
            case History.Outcome.Held(List<Resident> held) -> {
                for (Resident resident : held) {
                    taker.resident(resident);
                }
                residents++;
                replaced += held.size() - 1;
            }
            case History.Outcome.WithoutNumber() -> withoutNumber++;
            case History.Outcome.Unusable(Set<IndividualNumber> numbers) -> setAside(numbers);
        }
    }

    private void setAside(Set<IndividualNumber> numbers) throws IOException {
        for (IndividualNumber number : numbers) {
            taker.unusable(number);
            setAside++;
        }
    }

    private void tellFaults() throws IOException {
        if (faults.isEmpty()) {
            return;
        }
        // A cell may be looked at more than once.
        List<Rejection> told = faults.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Rejection::line))
                .toList();
        for (Rejection fault : told) {
            taker.rejected(fault);
        }
        rejectedRows += told.stream().mapToLong(Rejection::line).distinct().count();
        faults.clear();
    }

    /// Every number that a line might mean: one that is set aside without need asks for a look, and one
    /// that is forgotten has no owner.
    private static Set<IndividualNumber> numbersIn(String line) {
        Set<IndividualNumber> numbers = new LinkedHashSet<>();
        for (int i = 0; i + IndividualNumber.DIGITS <= line.length(); i++) {
            if (line.charAt(i) >= '0'
                    && line.charAt(i) <= '9'
                    && NumberEntry.parse(line.substring(i, i + IndividualNumber.DIGITS))
                            instanceof IndividualNumber number) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /// The order in which the keys of a file ascend: as texts or, where lengths differ, as numbers. It
    /// is not known before two of them tell.
    private static final class KeyOrder {
        private static final Comparator<String> AS_NUMBERS =
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

        private boolean texts = true;
        private boolean numbers = true;

        void next(String before, String after, long line) {
            texts &= before.compareTo(after) < 0;
            numbers &= AS_NUMBERS.compare(before, after) < 0;
            if (!texts && !numbers) {
                throw ConversionRefused.at(
                        line,
                        "the key is not above the one before it: sort the file by its key, so that rows of one "
                                + "key stand together");
            }
        }
    }
}
