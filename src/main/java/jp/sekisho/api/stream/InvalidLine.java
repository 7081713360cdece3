package jp.sekisho.api.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import jp.sekisho.api.problem.Problem;
import jp.sekisho.check.DecisionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The answer to a line that is no record.
@Schema(description = "A line that is no record. Nothing was checked, so that it blocks.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvalidLine(
        @Schema(description = "The line's number, from 1; for CSV the header row is line 1.", examples = "17")
        long line,

        @Schema(description = "Always BLOCK.", enumeration = "BLOCK")
        DecisionCode decision,

        Problem problem) {

    public InvalidLine(long line, Problem problem) {
        this(line, DecisionCode.BLOCK, problem);
    }
}
