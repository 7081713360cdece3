package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import jp.sekisho.security.Caller;
import jp.sekisho.security.Caller.Detail;

/// The systems that may call. There is none by default, and production does not start without one.
@ConfigMapping(prefix = "sekisho.callers")
public interface CallerSettings {

    /// Callers by id.
    @WithParentName
    Map<String, CallerEntry> callers();

    /// One caller.
    interface CallerEntry {
        /// The subject of its client certificate (RFC 4514), for example `CN=welfare-system,O=Nagano Prefecture,C=JP`.
        X500Principal certificateSubject();

        /// What it may do: `checker`, `inspector`, `operator`, `verifier`, `releaser`, `reconciler`.
        Set<String> roles();

        /// Ids of the procedures that it may ask about, or `*`.
        Set<String> procedures();

        /// How much an answer tells it: `coarse` or `full`.
        @WithDefault("coarse")
        Detail detail();

        /// The system that relies on the attestations issued to this caller; the caller's own id where it is not set.
        Optional<String> audience();

        default Caller caller(String id) {
            return new Caller(id, roles(), procedures(), detail(), audience().orElse(id));
        }
    }
}
