package jp.sekisho.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/// The clock of a simulated machine: it may jump, and run faster than the time that passes.
final class SimulatedClock extends Clock {
    private final Instant begin;
    private final LongSupplier nanos;
    private final List<Instant> readings = new ArrayList<>();

    private long since;
    private Instant shown;
    private int rate = 1;

    SimulatedClock(Instant begin, LongSupplier nanos) {
        this.begin = begin;
        this.nanos = nanos;
        this.shown = begin;
    }

    /// What a right clock shows.
    Instant right() {
        return begin.plusNanos(nanos.getAsLong());
    }

    void jump(Duration by) {
        anchor();
        shown = shown.plus(by);
    }

    void race(int times) {
        anchor();
        rate = times;
    }

    void setRight() {
        anchor();
        shown = right();
        rate = 1;
    }

    private void anchor() {
        shown = now();
        since = nanos.getAsLong();
    }

    private Instant now() {
        return shown.plusNanos((nanos.getAsLong() - since) * rate);
    }

    /// What the service was shown, in order.
    List<Instant> readings() {
        return readings;
    }

    @Override
    public Instant instant() {
        Instant now = now();
        readings.add(now);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Clock() {
            @Override
            public Instant instant() {
                return SimulatedClock.this.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return SimulatedClock.this.withZone(other);
            }
        };
    }
}
