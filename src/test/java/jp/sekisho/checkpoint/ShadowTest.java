package jp.sekisho.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadowTest {
    private static Shadow until(String lastDay, String now) {
        return new Shadow(
                Map.of("ryoiku-techo", LocalDate.parse(lastDay)), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-31, 2026-11-20T00:00:00Z, SHADOW",
        "2027-03-31, 2027-03-31T14:59:59Z, SHADOW",
        "2027-03-31, 2027-03-31T15:00:00Z, ENFORCE",
        "2026-11-19, 2026-11-20T00:00:00Z, ENFORCE"
    })
    void observesUntilTheDayEndsInJapanAndEnforcesThereafter(String lastDay, String now, Mode mode) {
        assertThat(until(lastDay, now).mode("ryoiku-techo")).isEqualTo(mode);
        assertThat(until(lastDay, now).mode("seishin-iryo")).isEqualTo(Mode.ENFORCE);
    }

    @Test
    void observesNothingForMoreThanAYear() {
        assertThat(until("2027-11-20", "2026-11-20T00:00:00Z").mode("ryoiku-techo"))
                .isEqualTo(Mode.SHADOW);
        assertThatThrownBy(() -> until("2027-11-21", "2026-11-20T00:00:00Z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ryoiku-techo");
    }
}
