package jp.sekisho.api.wire;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An address as the business system holds it.
@Schema(name = "Address")
public record AddressWire(
        @Pattern(regexp = "^[0-9]{6}$")
        @Schema(description = "The six-digit code of the municipality (全国地方公共団体コード).", examples = "202011")
        @Nullable
        String municipalityCode,

        @Size(max = 400)
        @Text
        @Schema(
                description = "The address; prefecture and county may be left out, the building may be part of it.",
                examples = "長野県長野市大字鶴賀緑町1613番地")
        @Nullable
        String text,

        @Size(max = 200)
        @Text
        @Schema(description = "Building and room (方書), where they are kept in a field of their own.")
        @Nullable
        String building) {

    @Override
    public String toString() {
        return "Address[withheld]";
    }
}
