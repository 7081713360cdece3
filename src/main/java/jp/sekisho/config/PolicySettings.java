package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Where policies beside `strict-4` come from.
@ConfigMapping(prefix = "sekisho.policy")
public interface PolicySettings {

    /// A folder of policy files (`*.properties`), each for the procedures that it names.
    Optional<Path> directory();
}
