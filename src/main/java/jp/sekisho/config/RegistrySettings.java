package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The connection to the resident registry.
@ConfigMapping(prefix = "sekisho.registry")
public interface RegistrySettings {

    /// Which adapter answers.
    @WithDefault("snapshot")
    Adapter adapter();

    /// How old the registry's extract may be; an older one blocks every record with `REGISTRY_STALE`.
    /// A monthly extract with a few days of slack fits the default.
    @WithDefault("35d")
    Duration maxAge();

    Snapshot snapshot();

    /// The adapters.
    enum Adapter {
        SNAPSHOT
    }

    /// The embedded adapter, which reads a file into memory.
    interface Snapshot {
        /// The extract as NDJSON, plain or `.gz`. Without it the synthetic people are served, which production refuses.
        Optional<Path> path();
    }
}
