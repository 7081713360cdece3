package jp.sekisho.stream;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;

/// How a stream ended.
///
/// @param incomplete why it is not complete; empty where it is
/// @param linesRead of the input, whatever they held
/// @param resultsSha256 over all lines answered
public record Ending(
        Set<Incomplete> incomplete, OffsetDateTime startedAt, Duration duration, long linesRead, String resultsSha256) {

    public boolean complete() {
        return incomplete.isEmpty();
    }

    /// More reasons why it is not complete.
    public Ending with(Set<Incomplete> reasons) {
        Set<Incomplete> why = EnumSet.noneOf(Incomplete.class);
        why.addAll(incomplete);
        why.addAll(reasons);
        return new Ending(why, startedAt, duration, linesRead, resultsSha256);
    }
}
