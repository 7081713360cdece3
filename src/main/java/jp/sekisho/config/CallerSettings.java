package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Who may call. Nobody by default, and production does not start without anybody.
@ConfigMapping(prefix = "sekisho.callers")
public interface CallerSettings {

    /// The callers' file, see [CallersFile].
    Optional<Path> file();

    /// How often the callers' file and the tokens' keys are read again; a file that is refused leaves what was.
    @WithDefault("30s")
    Duration reloadInterval();

    /// When a check is answered to a caller with coarse or guarded detail, counted from its beginning: longer than a
    /// check usually takes, so that the time tells nothing of what the answer withholds; at most 1 s.
    @WithDefault("10ms")
    Duration answeredAfter();

    /// For callers that prove themselves by a token.
    Tokens tokens();

    /// Which tokens (JWT, RFC 7519) count.
    interface Tokens {
        /// JWKS file (RFC 7517) with the public keys of the site's issuer.
        Optional<Path> keys();

        /// The issuer's name in its tokens (`iss`).
        Optional<String> issuer();

        /// What they say that they are (`typ`, RFC 9068): not an ID token, nor any other that the issuer signs.
        @WithDefault("at+jwt")
        String type();

        /// This gate's name in them (`aud`).
        @WithDefault("sekisho")
        String audience();

        /// The longest time from a token's issue to its end.
        @WithDefault("15m")
        Duration maxLifetime();

        /// How far the issuer's clock may be off.
        @WithDefault("5s")
        Duration leeway();
    }
}
