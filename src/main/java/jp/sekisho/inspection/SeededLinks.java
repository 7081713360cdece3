package jp.sekisho.inspection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Gate;
import jp.sekisho.check.Remedy;
import jp.sekisho.person.IndividualNumber;
import jp.sekisho.person.NumberEntry;
import jp.sekisho.person.Subject;
import jp.sekisho.policy.Procedure;
import org.jspecify.annotations.Nullable;

/// Makes wrong links out of the stream's own records and has the gate decide on them, to show what it would find. Only
/// records that passed are used: their numbers are right, so that the seeded ones are known to be wrong. The seeded
/// records stand in no result and in no count.
///
/// Of each class a uniform sample of the candidates is kept. Partners are found among the last [#WINDOW] records.
public final class SeededLinks {
    static final int WINDOW = 1 << 14;

    /// Fixed, so that the same stream gives the same sample.
    private static final long RANDOM_SEED = 244_246;

    private final int size;
    private final Random random = new Random(RANDOM_SEED);
    private final Map<LinkError, List<BusinessRecord>> samples = new EnumMap<>(LinkError.class);
    private final Map<LinkError, Integer> candidates = new EnumMap<>(LinkError.class);

    private final Map<Object, BusinessRecord> byAddress = new Window<>(WINDOW);
    private final Map<Object, BusinessRecord> byName = new Window<>(WINDOW);
    private final Map<Object, BusinessRecord> byBirthDate = new Window<>(WINDOW);
    private final Map<Procedure, BusinessRecord> previousOfProcedure = new LinkedHashMap<>();
    private Optional<BusinessRecord> previous = Optional.empty();

    /// Wrong links that are made of it at most.
    ///
    /// @param size how many of each class
    public static long records(int size) {
        return (long) size * LinkError.values().length;
    }

    /// @param size how many of each class
    public SeededLinks(int size) {
        this.size = size;
    }

    /// Offers a line; one that did not pass is not used.
    public void add(Inspected line) {
        if (!(line instanceof Inspected.Checked(var _, var record, var answer))
                || !(answer.decision() instanceof Decision.Pass)) {
            previous = Optional.empty();
            return;
        }
        Subject subject = record.subject();
        partner(byAddress, subject.address(), record, (a, b) -> !a.birthDate().equals(b.birthDate()))
                .ifPresent(member -> {
                    offer(LinkError.HOUSEHOLD, withNumberOf(record, member));
                    offer(LinkError.PERSON_FIELDS, withPersonOf(record, member));
                });
        partner(byAddress, subject.address(), record, (a, b) -> a.birthDate().equals(b.birthDate()))
                .ifPresent(twin -> offer(LinkError.TWIN, withNumberOf(record, twin)));
        partner(byName, subject.name().kanji(), record, (a, b) -> !a.address().equals(b.address()))
                .ifPresent(namesake -> offer(LinkError.NAMESAKE, withNumberOf(record, namesake)));
        partner(
                        byBirthDate,
                        subject.birthDate(),
                        record,
                        (a, b) -> !a.address().equals(b.address()) && !a.name().equals(b.name()))
                .ifPresent(other -> offer(LinkError.SAME_BIRTHDAY, withNumberOf(record, other)));
        another(previousOfProcedure.put(record.procedure(), record), record)
                .ifPresent(before -> offer(LinkError.NEXT_APPLICANT, withNumberOf(record, before)));
        previous.filter(before -> areTwo(before, record))
                .ifPresent(before -> offer(LinkError.ROW_SHIFT, withNumberOf(record, before)));
        if (subject.number() instanceof IndividualNumber number) {
            offer(
                    LinkError.TYPED_DIGIT,
                    withNumber(record, number.mistyped(random.nextInt(12), 1 + random.nextInt(9))));
        }
        byAddress.put(subject.address(), record);
        byName.put(subject.name().kanji(), record);
        byBirthDate.put(subject.birthDate(), record);
        previous = Optional.of(record);
    }

    private Optional<BusinessRecord> partner(
            Map<Object, BusinessRecord> window, Object key, BusinessRecord record, BiPredicate<Subject, Subject> fits) {
        return another(window.get(key), record).filter(other -> fits.test(other.subject(), record.subject()));
    }

    private static Optional<BusinessRecord> another(@Nullable BusinessRecord other, BusinessRecord record) {
        return Optional.ofNullable(other).filter(found -> areTwo(found, record));
    }

    private static boolean areTwo(BusinessRecord a, BusinessRecord b) {
        return !a.subject().number().equals(b.subject().number());
    }

    /// Reservoir sampling: each candidate has the same chance to be kept.
    private void offer(LinkError error, BusinessRecord wrong) {
        List<BusinessRecord> sample = samples.computeIfAbsent(error, _ -> new ArrayList<>());
        int seen = candidates.merge(error, 1, Integer::sum);
        if (sample.size() < size) {
            sample.add(wrong);
        } else {
            int place = random.nextInt(seen);
            if (place < size) {
                sample.set(place, wrong);
            }
        }
    }

    /// Has the gate decide on the sample.
    ///
    /// @param counts of the stream, for the expected share of true alarms
    public DetectionPower decide(Gate gate, Counts counts) {
        Map<LinkError, DetectionPower.Recall> classes = new EnumMap<>(LinkError.class);
        DetectionPower.Recall all = DetectionPower.Recall.NONE;
        for (Map.Entry<LinkError, List<BusinessRecord>> sample : samples.entrySet()) {
            DetectionPower.Recall recall = DetectionPower.Recall.NONE;
            for (Gate.Checked checked : gate.check(sample.getValue())) {
                recall = recall.plus(recall(checked.decision()));
            }
            classes.put(sample.getKey(), recall);
            all = all.plus(recall);
        }
        return new DetectionPower(RANDOM_SEED, classes, trueAlarmShare(all, counts));
    }

    private static DetectionPower.Recall recall(Decision decision) {
        return switch (decision) {
            case Decision.Pass _ -> new DetectionPower.Recall(1, 0, 0);
            // Not decided is neither found nor missed.
            case Decision.Block block when block.remedy() == Remedy.RETRY -> DetectionPower.Recall.NONE;
            case Decision.Block block -> new DetectionPower.Recall(1, 1, block.suspectedWrongLink() ? 1 : 0);
        };
    }

    /// Wrong links are as many as were suspected, over the share of the seeded ones that was suspected; of them the
    /// share that is blocked stands among the blocked records.
    private static double trueAlarmShare(DetectionPower.Recall all, Counts counts) {
        if (all.suspected() == 0 || counts.blocked() == 0) {
            return 0;
        }
        double wrongLinks = counts.suspectedWrongLinks() * ((double) all.seeded() / all.suspected());
        return Math.min(1, wrongLinks * all.share() / counts.blocked());
    }

    private static BusinessRecord withNumberOf(BusinessRecord record, BusinessRecord other) {
        return withNumber(record, other.subject().number());
    }

    private static BusinessRecord withNumber(BusinessRecord record, NumberEntry number) {
        Subject subject = record.subject();
        return with(record, new Subject(number, subject.name(), subject.birthDate(), subject.sex(), subject.address()));
    }

    private static BusinessRecord withPersonOf(BusinessRecord record, BusinessRecord other) {
        Subject subject = record.subject();
        Subject person = other.subject();
        return with(
                record,
                new Subject(subject.number(), person.name(), person.birthDate(), person.sex(), subject.address()));
    }

    private static BusinessRecord with(BusinessRecord record, Subject subject) {
        return new BusinessRecord(record.procedure(), subject, record.numberOnForm());
    }
}
