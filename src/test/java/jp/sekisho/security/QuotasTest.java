package jp.sekisho.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private final Quotas quotas = new Quotas(new io.micrometer.core.instrument.simple.SimpleMeterRegistry());

    private static Caller caller(String id, long requestsPerMinute, long recordsPerDay) {
        return new Caller(
                id,
                Set.of(),
                Set.of(),
                Set.of(),
                Caller.Detail.COARSE,
                id,
                new Quota(requestsPerMinute, recordsPerDay));
    }

    @Test
    void turnsAwayWhatIsBeyondAMinutesRequestsAndSaysHowLongToWait() {
        Caller caller = caller("a", 3, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(quotas.request(caller)).isEmpty();
        }
        assertThat(quotas.request(caller))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20)));
    }

    @Test
    void oneCallersRequestsAreNotAnothers() {
        quotas.request(caller("a", 1, 1));
        assertThat(quotas.request(caller("a", 1, 1))).isPresent();
        assertThat(quotas.request(caller("b", 1, 1))).isEmpty();
    }

    @Test
    void streamsAtTheSameTimeTakeNoMoreThanTheDaysRecords() {
        Caller caller = caller("a", 1, 1000);
        assertThat(quotas.stream(caller, 0)).isEmpty();
        assertThat(quotas.stream(caller, 0)).isEmpty();
        assertThat(quotas.records(caller, 700)).isEqualTo(700);
        assertThat(quotas.records(caller, 700)).isEqualTo(300);
        assertThat(quotas.records(caller, 700)).isZero();
        assertThat(quotas.stream(caller, 0)).isPresent();
    }

    @Test
    void whatIsSeededCounts() {
        Caller caller = caller("a", 1, 1000);
        assertThat(quotas.stream(caller, 1000)).isPresent();
        assertThat(quotas.stream(caller, 800)).isEmpty();
        assertThat(quotas.records(caller, 700)).isEqualTo(200);
    }

    @Test
    void whoIsRefusedAgainAndAgainWaits() {
        Caller caller = caller("a", 200, 1);
        for (int i = 0; i < 20; i++) {
            assertThat(quotas.request(caller)).isEmpty();
            quotas.refused(caller);
        }
        assertThat(quotas.request(caller)).isPresent();
        assertThat(quotas.request(caller("b", 200, 1))).isEmpty();
    }

    @Test
    void aChangedQuotaBeginsAnew() {
        quotas.request(caller("a", 1, 1));
        assertThat(quotas.request(caller("a", 1, 1))).isPresent();
        assertThat(quotas.request(caller("a", 2, 1))).isEqualTo(Optional.empty());
    }

    @Test
    void takesQuotasOfAnySize() {
        assertThat(quotas.request(caller("a", Long.MAX_VALUE, Long.MAX_VALUE))).isEmpty();
        assertThat(quotas.records(caller("a", Long.MAX_VALUE, Long.MAX_VALUE), 5_000_000))
                .isEqualTo(5_000_000);
        assertThat(quotas.stream(caller("a", Long.MAX_VALUE, Long.MAX_VALUE), 8_000))
                .isEmpty();
    }
}
