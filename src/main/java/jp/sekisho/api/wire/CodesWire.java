package jp.sekisho.api.wire;

import java.util.List;
import jp.sekisho.check.Remedy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Every code that an answer may hold, with its text in both languages.
@Schema(name = "Codes")
public record CodesWire(
        @Schema(required = true) List<ReasonCodeWire> reasons,
        @Schema(required = true) List<CodeWire> notes,
        @Schema(required = true) List<CodeWire> diagnoses) {

    /// A reason.
    @Schema(name = "ReasonCode")
    public record ReasonCodeWire(
            @Schema(required = true, examples = "BIRTH_DATE_MISMATCH")
            String code,

            @Schema(required = true) Remedy remedy,
            @Schema(required = true) String ja,
            @Schema(required = true) String en) {}

    /// A note or a diagnosis.
    @Schema(name = "Code")
    public record CodeWire(
            @Schema(required = true, examples = "ADDRESS_HYPHENATED")
            String code,

            @Schema(required = true) String ja,
            @Schema(required = true) String en) {}
}
