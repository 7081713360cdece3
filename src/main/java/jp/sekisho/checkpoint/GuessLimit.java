package jp.sekisho.checkpoint;

import java.time.Duration;
import java.util.Optional;
import jp.sekisho.person.Subject;

/// How many different records one caller may submit for one Individual Number: who knows a number, and wants to know
/// whose it is, has to try values out. Nothing of what it says depends on the registry.
public interface GuessLimit {

    /// Takes one record into account, before it is looked up.
    ///
    /// @return nothing where it may be decided on; else how long the caller should wait
    Optional<Duration> take(Submitter by, Subject subject);

    /// No limit.
    static GuessLimit none() {
        return (_, _) -> Optional.empty();
    }
}
