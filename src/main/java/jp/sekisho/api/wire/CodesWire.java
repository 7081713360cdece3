package jp.sekisho.api.wire;

import java.util.List;
import jp.sekisho.check.Remedy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Every code that an answer may hold, with its text in both languages.
@Schema(name = "Codes")
public record CodesWire(
        List<ReasonCodeWire> reasons,
        List<CodeWire> notes,
        List<CodeWire> shapes,
        List<CodeWire> diagnoses,
        List<CodeWire> releaseCodes,
        List<CodeWire> releaseRefusals,
        List<CodeWire> verdicts) {

    /// A reason.
    @Schema(name = "ReasonCode")
    public record ReasonCodeWire(
            @Schema(examples = "BIRTH_DATE_MISMATCH") String code, Remedy remedy, String ja, String en) {}

    /// A code without a remedy.
    @Schema(name = "Code")
    public record CodeWire(
            @Schema(examples = "ADDRESS_HYPHENATED") String code, String ja, String en) {}
}
