package jp.sekisho.inspection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.check.BusinessRecord;
import jp.sekisho.check.Decision;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.check.Owner;
import jp.sekisho.person.BirthDateEntry;
import jp.sekisho.person.IndividualNumber;

/// Relates the records of one stream to each other, line by line, in bounded memory:
///
/// - `NUMBER_REUSED` sees a number again among the last [#NUMBERS] different numbers;
/// - `SWAP_SUSPECTED_BATCH` relates [#SUSPECTS] suspected wrong links and then starts afresh, and of one birth date the
/// last
///   [#SAME_DAY];
/// - `BATCH_MISALIGNED` sees offsets of up to [MisalignedRuns#MAX_OFFSET] records;
/// - `KEY_REUSED` and `NUMBER_ON_TWO_KEYS` see a key or a number again among the last [SharedKeys#KEYS] different ones;
/// - of each kind the first [#LISTED] findings are listed, all are counted.
final class StreamDiagnoses {
    static final int NUMBERS = 1 << 18;
    static final int SUSPECTS = 1 << 13;
    static final int SAME_DAY = 64;
    static final int LISTED = 1_000;

    private static final Deque<Suspect> NONE = new ArrayDeque<>();

    private final Window<IndividualNumber, Bearer> bearers = new Window<>(NUMBERS);
    private final SharedKeys keys = new SharedKeys(this::found);
    private final Suspects suspects = new Suspects();
    private final MisalignedRuns runs = new MisalignedRuns(this::found);
    private final Map<Diagnosis, Long> counts = new HashMap<>();
    private final List<StreamFinding> findings = new ArrayList<>();

    /// Who bore a number first.
    private record Bearer(long line, BirthDateEntry birthDate, boolean suspected) {}

    /// A suspected wrong link and who really has its number.
    private record Suspect(long line, BusinessRecord record, Owner owner) {}

    void add(Inspected.Checked checked) {
        boolean suspected = checked.answer().decision() instanceof Decision.Block block && block.suspectedWrongLink();
        if (checked.record().subject().number() instanceof IndividualNumber number) {
            seeNumber(number, checked, suspected);
            checked.record().key().ifPresent(key -> keys.see(checked.line(), number, key));
        }
        runs.add(checked);
        checked.answer().owner().ifPresent(owner -> suspects.add(new Suspect(checked.line(), checked.record(), owner)));
    }

    void end() {
        runs.end();
    }

    /// All that were found, whether listed or not.
    long count(Diagnosis diagnosis) {
        return counts.getOrDefault(diagnosis, 0L);
    }

    /// Those that related less than the whole stream, because it holds more than their bounds: what lies further apart
    /// was not found.
    Set<Diagnosis> boundReached() {
        Set<Diagnosis> reached = EnumSet.noneOf(Diagnosis.class);
        reached.addAll(keys.boundReached());
        if (bearers.overran()) {
            reached.add(Diagnosis.NUMBER_REUSED);
        }
        if (suspects.forgot) {
            reached.add(Diagnosis.SWAP_SUSPECTED_BATCH);
        }
        return reached;
    }

    List<StreamFinding> findings() {
        return List.copyOf(findings);
    }

    /// The same person may stand on records of several procedures. Two persons bear one number where one of them
    /// rightly has it and the other not, or where two suspected ones differ in birth date.
    private void seeNumber(IndividualNumber number, Inspected.Checked checked, boolean suspected) {
        BirthDateEntry birthDate = checked.record().subject().birthDate();
        Bearer first = bearers.putIfAbsent(number, new Bearer(checked.line(), birthDate, suspected));
        if (first != null && (suspected != first.suspected || (suspected && !birthDate.equals(first.birthDate)))) {
            found(new StreamFinding(Diagnosis.NUMBER_REUSED, List.of(first.line, checked.line()), 0));
        }
    }

    private void found(StreamFinding finding) {
        if (counts.merge(finding.diagnosis(), 1L, Long::sum) <= LISTED) {
            findings.add(finding);
        }
    }

    /// Relates a suspected wrong link to the earlier records about its number's owner, and to the earlier numbers
    /// whose owner its own record is about. Candidates are looked up by birth date.
    private final class Suspects {
        private final Map<BirthDateEntry, Deque<Suspect>> byPerson = new HashMap<>();
        private final Map<BirthDateEntry, Deque<Suspect>> byOwner = new HashMap<>();
        private int size;
        private boolean forgot;

        void add(Suspect suspect) {
            if (size == SUSPECTS) {
                byPerson.clear();
                byOwner.clear();
                size = 0;
                forgot = true;
            }
            BirthDateEntry born = suspect.record.subject().birthDate();
            BirthDateEntry ownerBorn = suspect.owner.birthDate();
            Set<Long> partners = new TreeSet<>();
            byPerson.getOrDefault(ownerBorn, NONE).stream()
                    .filter(other -> suspect.owner.is(other.record.subject()))
                    .forEach(other -> partners.add(other.line));
            byOwner.getOrDefault(born, NONE).stream()
                    .filter(other -> other.owner.is(suspect.record.subject()))
                    .forEach(other -> partners.add(other.line));
            partners.forEach(partner ->
                    found(new StreamFinding(Diagnosis.SWAP_SUSPECTED_BATCH, List.of(partner, suspect.line), 0)));
            keep(suspect, byPerson.computeIfAbsent(born, _ -> new ArrayDeque<>()));
            keep(suspect, byOwner.computeIfAbsent(ownerBorn, _ -> new ArrayDeque<>()));
            size++;
        }

        private void keep(Suspect suspect, Deque<Suspect> sameDay) {
            sameDay.addLast(suspect);
            if (sameDay.size() > SAME_DAY) {
                sameDay.removeFirst();
                forgot = true;
            }
        }
    }
}
