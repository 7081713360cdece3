package jp.sekisho.inspection;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import jp.sekisho.check.Diagnosis;
import jp.sekisho.person.DestinationKey;
import jp.sekisho.person.DestinationKeyKind;
import jp.sekisho.person.IndividualNumber;

/// Finds the destination keys and the numbers of one stream that do not belong together one to one: a number that was
/// joined to another's address record shows here alone, since number and person agree on both records.
///
/// Keys of different destinations or kinds are never held against each other.
final class SharedKeys {
    static final int KEYS = 1 << 17;

    private final Consumer<StreamFinding> findings;
    private final Window<DestinationKey, Seen<IndividualNumber>> numbers = new Window<>(KEYS);
    private final Window<NumberThere, Seen<DestinationKey>> keys = new Window<>(KEYS);

    SharedKeys(Consumer<StreamFinding> findings) {
        this.findings = findings;
    }

    /// What stood there first.
    private record Seen<T>(long line, T what) {}

    /// A number among the keys of one kind in one destination.
    private record NumberThere(IndividualNumber number, String destination, DestinationKeyKind kind) {}

    void see(long line, IndividualNumber number, DestinationKey key) {
        Seen<IndividualNumber> first = numbers.putIfAbsent(key, new Seen<>(line, number));
        if (first != null && !first.what.equals(number)) {
            findings.accept(new StreamFinding(Diagnosis.KEY_REUSED, List.of(first.line, line), 0));
        }
        Seen<DestinationKey> under =
                keys.putIfAbsent(new NumberThere(number, key.destination(), key.kind()), new Seen<>(line, key));
        if (under != null && !under.what.equals(key)) {
            findings.accept(new StreamFinding(Diagnosis.NUMBER_ON_TWO_KEYS, List.of(under.line, line), 0));
        }
    }

    /// Those of the two whose window was too small for the stream.
    Set<Diagnosis> boundReached() {
        Set<Diagnosis> reached = EnumSet.noneOf(Diagnosis.class);
        if (numbers.overran()) {
            reached.add(Diagnosis.KEY_REUSED);
        }
        if (keys.overran()) {
            reached.add(Diagnosis.NUMBER_ON_TWO_KEYS);
        }
        return reached;
    }
}
