package jp.sekisho.api.wire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jp.sekisho.release.ReleaseCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the first person sends to have a blocked record released.
@Schema(description = "A blocked record, and why the first person finds no wrong link. Unknown properties are refused.")
public record ReleaseProposalRequest(
        @NotNull @Valid @Schema(description = "The record, as `POST /v1/checks` takes it, with its `destinationKey`.")
        CheckRequest check,

        @NotNull @Schema(description = "What was established.")
        ReleaseCode code,

        @NotNull
        @Size(min = 1, max = 500)
        @Text
        @Schema(
                description =
                        "How it was established, without personal data: no run of twelve digits, no name, address or birth date of the record. Not kept, not "
                                + "logged, not in the token.",
                examples = "転出証明書で新旧の住所を確認")
        String explanation,

        @NotNull
        @StaffId
        @Schema(
                description = "Opaque id of the first person in the staff directory.",
                pattern = "^[A-Za-z0-9._-]{1,64}$",
                examples = "staff-17")
        String person) {

    @Override
    public String toString() {
        return "ReleaseProposalRequest[withheld]";
    }
}
