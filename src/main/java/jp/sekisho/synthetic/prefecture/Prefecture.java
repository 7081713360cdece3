package jp.sekisho.synthetic.prefecture;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import jp.sekisho.person.Sex;
import jp.sekisho.synthetic.Chance;
import jp.sekisho.synthetic.Notation;
import jp.sekisho.synthetic.Population;
import jp.sekisho.synthetic.Writing;
import jp.sekisho.synthetic.prefecture.Plan.Batch;

/// A population and what the business systems of its prefecture hold of it. Only the population is kept in memory; the
/// records are made as they are handed on, the same ones every time.
public final class Prefecture {
    /// Smaller populations lack twins and namesakes.
    private static final int LEAST_RESIDENTS = 1000;

    private static final int MOST_NOTATIONS = 3;

    private final Settings settings;
    private final Population people;

    private Prefecture(Settings settings, Population people) {
        this.settings = settings;
        this.people = people;
    }

    /// With as many residents as records: many live in households without a record, others have several. Nobody is
    /// protected (支援措置): the inspection that this is a replica of counts none of those who are, and each asks for a
    /// look.
    public static Prefecture generate(Settings settings) {
        int residents = Math.max(LEAST_RESIDENTS, settings.records());
        return new Prefecture(
                settings,
                Population.generate(settings.seed(), residents, settings.asOf().toLocalDate())
                        .withNobodyProtected());
    }

    public Settings settings() {
        return settings;
    }

    public Population people() {
        return people;
    }

    /// Takes one record after the other.
    @FunctionalInterface
    public interface Sink {
        void accept(SyntheticRecord record) throws IOException;
    }

    /// Hands all records on, procedure by procedure in the order of the table.
    public void records(Sink sink) throws IOException {
        // Not the seed itself: it has drawn the people.
        Chance chance = new Chance(~settings.seed());
        Subjects subjects = new Subjects(people, settings, chance);
        WrongRecords wrongRecords = new WrongRecords(people, subjects, chance);
        GoodRecords goodRecords = new GoodRecords(
                subjects, settings.rates(), chance, settings.asOf().toLocalDate());
        int no = 0;
        for (Batch batch :
                Plan.of(settings.records(), settings.wrongLinks(), chance).batches()) {
            no++;
            subjects.nextProcedure();
            List<List<ComposedRecord>> blocks = wrongRecords.compose(batch);
            int units = batch.records() - blocks.stream().mapToInt(List::size).sum() + blocks.size();
            TreeMap<Integer, List<ComposedRecord>> placed = place(blocks, units, chance);
            int serial = 0;
            for (int unit = 0; unit < units; unit++) {
                List<ComposedRecord> block = placed.get(unit);
                for (ComposedRecord line : block == null ? List.of(goodRecords.next(batch.procedure())) : block) {
                    serial++;
                    sink.accept(finish(line, batch.procedure(), no, serial, chance));
                }
            }
        }
    }

    private static TreeMap<Integer, List<ComposedRecord>> place(
            List<List<ComposedRecord>> blocks, int units, Chance chance) {
        TreeMap<Integer, List<ComposedRecord>> placed = new TreeMap<>();
        for (List<ComposedRecord> block : blocks) {
            int unit;
            do {
                unit = chance.below(units);
            } while (placed.containsKey(unit));
            placed.put(unit, block);
        }
        return placed;
    }

    private SyntheticRecord finish(
            ComposedRecord line, InspectedProcedure procedure, int no, int serial, Chance chance) {
        Writing writing = line.writing();
        RecordClass kind = line.kind();
        if ((kind == RecordClass.PLAIN || kind.wrongLink())
                && chance.perMillion(settings.rates().notation())) {
            writing = Notation.some(writing, chance.between(1, MOST_NOTATIONS), chance)
                    .writing();
            kind = kind == RecordClass.PLAIN ? RecordClass.NOTATION : kind;
        }
        return new SyntheticRecord(
                padded(no, 2) + "-" + padded(serial, 7),
                procedure.id(),
                padded(line.subject() + 1, 16),
                procedure.sexHeld() ? writing : writing.sex(Sex.NOT_HELD),
                line.numberOnForm(),
                kind,
                line.cause());
    }

    private static String padded(int number, int length) {
        String digits = Integer.toString(number);
        return "0".repeat(length - digits.length()) + digits;
    }

    @Override
    public String toString() {
        return "Prefecture[withheld]";
    }
}
