package jp.sekisho.checkpoint;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;

/// The procedures that are only observed, each until a day. After it the gate enforces; nobody has to remember to
/// switch it over.
public final class Shadow {
    /// No longer, or an observation would become the rule.
    private static final Period LONGEST = Period.ofYears(1);

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Map<String, LocalDate> lastDays;
    private final Clock clock;

    /// @param lastDays the last day of observation in Japan, by the procedure's id
    /// @throws IllegalArgumentException where a day is more than a year ahead
    public Shadow(Map<String, LocalDate> lastDays, Clock clock) {
        this.lastDays = Map.copyOf(lastDays);
        this.clock = clock;
        LocalDate latest = today().plus(LONGEST);
        lastDays.forEach((procedure, day) -> {
            if (day.isAfter(latest)) {
                throw new IllegalArgumentException(procedure + ": ends more than a year ahead");
            }
        });
    }

    /// The last days by the procedure's id, those that are over included.
    public Map<String, LocalDate> lastDays() {
        return lastDays;
    }

    public Mode mode(String procedure) {
        LocalDate last = lastDays.get(procedure);
        return last == null || today().isAfter(last) ? Mode.ENFORCE : Mode.SHADOW;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(JAPAN));
    }
}
