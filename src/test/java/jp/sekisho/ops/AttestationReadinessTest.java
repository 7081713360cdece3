package jp.sekisho.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import jp.sekisho.signing.KeyRing;
import jp.sekisho.signing.SigningKey;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class AttestationReadinessTest {
    private static final Instant END = Instant.parse("2027-03-31T15:00:00Z");

    private static HealthCheckResponse at(Instant now) {
        KeyRing ring = new KeyRing(SigningKey.ephemeral(END), List.of());
        return new AttestationReadiness(() -> ring, Clock.fixed(now, ZoneOffset.UTC)).call();
    }

    @Test
    void isDegradedOnceTheCertificateHasEnded() {
        assertThat(at(END.minusSeconds(1)).getData().orElseThrow()).containsEntry("degraded", false);
        assertThat(at(END).getData().orElseThrow()).containsEntry("degraded", true);
        assertThat(at(END).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }
}
