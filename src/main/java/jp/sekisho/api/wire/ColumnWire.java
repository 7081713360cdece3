package jp.sekisho.api.wire;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A column that a table of records may have.
@Schema(name = "Column")
public record ColumnWire(
        @Schema(examples = "individualNumber") String name,

        @Schema(examples = "個人番号") String nameJa,

        @Schema(
                description = "Where its cells stand in a check request (RFC 6901).",
                examples = "/subject/individualNumber")
        String pointer,

        @Schema(description = "Whether every table of records has it.")
        boolean required,

        @Schema(description = "All that a header row may call it.")
        List<String> names) {}
