package jp.sekisho.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.LocalDate;
import java.util.Map;

/// Procedures that are only observed. None by default.
@ConfigMapping(prefix = "sekisho.shadow")
public interface ShadowSettings {

    /// The last day of observation in Japan (ISO 8601), by the procedure's id; at most a year ahead.
    @WithParentName
    Map<String, LocalDate> lastDays();
}
