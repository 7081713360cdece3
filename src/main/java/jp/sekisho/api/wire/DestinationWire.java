package jp.sekisho.api.wire;

import java.util.List;
import jp.sekisho.person.DestinationKeyKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A system that records may go to.
@Schema(name = "Destination")
public record DestinationWire(
        @Schema(examples = "intermediate-server") String id,

        @Schema(examples = "中間サーバー") String nameJa,

        @Schema(description = "The only kind of key that it takes; null where it takes any.") @Nullable
        DestinationKeyKind keyKind,

        @Schema(description = "Ids of the procedures whose records go there.")
        List<String> procedures) {}
