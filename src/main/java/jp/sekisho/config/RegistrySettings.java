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

    /// How long a look-up may take; a batch is one. At most `3s`: a longer one does not start.
    @WithDefault("1s")
    Duration deadline();

    Snapshot snapshot();

    Postgresql postgresql();

    /// The adapters.
    enum Adapter {
        SNAPSHOT,
        POSTGRESQL
    }

    /// The embedded adapter, which reads a file into memory.
    interface Snapshot {
        /// The extract as NDJSON, plain or `.gz`. Without it the synthetic people are served, which production refuses.
        Optional<Path> path();
    }

    /// The adapter for an extract in PostgreSQL, which `load-registry` has loaded.
    interface Postgresql {
        /// `jdbc:postgresql://host/database?sslmode=verify-full&sslrootcert=…`. Production refuses another host than
        /// its
        /// own without `sslmode=verify-full`.
        Optional<String> jdbcUrl();

        /// A role that may read and nothing else.
        Optional<String> username();

        /// Left out where a password file or a client certificate is used.
        Optional<String> password();

        /// The file with the key that opens the residents: 32 bytes in Base64, not readable for everybody.
        Optional<Path> keyFile();

        /// Connections at a time; a look-up that finds none free within half the deadline is not answered.
        @WithDefault("8")
        int maxConnections();
    }
}
