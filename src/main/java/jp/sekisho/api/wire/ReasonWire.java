package jp.sekisho.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import jp.sekisho.check.Remedy;
import jp.sekisho.person.Shape;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One reason of a BLOCK.
@Schema(name = "Reason")
public record ReasonWire(
        @Schema(
                description =
                        "A code of `GET /v1/codes`; for a caller with coarse detail one of NUMBER_PROBLEM, RECORD_PROBLEM, REVIEW_REQUIRED, TRY_LATER.",
                examples = "BIRTH_DATE_MISMATCH")
        String code,

        @Schema(description = "The field to look at, null where it is none or may not be told.", examples = "birthDate")
        @Nullable
        String field,

        Remedy remedy,

        @Schema(
                description =
                        "What the value looks like; left out where that is not known. A code of `shapes` in `GET /v1/codes`. Tells nothing of its digits.",
                examples = "NUMBER_ELEVEN_DIGITS")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Shape shape,

        @Schema(description = "What is wrong and what to do, in the language of `Accept-Language`: ja (default) or en.")
        String message) {}
