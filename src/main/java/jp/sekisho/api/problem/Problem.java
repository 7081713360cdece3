package jp.sekisho.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import jp.sekisho.check.DecisionCode;
import jp.sekisho.check.Remedy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An error as RFC 9457 writes it. It always says `"decision": "BLOCK"`, so that a client which ignores the status
/// still reads no pass.
@Schema(description = "An error (RFC 9457). It always blocks, and never holds a value of the request or the registry.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @Schema(
                description = "Stable identifier of the problem type.",
                format = "uri",
                examples = "urn:sekisho:problem:invalid-request")
        String type,

        String title,

        @Schema(minimum = "400", maximum = "599") int status,

        @Schema(description = "Code of the problem; on 503 the reason code.", examples = "INVALID_REQUEST")
        String code,

        @Schema(description = "Always BLOCK.", enumeration = "BLOCK")
        DecisionCode decision,

        @Schema(description = "RETRY where the same request may be decided later.") @Nullable
        Remedy remedy,

        @Schema(description = "Id of the check, where one was begun.", format = "uuid") @Nullable
        String checkId,

        @Schema(description = "What is wrong where, on INVALID_REQUEST.") @Nullable
        List<Violation> violations) {

    /// The same, whose title names what may be sent.
    Problem naming(String types) {
        return new Problem(type, title + " Accept-Post: " + types, status, code, decision, remedy, checkId, violations);
    }

    /// The same without telling the places.
    public Problem withoutViolations() {
        return new Problem(type, title, status, code, decision, remedy, checkId, null);
    }

    /// One thing that is wrong with a request.
    @Schema(name = "Violation")
    public record Violation(
            @Schema(description = "JSON pointer (RFC 6901) to the offending place.", examples = "/subject/name/kanji")
            String pointer,

            @Schema(examples = "REQUIRED") ViolationCode code,
            String message,

            @Schema(description = "The column of a table, from 1, where it is one.", examples = "3")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Integer column) {

        public Violation(String pointer, ViolationCode code, String message) {
            this(pointer, code, message, null);
        }
    }
}
