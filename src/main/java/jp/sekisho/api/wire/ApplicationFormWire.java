package jp.sekisho.api.wire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the applicant wrote. Only the number is used, for the diagnosis of a cause.
@Schema(name = "ApplicationForm", description = "Any of the subject's fields as written on the application form (申請書).")
public record ApplicationFormWire(
        @Size(max = 64) @Text @Schema(examples = "609407454590") @Nullable
        String individualNumber,

        @Valid @Nullable NameWire name,
        @Size(max = 64) @Text @Nullable String birthDate,
        SubjectWire.@Nullable SexCode sex,
        @Valid @Nullable AddressWire address) {

    @Override
    public String toString() {
        return "ApplicationForm[withheld]";
    }
}
