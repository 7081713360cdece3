package jp.sekisho.caller;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.caller.Exchange.Answer;
import jp.sekisho.caller.Exchange.Outcome;
import jp.sekisho.signing.KeySet;

/// The keys that the gate publishes, read when a token names one that is not held: at the first token, and after keys
/// were changed.
final class GateKeys {
    private static final int OK = 200;
    private static final long MOST_BYTES = 1 << 20;

    private final AtomicReference<KeySet> held = new AtomicReference<>(new KeySet(List.of()));

    KeySet held() {
        return held.get();
    }

    /// Takes the gate's keys of now; none are taken from an answer that is none.
    ///
    /// @return how long to wait where the gate does not answer
    Optional<Duration> readAgain(Exchange exchange) throws InterruptedException {
        return switch (exchange.get(
                "/.well-known/jwks.json", exchange.patience().answer(), MOST_BYTES)) {
            case Outcome.Later(Duration retryAfter) -> Optional.of(retryAfter);
            case Outcome.Answered(Answer answer) -> {
                if (answer.status() == OK) {
                    KeySet.parse(answer.text()).ifPresent(held::set);
                }
                yield Optional.empty();
            }
        };
    }
}
