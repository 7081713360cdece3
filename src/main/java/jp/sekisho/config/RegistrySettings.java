package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jp.sekisho.base.Share;

/// The connection to the resident registry.
@ConfigMapping(prefix = "sekisho.registry")
public interface RegistrySettings {

    /// Which adapter answers.
    @WithDefault("snapshot")
    Adapter adapter();

    /// How old the registry's extract may be; an older one blocks every record with `REGISTRY_STALE`. A week:
    /// a move is reported within fourteen days of it, and an extract that is older than half of that decides
    /// on too many former addresses. Sites that get one a month must set more, and say so.
    @WithDefault("7d")
    Duration maxAge();

    /// How long a look-up that leaves this process may take, waiting and retry included; at most 3 s. The snapshot
    /// answers from memory and needs none.
    @WithDefault("1s")
    Duration deadline();

    /// Look-ups that leave this process at a time, and so connections; four times as many may wait.
    @WithDefault("16")
    int concurrency();

    Extract extract();

    Snapshot snapshot();

    Gateway gateway();

    Postgresql postgresql();

    /// The adapters.
    enum Adapter {
        SNAPSHOT,
        HTTP,
        POSTGRESQL
    }

    /// What an extract may be like; a file beyond it is refused, and what served before stays.
    interface Extract {
        /// The share of the residents that cannot be held: they are set aside, and checks of them ask for a look.
        /// One in a thousand is more than a register holds by chance, and less than a misread column.
        @WithDefault("0.1%")
        Share maxUnusable();

        /// The share of the residents that a new extract may lack against the one that serves. No municipality
        /// loses a twentieth between two extracts; a file that was cut or filtered does.
        @WithDefault("5%")
        Share maxShrink();

        /// Whether a file without its end line is taken, though nobody can say then that it is whole.
        @WithDefault("false")
        boolean withoutEnd();
    }

    /// The embedded adapter, which reads a file into memory.
    interface Snapshot {
        /// The extract as NDJSON, plain or `.gz`. Without it the synthetic people are served, which production
        /// refuses.
        Optional<Path> path();

        /// The folder in which files of changes to the extract arrive (`{"delta": …}`), under any names ending in
        /// `.ndjson` or `.ndjson.gz`.
        Optional<Path> changes();

        /// How often file and folder are looked at; what is newer is taken over without a restart.
        @WithDefault("30s")
        Duration reloadInterval();
    }

    /// The gateway adapter, which asks a connector of the site's own by `openapi/registry-gateway.yaml`.
    interface Gateway {
        /// Where its paths begin; production takes `https` only.
        Optional<URI> url();

        /// PKCS#12 file with the client certificate and its key; production needs one.
        Optional<Path> keyStore();

        Optional<String> keyStorePassword();

        /// PKCS#12 file with the authorities that may vouch for the gateway; production needs one.
        Optional<Path> trustStore();

        Optional<String> trustStorePassword();
    }

    /// The adapter for an extract in PostgreSQL, which `load-registry` has loaded.
    interface Postgresql {
        /// `jdbc:postgresql://host/database?sslmode=verify-full&sslrootcert=…`. Production refuses another host than
        /// its own without `sslmode=verify-full`.
        Optional<String> jdbcUrl();

        /// A role that may read and nothing else.
        Optional<String> username();

        /// Left out where a password file or a client certificate is used.
        Optional<String> password();

        /// The file with the key that opens the residents: 32 bytes in Base64, not readable for everybody.
        Optional<Path> keyFile();
    }
}
