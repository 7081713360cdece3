package jp.sekisho.practice.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jp.sekisho.practice.SceneRequest;
import jp.sekisho.practice.Scenes;
import jp.sekisho.practice.conformance.ConformanceReport.Played;

/// The walk through all scenes, one after the other.
public final class Conformance {
    private Conformance() {}

    /// One request a scene.
    ///
    /// @param inspections whether those are among them that take an inspection
    public static List<SceneRequest> requests(boolean inspections) {
        return IntStream.range(0, Scenes.all().size())
                .mapToObj(i -> SceneRequest.of(Scenes.all().get(i), i + 1))
                .filter(request -> inspections || !request.scene().onStream())
                .toList();
    }

    /// @param each is told of a scene when it is over
    public static ConformanceReport walk(List<SceneRequest> requests, CallerUnderTest caller, Consumer<Played> each)
            throws InterruptedException {
        List<Played> played = new ArrayList<>();
        for (SceneRequest request : requests) {
            Played scene = new Played(request.scene(), caller.play(request));
            each.accept(scene);
            played.add(scene);
        }
        return new ConformanceReport(played);
    }
}
