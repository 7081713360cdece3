package jp.sekisho.api.practice;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.sekisho.check.ReasonCode;
import jp.sekisho.practice.Outages;
import jp.sekisho.practice.Rehearsal;
import jp.sekisho.practice.Scene;
import jp.sekisho.practice.Scene.Blocked;
import jp.sekisho.practice.Scene.Delivery;
import org.jboss.logging.Logger;

/// Gives each request the cue by which its answer is played. Without a rehearsal there is no such filter, and nothing
/// else here does anything.
@Singleton
final class Stage {
    private static final Logger LOG = Logger.getLogger(Stage.class);
    private static final int BEFORE_ALL_THAT_READS = 900;
    private static final Scene UNAVAILABLE = new Blocked(ReasonCode.REGISTRY_UNAVAILABLE);

    private final Optional<Rehearsal> rehearsal;
    private final Optional<Outages> outages;
    private final AtomicBoolean toldUnavailable = new AtomicBoolean();

    Stage(Optional<Rehearsal> rehearsal) {
        this.rehearsal = rehearsal;
        this.outages = rehearsal.map(Outages::new);
    }

    void register(@Observes Filters filters) {
        rehearsal.ifPresent(played -> {
            filters.register(
                    context -> {
                        new Cue(this, played.silence()).give(context);
                        if (context.normalizedPath().equals(Play.INSPECTIONS)) {
                            // Its trailer is changed as it is written, and packed it could not be seen.
                            context.request().headers().remove(HttpHeaders.ACCEPT_ENCODING);
                        }
                        context.next();
                    },
                    BEFORE_ALL_THAT_READS);
            LOG.infof(
                    "Practice: magic numbers call for scenes; the share of good answers turned into 503 is %s, by seed %d",
                    played.unavailableShare(), played.seed());
        });
    }

    /// What is played for a check.
    ///
    /// @param called by its number
    /// @param redirected whether the request has followed a redirection
    Optional<Scene> scene(Optional<Scene> called, boolean redirected) {
        if (called.isEmpty()) {
            return outages.filter(Outages::next).map(_ -> UNAVAILABLE);
        }
        return called.map(scene -> switch (scene) {
            case Delivery.UNAVAILABLE_ONCE -> isToldNow() ? UNAVAILABLE : Delivery.PASS;
            case Delivery.REDIRECT -> redirected ? Delivery.ATTESTATION_MISSING : scene;
            case Delivery _, Scene.Refused _, Blocked _ -> scene;
        });
    }

    /// Every other time.
    private boolean isToldNow() {
        boolean told = toldUnavailable.get();
        while (!toldUnavailable.compareAndSet(told, !told)) {
            told = toldUnavailable.get();
        }
        return !told;
    }
}
