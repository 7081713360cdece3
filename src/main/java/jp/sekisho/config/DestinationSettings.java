package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.person.DestinationKeyKind;

/// The systems that records go to, by their ids, beside 中間サーバー (`intermediate-server`), of which more may be said
/// here too.
@ConfigMapping(prefix = "sekisho.destinations")
public interface DestinationSettings {
    @WithParentName
    Map<String, Entry> destinations();

    /// One system.
    interface Entry {
        /// Its name in Japanese.
        String name();

        /// The system that relies on attestations for it; each caller's own audience where it is not set.
        Optional<String> audience();

        /// The only kind of key that it takes; any where it is not set.
        Optional<DestinationKeyKind> keyKind();

        /// How long attestations for it are in force, instead of what the procedure has.
        Optional<Duration> lifetime();

        /// Ids of the procedures whose records go there; all where it is not set.
        Optional<Set<String>> procedures();
    }
}
