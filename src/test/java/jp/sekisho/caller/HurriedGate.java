package jp.sekisho.caller;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A gate asked in tests, where nobody waits between two tries.
public final class HurriedGate {
    private HurriedGate() {}

    /// The practice gate at this address.
    public static HttpGate at(URI gate, HttpClient client) {
        return HttpGate.at(gate, "sekisho", "practice", client).with(new Simulated());
    }

    /// Time that passes when somebody waits, and only then.
    static final class Simulated implements Time {
        final List<Duration> waits = new ArrayList<>();

        @Override
        public long nanos() {
            return waits.stream().mapToLong(Duration::toNanos).sum();
        }

        @Override
        public void pass(Duration wait) {
            waits.add(wait);
        }
    }
}
