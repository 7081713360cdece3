package jp.sekisho.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The person of a record, as the business system holds them.
@Schema(name = "Subject", description = "The person of the record, each field as the business system holds it.")
public record SubjectWire(
        @NotNull
        @Size(max = 64)
        @Text
        @Schema(
                description =
                        "The Individual Number (マイナンバー). Anything but twelve ASCII digits is answered with `NUMBER_FORMAT`.",
                examples = "609407454590")
        String individualNumber,

        @Valid @Nullable NameWire name,

        @Size(max = 64)
        @Text
        @Schema(
                description =
                        "`YYYY-MM-DD`, or a date of a Japanese era in any usual writing; unknown parts as `00` or 不詳.",
                examples = {"1964-05-01", "昭和39年5月1日"})
        @Nullable
        String birthDate,

        @Schema(description = "`1` male, `2` female, `0` or `9` not held.") @Nullable
        SexCode sex,

        @Valid @Nullable AddressWire address) {

    /// Sex as the resident registry codes it.
    @Schema(name = "SexCode", description = "`1` male, `2` female, `0` or `9` not held.")
    public enum SexCode {
        @JsonProperty("0")
        UNKNOWN("0"),
        @JsonProperty("1")
        MALE("1"),
        @JsonProperty("2")
        FEMALE("2"),
        @JsonProperty("9")
        NOT_APPLICABLE("9");

        private final String code;

        SexCode(String code) {
            this.code = code;
        }

        /// As it stands on the wire.
        public String code() {
            return code;
        }
    }

    @Override
    public String toString() {
        return "Subject[withheld]";
    }
}
