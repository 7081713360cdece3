package jp.sekisho.synthetic.prefecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import jp.sekisho.synthetic.Chance;

/// How many records each procedure has, and which wrong links.
record Plan(List<Batch> batches) {
    /// Causes as the prefecture found them.
    private static final List<Integer> FORM_AND_ENTRY = List.of(28, 32);

    /// One procedure's records.
    record Batch(InspectedProcedure procedure, int records, List<WrongLink> wrongLinks) {}

    record WrongLink(RecordClass kind, Cause cause) {}

    static Plan of(int records, int wrongLinks, Chance chance) {
        int[] sizes = sizes(records);
        int[] links = Apportionment.divide(
                wrongLinks,
                InspectedProcedure.ALL.stream()
                        .map(InspectedProcedure::wrongLinks)
                        .toList());
        int largest = IntStream.range(0, links.length).reduce(0, (most, i) -> links[i] > links[most] ? i : most);
        List<RecordClass> kinds = kinds(wrongLinks, links[largest]);
        int run = Collections.frequency(kinds, RecordClass.ROW_SHIFT);

        List<WrongLink> scattered = withCauses(kinds, chance);
        List<WrongLink> shifted = scattered.stream()
                .filter(link -> link.kind() == RecordClass.ROW_SHIFT)
                .toList();
        scattered.removeAll(shifted);
        chance.shuffle(scattered);
        List<Batch> batches = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < sizes.length; i++) {
            int end = next + links[i] - (i == largest ? run : 0);
            List<WrongLink> own = new ArrayList<>(scattered.subList(next, end));
            if (i == largest) {
                own.addAll(shifted);
            }
            batches.add(new Batch(InspectedProcedure.ALL.get(i), sizes[i], List.copyOf(own)));
            next = end;
        }
        return new Plan(List.copyOf(batches));
    }

    /// One record a procedure first, the rest in proportion to the rest of the table.
    private static int[] sizes(int records) {
        List<Integer> further = InspectedProcedure.ALL.stream()
                .map(procedure -> procedure.checked() - 1)
                .toList();
        return IntStream.of(Apportionment.divide(records - further.size(), further))
                .map(size -> size + 1)
                .toArray();
    }

    /// A shifted run lies within one procedure; a run of one is the next applicant's number.
    private static List<RecordClass> kinds(int wrongLinks, int longestRun) {
        int[] counts = Apportionment.divide(
                wrongLinks,
                RecordClass.WRONG_LINKS.stream().map(RecordClass::share).toList());
        List<RecordClass> kinds = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            RecordClass kind = RecordClass.WRONG_LINKS.get(i);
            boolean lost = kind == RecordClass.ROW_SHIFT && (counts[i] < 2 || counts[i] > longestRun);
            kinds.addAll(Collections.nCopies(counts[i], lost ? RecordClass.NEXT_APPLICANT : kind));
        }
        return kinds;
    }

    /// A neighbouring line's number is the work of whoever enters the data, and where the number is right the form
    /// holds it too. All others come from either.
    private static List<WrongLink> withCauses(List<RecordClass> kinds, Chance chance) {
        List<WrongLink> links = new ArrayList<>();
        List<RecordClass> either = new ArrayList<>();
        int onForm = Apportionment.divide(kinds.size(), FORM_AND_ENTRY)[0];
        for (RecordClass kind : kinds) {
            if (kind == RecordClass.ROW_SHIFT || kind == RecordClass.NEXT_APPLICANT) {
                links.add(new WrongLink(kind, Cause.DATA_ENTRY));
            } else if (kind == RecordClass.PERSON_FIELDS) {
                links.add(new WrongLink(kind, Cause.APPLICATION_FORM));
                onForm--;
            } else {
                either.add(kind);
            }
        }
        chance.shuffle(either);
        for (RecordClass kind : either) {
            links.add(new WrongLink(kind, onForm > 0 ? Cause.APPLICATION_FORM : Cause.DATA_ENTRY));
            onForm--;
        }
        return links;
    }
}
