package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Where the procedures and the policies beside `strict-4` come from.
@ConfigMapping(prefix = "sekisho.policy")
public interface PolicySettings {

    /// A folder of policy files (`*.properties`), each for the procedures that it names.
    Optional<Path> directory();

    /// A table of the site's own procedures, instead of the prefecture's seventeen.
    Optional<Path> procedures();

    /// A table of procedures that come after the others.
    Optional<Path> furtherProcedures();
}
