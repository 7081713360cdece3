package jp.sekisho.api.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.api.wire.CheckResponse;
import jp.sekisho.api.wire.CheckResponse.DecisionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The answer to one line of an inspection.
public sealed interface LineResult {

    /// The line is a record, and was checked.
    @JsonPropertyOrder({"line", "check"})
    record Checked(long line, @JsonUnwrapped CheckResponse check) implements LineResult {}

    /// The line is no record that could be checked.
    @Schema(name = "InvalidLine", description = "A line that is no record. Nothing was checked, so that it blocks.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Invalid(
            @Schema(description = "The line's number, from 1; for CSV the header row is line 1.", examples = "17")
            long line,

            @Schema(description = "Always BLOCK.", enumeration = "BLOCK")
            DecisionCode decision,

            Problem problem)
            implements LineResult {}
}
