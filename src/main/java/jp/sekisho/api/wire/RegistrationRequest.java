package jp.sekisho.api.wire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jp.sekisho.person.DestinationKeyKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One line of a reconciliation.
@Schema(
        description =
                "One record as it was registered: with its `subject`, or with the `commitment` that was computed over it then. Unknown properties are refused.")
public record RegistrationRequest(
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
        @Schema(description = "The key that the record was registered under.", examples = "0000000001234567")
        String destinationKey,

        @Schema(
                description =
                        "What kind of key `destinationKey` is; without it the destination's usual one, for the intermediate server `INTEGRATED_ADDRESS_NUMBER` (団体内統合宛名番号). `ADDRESS_NUMBER` (宛名番号): fifteen digits, whose check digit is verified.",
                examples = "INTEGRATED_ADDRESS_NUMBER")
        @Nullable
        DestinationKeyKind destinationKeyKind,

        @NotNull
        @Size(max = 64)
        @Text
        @Schema(
                description =
                        "When it was registered, ISO 8601 with offset, by the registering system's own log. The token is judged at this time.",
                format = "date-time",
                examples = "2026-11-23T19:00:00+09:00")
        String registeredAt,

        @NotNull
        @Size(min = 1, max = 256)
        @Text
        @Schema(description = "The system that registered it.", examples = "welfare-system")
        String audience,

        @Valid @Schema(description = "The subject, text for text as it was registered.") @Nullable
        SubjectWire subject,

        @Valid @Nullable CommitmentWire commitment,

        @Size(max = 4096)
        @Text
        @Schema(description = "The token of the attestation or release that it was registered with, if any.")
        @Nullable
        String token,

        @Size(max = 128) @Text @Schema(description = "Its nonce; not needed beside a `commitment`.") @Nullable
        String nonce)
        implements Destined {

    /// What was computed over a record.
    @Schema(
            name = "Commitment",
            description =
                    "The commitments of openapi/attestation/README.md, computed over the registered record under the token's nonce; not copied from the token.")
    public record CommitmentWire(
            @NotNull @Pattern(regexp = "^[A-Za-z0-9_-]{43}$") @Schema(description = "Over destination key and subject.")
            String cmt,

            @Pattern(regexp = "^[A-Za-z0-9_-]{43}$")
            @Schema(description = "Over the subject alone; without it another destination is told as another record.")
            @Nullable
            String rec) {}

    @Override
    public String toString() {
        return "RegistrationRequest[withheld]";
    }
}
