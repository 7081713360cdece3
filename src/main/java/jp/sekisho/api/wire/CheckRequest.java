package jp.sekisho.api.wire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jp.sekisho.person.DestinationKeyKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One record to be checked.
@OpaqueReference
@Schema(description = "One record that a business system is about to register. Unknown properties are refused.")
public record CheckRequest(
        @NotNull
        @Size(min = 1, max = 64)
        @Text
        @Schema(
                description = "Id of the procedure (事務), see `GET /v1/procedures`.",
                examples = "shintai-shogaisha-techo")
        String procedure,

        @NotNull
        @RecordRef
        @Schema(
                description =
                        "The caller's own opaque reference. It is logged; it must not be twelve digits, nor hold the Individual Number of the record or of its form, whatever stands between the digits.",
                pattern = "^[A-Za-z0-9._-]{1,64}$",
                examples = "SHT-2026-000123")
        String recordRef,

        @Size(min = 1, max = 64)
        @Text
        @Schema(
                description =
                        "Id of the system that the record goes to, see `GET /v1/destinations`; `intermediate-server` (中間サーバー) without it.",
                examples = "intermediate-server")
        @Nullable
        String destination,

        @Pattern(regexp = "^[A-Za-z0-9-]{1,64}$")
        @Schema(
                description =
                        "The key that the record is registered under there: the 団体内統合宛名番号, or what `destinationKeyKind` says. Without it no attestation is issued.",
                examples = "0000000001234567")
        @Nullable
        String destinationKey,

        @Schema(
                description =
                        "What kind of key `destinationKey` is; without it the destination's usual one, for the intermediate server `INTEGRATED_ADDRESS_NUMBER` (団体内統合宛名番号). `ADDRESS_NUMBER` (宛名番号): fifteen digits, whose check digit is verified.",
                examples = "INTEGRATED_ADDRESS_NUMBER")
        @Nullable
        DestinationKeyKind destinationKeyKind,

        @NotNull @Valid SubjectWire subject,

        @Valid
        @Schema(
                description =
                        "The subject's fields as written on the application form (申請書), as far as the caller holds them.")
        @Nullable
        ApplicationFormWire applicationForm)
        implements Destined {

    @Override
    public String toString() {
        return "CheckRequest[withheld]";
    }
}
