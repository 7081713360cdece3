package jp.sekisho.api.stream;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import jp.sekisho.api.wire.TrailerLine.Incomplete;

/// How a stream ended.
///
/// @param incomplete why it is not complete; empty where it is
/// @param resultsSha256 over all lines answered
public record Ending(Set<Incomplete> incomplete, OffsetDateTime startedAt, Duration duration, String resultsSha256) {

    /// One reason more why it is not complete.
    public Ending with(Incomplete reason) {
        Set<Incomplete> why = EnumSet.of(reason);
        why.addAll(incomplete);
        return new Ending(why, startedAt, duration, resultsSha256);
    }
}
