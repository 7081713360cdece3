package jp.sekisho.api.practice;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A gate that plays its scenes.
public class RehearsalProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sekisho.practice.scenes", "true", "sekisho.practice.silence", "1s");
    }
}
