package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What a caller may try out, see [jp.sekisho.checkpoint.GuessSketch].
@ConfigMapping(prefix = "sekisho.probing")
public interface ProbingSettings {
    /// Different records of one caller for one Individual Number within the window, 1 to 1000; the same record
    /// again is free. An honest caller sends two or three: what it holds, and what it has corrected.
    @WithDefault("20")
    int recordsPerNumber();

    /// How long a count lasts; then it begins anew.
    @WithDefault("1h")
    Duration window();
}
