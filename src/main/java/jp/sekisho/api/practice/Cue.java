package jp.sekisho.api.practice;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import jp.sekisho.practice.Scene;
import jp.sekisho.practice.Scenes;
import org.jspecify.annotations.Nullable;

/// Which scene a request calls for, as far as it was read. Where there is no rehearsal no request has one.
final class Cue {
    private static final String NAME = Cue.class.getName();

    private final Stage stage;
    private final Duration silence;
    private volatile Optional<Scene> scene = Optional.empty();

    Cue(Stage stage, Duration silence) {
        this.stage = stage;
        this.silence = silence;
    }

    void give(RoutingContext context) {
        context.put(NAME, this);
    }

    static Optional<Cue> of(@Nullable RoutingContext context) {
        return context == null ? Optional.empty() : Optional.ofNullable(context.<@Nullable Cue>get(NAME));
    }

    /// The record of a check was read.
    void check(String number, boolean redirected) {
        scene = stage.scene(Scenes.of(number).filter(it -> !it.onStream()), redirected);
    }

    /// A number was read in an inspection; the last one that calls for a scene counts.
    void inspected(String number) {
        Scenes.of(number).filter(Scene::onStream).ifPresent(called -> scene = Optional.of(called));
    }

    Optional<Scene> scene() {
        return scene;
    }

    Duration silence() {
        return silence;
    }
}
