package jp.sekisho.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jp.sekisho.audit.TrailOptions;
import jp.sekisho.audit.TrailOptions.Durability;

/// Where decisions are written down before they are answered.
@ConfigMapping(prefix = "sekisho.audit")
public interface AuditSettings {

    /// The instance's own directory. Production does not start without one; a practice profile then keeps no trail.
    Optional<Path> directory();

    /// What has a line when its decision is answered: `os` (it outlives the process) or `disk` (also a power failure).
    @WithDefault("os")
    Durability durability();

    /// A file is closed and sealed at this size.
    @WithDefault("100M")
    MemorySize maxFileSize();

    /// Whether a file is also closed when a day of UTC ends.
    @WithDefault("true")
    boolean daily();

    /// How often the head of the chain is signed while lines come: what is cut off later than that shows.
    @WithDefault("1m")
    Duration headInterval();

    /// How long a decision may wait for its line; at most 3 s. Beyond it the answer is `AUDIT_UNAVAILABLE`.
    @WithDefault("1s")
    Duration deadline();

    default TrailOptions options(Path directory) {
        return SettingsRefused.naming(
                "sekisho.audit.max-file-size, head-interval or deadline",
                () -> new TrailOptions(
                        directory, durability(), maxFileSize().asLongValue(), daily(), headInterval(), deadline()));
    }
}
