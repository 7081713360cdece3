package jp.sekisho.config;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.List;
import java.util.Set;

/// Whether the service runs for practice. Everything that is not one of the known practice profiles is production,
/// combinations and profiles of a site's own included.
public final class ActiveProfile {
    private static final Set<String> PRACTICE = Set.of("dev", "test", "demo", "practice");

    private ActiveProfile() {}

    public static boolean isPractice() {
        List<String> profiles = ConfigUtils.getProfiles();
        return profiles.size() == 1 && PRACTICE.contains(profiles.getFirst());
    }
}
