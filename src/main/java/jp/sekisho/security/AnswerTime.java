package jp.sekisho.security;

import java.time.Duration;

/// When a check is answered to a caller with less than full detail: so long after it was begun, not when it is decided.
/// How long the gate looks and compares tells whether anybody has the number and what agrees; it is to tell no more
/// than the answer does.
///
/// @param after at most a second; a check that takes longer by itself is answered when it is ready. With zero all are
public record AnswerTime(Duration after) {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    public AnswerTime {
        if (after.isNegative() || after.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a check is answered after 0 to 1 s");
        }
    }
}
