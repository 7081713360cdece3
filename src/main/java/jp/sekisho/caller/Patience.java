package jp.sekisho.caller;

import java.time.Duration;

/// How long to wait for the gate, and how often to ask it. Let nothing around a gate try again: two layers that do make
/// nine requests of three.
///
/// @param answer for one check, from the connection to the last byte
/// @param stream for one stream of records
/// @param tries at most
/// @param inAll beyond which no further try is begun
public record Patience(Duration answer, Duration stream, int tries, Duration inAll) {
    /// 5 seconds, 10 minutes, 3 tries, 20 seconds.
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(5), Duration.ofMinutes(10), 3, Duration.ofSeconds(20));

    public Patience {
        if (!answer.isPositive() || !stream.isPositive() || tries < 1 || inAll.isNegative()) {
            throw new IllegalArgumentException("patience needs times above zero and one try at least");
        }
    }
}
