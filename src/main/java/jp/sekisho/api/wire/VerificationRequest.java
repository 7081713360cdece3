package jp.sekisho.api.wire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jp.sekisho.person.DestinationKeyKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An attestation with the record that it is shown for.
@Schema(
        description =
                "An attestation, and the record as it is about to be registered: text for text, nothing is normalised, and an absent field differs "
                        + "from an empty one. Unknown properties are refused.")
public record VerificationRequest(
        @NotNull @Size(max = 4096) @Text @Schema(description = "`attestation.token` of the PASS.")
        String token,

        @NotNull @Size(max = 128) @Text @Schema(description = "`attestation.nonce` of the PASS.")
        String nonce,

        @NotNull
        @Size(min = 1, max = 256)
        @Text
        @Schema(
                description =
                        "The system that relies on it: the one that verifies. Any but the caller's own is answered with `OTHER_AUDIENCE`.",
                examples = "welfare-system")
        String audience,

        @NotNull
        @Size(min = 1, max = 64)
        @Text
        @Schema(description = "Id of the procedure (事務).", examples = "shintai-shogaisha-techo")
        String procedure,

        @Size(min = 1, max = 64)
        @Text
        @Schema(
                description =
                        "Id of the system that the record goes to, see `GET /v1/destinations`; `intermediate-server` (中間サーバー) without it.",
                examples = "intermediate-server")
        @Nullable
        String destination,

        @NotNull
        @Pattern(regexp = "^[A-Za-z0-9-]{1,64}$")
        @Schema(description = "The key that the record is about to be registered under.", examples = "0000000001234567")
        String destinationKey,

        @Schema(
                description =
                        "What kind of key `destinationKey` is; without it the destination's usual one, for the intermediate server `INTEGRATED_ADDRESS_NUMBER` (団体内統合宛名番号). `ADDRESS_NUMBER` (宛名番号): fifteen digits, whose check digit is verified.",
                examples = "INTEGRATED_ADDRESS_NUMBER")
        @Nullable
        DestinationKeyKind destinationKeyKind,

        @NotNull @Valid SubjectWire subject)
        implements Destined {

    @Override
    public String toString() {
        return "VerificationRequest[withheld]";
    }
}
