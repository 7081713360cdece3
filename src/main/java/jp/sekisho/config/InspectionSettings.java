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

    /// Bytes that one packed byte may unpack to, on the whole, beyond the first MiB; records pack to a tenth or
    /// so. What unpacks further ends the stream incomplete.
    @WithDefault("100")
    int maxInflation();

    /// How long a caller may neither send nor read before it is cut off.
    @WithDefault("30s")
    Duration stallTimeout();

    /// Bytes a second that a caller must send or read on the whole; one that drips is cut off when it is behind
    /// by the stall timeout.
    @WithDefault("64")
    int minRate();

    /// Streams at a time, at most one for 128 MiB of heap; one more is answered `503` with `OVERLOADED`. A
    /// single caller has half of them.
    @WithDefault("16")
    int maxStreams();

    default Limits limits() {
        return new Limits(
                Math.toIntExact(maxLine().asLongValue()),
                maxTotal().asLongValue(),
                maxInflation(),
                stallTimeout(),
                minRate(),
                maxStreams());
    }
}
