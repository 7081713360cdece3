package jp.sekisho.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import jp.sekisho.stream.Limits;

/// What `POST /v1/inspections` takes.
@ConfigMapping(prefix = "sekisho.inspection")
public interface InspectionSettings {

    /// The longest line; a longer one is answered with a problem, and the stream goes on.
    @WithDefault("64K")
    MemorySize maxLine();

    /// The longest stream, unpacked; a longer one ends incomplete.
    @WithDefault("16G")
    MemorySize maxTotal();

    /// How long a caller may neither send nor read before it is cut off.
    @WithDefault("30s")
    Duration stallTimeout();

    /// Streams at a time; one more is answered `503` with `OVERLOADED`.
    @WithDefault("16")
    int maxStreams();

    default Limits limits() {
        return new Limits(
                Math.toIntExact(maxLine().asLongValue()), maxTotal().asLongValue(), stallTimeout(), maxStreams());
    }
}
