package jp.sekisho.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Counts what each caller sends to this instance. Limits are by caller only. What one caller may try out for
/// one number is bounded elsewhere, by a count that holds no number and tells no caller what another asks.
@Singleton
public final class Quotas {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();

    private final Counter refusedRequests;
    private final Counter refusedStreams;

    public Quotas(MeterRegistry meters) {
        refusedRequests = meters.counter("sekisho.quota.refused", "quota", "REQUESTS");
        refusedStreams = meters.counter("sekisho.quota.refused", "quota", "RECORDS");
    }

    private record Allowance(Quota quota, Bucket requests, Bucket refused, Bucket records) {
        static Allowance of(Quota quota) {
            return new Allowance(
                    quota,
                    bucket(quota.requestsPerMinute(), MINUTE),
                    bucket(quota.refusedPerMinute(), MINUTE),
                    bucket(quota.recordsPerDay(), DAY));
        }

        private static Bucket bucket(long capacity, Duration period) {
            // The library counts in tokens a nanosecond and refuses more than one.
            long most = Math.min(capacity, period.toNanos());
            return Bucket.builder()
                    .addLimit(Bandwidth.builder()
                            .capacity(most)
                            .refillGreedy(most, period)
                            .build())
                    .build();
        }
    }

    /// Takes one request from the caller's quota.
    ///
    /// @return nothing where there was room; else how long the caller should wait
    public Optional<Duration> request(Caller caller) {
        Allowance allowance = allowance(caller);
        var refused = allowance.refused().estimateAbilityToConsume(1);
        if (!refused.canBeConsumed()) {
            refusedRequests.increment();
            return Optional.of(Duration.ofNanos(refused.getNanosToWaitForRefill()));
        }
        var probe = allowance.requests().tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        refusedRequests.increment();
        return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /// Takes one request that was refused from what the caller may have refused; beyond that every request
    /// waits.
    public void refused(Caller caller) {
        allowance(caller).refused().tryConsume(1);
    }

    /// Whether the caller may begin a stream, and takes the records that it will make itself.
    ///
    /// @param seeded records that are decided on beside those that are sent
    /// @return nothing where there is room for these and one more at least; else how long the caller should wait
    public Optional<Duration> stream(Caller caller, long seeded) {
        Bucket records = allowance(caller).records();
        var probe = records.estimateAbilityToConsume(seeded + 1);
        if (probe.canBeConsumed() && (seeded == 0 || records.tryConsume(seeded))) {
            return Optional.empty();
        }
        refusedStreams.increment();
        // More than a day's is never there.
        return Optional.of(Duration.ofNanos(Math.min(probe.getNanosToWaitForRefill(), DAY.toNanos())));
    }

    /// Takes records of a stream from the caller's quota before they are worked on, whatever else the caller
    /// sends at the same time.
    ///
    /// @return how many of them there was room for
    public long records(Caller caller, long count) {
        return count == 0 ? 0 : allowance(caller).records().tryConsumeAsMuchAsPossible(count);
    }

    /// A changed quota begins anew.
    private Allowance allowance(Caller caller) {
        return Objects.requireNonNull(allowances.compute(
                caller.id(),
                (_, present) -> present != null && present.quota().equals(caller.quota())
                        ? present
                        : Allowance.of(caller.quota())));
    }
}
