package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The page at `/`.
@ConfigMapping(prefix = "sekisho.page")
public interface PageSettings {

    /// Whether the page is served. Where not, `/` and what belongs to it answer 404.
    @WithDefault("true")
    boolean enabled();
}
