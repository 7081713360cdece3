package jp.sekisho.api.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.check.DecisionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The answer to a line that is no record; behind the first thousand of a stream, to a run of such lines.
///
/// @param lastLine of a run of lines that are no records for the same reason, of which this one is the first
@Schema(
        description =
                "A line that is no record. Nothing was checked, so that it blocks. Behind the first 1,000 of a stream, one answers a run of lines with the same code, up to `lastLine`, and tells neither `recordRef` nor `violations`.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvalidLine(
        @Schema(description = "The line's number, from 1; for CSV the header row is line 1.", examples = "17")
        long line,

        @Schema(description = "The last line that this answers, where it is not the first.", examples = "19") @Nullable
        Long lastLine,

        @Schema(description = "The record's reference, where it could be read.", examples = "SHT-2026-000123") @Nullable
        String recordRef,

        @Schema(description = "Always BLOCK.", enumeration = "BLOCK")
        DecisionCode decision,

        Problem problem) {

    public InvalidLine(long line, @Nullable String recordRef, Problem problem) {
        this(line, null, recordRef, DecisionCode.BLOCK, problem);
    }

    /// Without what tells where it is wrong.
    InvalidLine inShort() {
        return new InvalidLine(line, lastLine, null, decision, problem.withoutViolations());
    }

    /// This and a later line.
    InvalidLine upTo(long last) {
        return new InvalidLine(line, last, null, decision, problem);
    }
}
