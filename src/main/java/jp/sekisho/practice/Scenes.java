package jp.sekisho.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.check.ReasonCode;

/// All scenes.
public final class Scenes {
    private static final List<Scene> ALL = Stream.of(
                    Arrays.stream(Scene.Delivery.values()),
                    Arrays.stream(Scene.Refused.values()),
                    Arrays.stream(ReasonCode.values()).map(Scene.Blocked::new))
            .<Scene>flatMap(Function.identity())
            .toList();

    private static final Map<String, Scene> BY_NUMBER =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Scene::number, Function.identity()));

    private Scenes() {}

    public static List<Scene> all() {
        return ALL;
    }

    /// The scene that a number calls for; none for the number of an ordinary record.
    public static Optional<Scene> of(String number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }
}
