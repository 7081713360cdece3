package jp.sekisho.reconciliation;

import java.time.OffsetDateTime;
import java.util.Optional;

/// Registrations of one procedure, or of all: `registered` is the sum of what follows it but `invalid`, which counts
/// lines that are no registrations.
///
/// @param without without a token
/// @param otherRecord with a token for another record, another destination or another procedure
/// @param refused with a token that was not in force, or is none of ours
/// @param since the earliest registration that was neither attested nor released
/// @param until the latest of them
public record Tally(
        long registered,
        long attested,
        long released,
        long without,
        long otherRecord,
        long refused,
        long invalid,
        Optional<OffsetDateTime> since,
        Optional<OffsetDateTime> until) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());

    static Tally of(Reconciled line) {
        return switch (line) {
            case Reconciled.Invalid _ -> new Tally(0, 0, 0, 0, 0, 0, 1, Optional.empty(), Optional.empty());
            case Reconciled.Judged(var _, var at, var verdict) ->
                switch (verdict.group()) {
                    case ATTESTED -> new Tally(1, 1, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
                    case RELEASED -> new Tally(1, 0, 1, 0, 0, 0, 0, Optional.empty(), Optional.empty());
                    case WITHOUT -> new Tally(1, 0, 0, 1, 0, 0, 0, Optional.of(at), Optional.of(at));
                    case OTHER_RECORD -> new Tally(1, 0, 0, 0, 1, 0, 0, Optional.of(at), Optional.of(at));
                    case REFUSED -> new Tally(1, 0, 0, 0, 0, 1, 0, Optional.of(at), Optional.of(at));
                };
        };
    }

    Tally plus(Tally other) {
        return new Tally(
                registered + other.registered,
                attested + other.attested,
                released + other.released,
                without + other.without,
                otherRecord + other.otherRecord,
                refused + other.refused,
                invalid + other.invalid,
                since.filter(one -> other.since.filter(one::isAfter).isEmpty()).or(other::since),
                until.filter(one -> other.until.filter(one::isBefore).isEmpty()).or(other::until));
    }
}
