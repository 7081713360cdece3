package jp.sekisho.api.wire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the second person sends to confirm a proposal.
@Schema(
        description =
                "A proposal, and the second person who confirms it for the same record and explanation. Unknown properties are refused.")
public record ReleaseRequest(
        @NotNull @Size(max = 4096) @Text @Schema(description = "`proposal.token`.")
        String token,

        @NotNull @Size(max = 128) @Text @Schema(description = "`proposal.nonce`.")
        String nonce,

        @NotNull @Valid @Schema(description = "The record, text for text as it was proposed.")
        CheckRequest check,

        @NotNull @Size(min = 1, max = 500) @Text @Schema(description = "The explanation as it was proposed.")
        String explanation,

        @NotNull
        @StaffId
        @Schema(
                description = "Opaque id of the second person in the staff directory.",
                pattern = "^[A-Za-z0-9._-]{1,64}$",
                examples = "staff-42")
        String person) {

    @Override
    public String toString() {
        return "ReleaseRequest[withheld]";
    }
}
