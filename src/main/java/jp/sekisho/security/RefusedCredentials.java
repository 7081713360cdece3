package jp.sekisho.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// Counts those who knock with a wrong credential, or with none, and tells of them once a minute: how many, and the
/// last certificate. Nothing else of a client's words is kept.
@Singleton
public final class RefusedCredentials {
    private static final Logger LOG = Logger.getLogger(RefusedCredentials.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int BEFORE_WHAT_REFUSES = 3_000;

    /// A stranger writes into a certificate of its own what it likes.
    private static final Pattern NUMBER = Pattern.compile("(\\p{Nd}[^\\p{L}\\p{Nd}]*){12}");

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");
    private static final int LONGEST = 200;
    /// In bytes (RFC 5280, 4.1.2.2).
    private static final int LONGEST_SERIAL = 20;

    private final Map<Refusal, Counter> counters = new EnumMap<>(Refusal.class);
    private final Map<Refusal, Minute> minute = new EnumMap<>(Refusal.class);

    /// How somebody was refused.
    public enum Refusal {
        /// 401: no credential, or nobody's.
        UNAUTHENTICATED,
        /// 403: a caller that may not do this.
        FORBIDDEN,
        /// The TLS layer does not believe the client's certificate.
        CERTIFICATE
    }

    /// @param last the certificate of the last one, where it had one
    private record Minute(long count, Optional<X509Certificate> last) {}

    public RefusedCredentials(MeterRegistry meters) {
        for (Refusal refusal : Refusal.values()) {
            counters.put(refusal, meters.counter("sekisho.credentials.refused", "refusal", refusal.name()));
        }
    }

    void tellEachMinute(@Observes StartupEvent start, Vertx vertx) {
        vertx.setPeriodic(MINUTE.toMillis(), _ -> tell());
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_WHAT_REFUSES);
    }

    private void watch(RoutingContext context) {
        context.addEndHandler(_ -> refusal(context.response().getStatusCode())
                .ifPresent(refusal -> refused(refusal, CallerAuthentication.certificate(context.request()))));
        context.next();
    }

    private static Optional<Refusal> refusal(int status) {
        return switch (status) {
            case 401 -> Optional.of(Refusal.UNAUTHENTICATED);
            case 403 -> Optional.of(Refusal.FORBIDDEN);
            default -> Optional.empty();
        };
    }

    synchronized void refused(Refusal refusal, Optional<X509Certificate> certificate) {
        Objects.requireNonNull(counters.get(refusal)).increment();
        minute.merge(
                refusal,
                new Minute(1, certificate),
                (before, one) -> new Minute(before.count() + 1, one.last().or(before::last)));
    }

    /// Tells of the minute that has passed.
    public synchronized void tell() {
        minute.forEach((refusal, seen) -> LOG.warnf(
                "Refused within a minute: %s %d, the last certificate: %s",
                refusal,
                seen.count(),
                seen.last().map(RefusedCredentials::shown).orElse("none")));
        minute.clear();
    }

    private static String shown(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        String safe = NUMBER.matcher(subject).find()
                ? "withheld"
                : UNPRINTABLE.matcher(subject).replaceAll("?");
        byte[] serial = certificate.getSerialNumber().toByteArray();
        return safe.substring(0, Math.min(LONGEST, safe.length())) + ", serial "
                + HexFormat.ofDelimiter(":").formatHex(serial, 0, Math.min(LONGEST_SERIAL, serial.length));
    }
}
