package jp.sekisho.api.wire;

import jp.sekisho.attestation.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The verdict on a release. Its members differ from those of an attestation's verdict, so that neither is read
/// as the other.
@Schema(description = "The verdict on a release. Anything but `\"released\": true` must not be registered.")
public record ReleaseVerificationResponse(
        boolean released,

        @Schema(description = "Why it is not valid, null where it is: the first reason met.") @Nullable
        Refusal refusal,

        @Schema(description = "What it says; null where it is not valid.") @Nullable
        ReleaseClaimsWire claims) {

    /// What a valid release says.
    @Schema(name = "ReleaseClaims")
    public record ReleaseClaimsWire(
            VerificationResponse.Claims bound,

            @Schema(description = "The check that blocked.", format = "uuid")
            String blockedCheckId,

            @Schema(
                    description = "What was established, see `releaseCodes` of `GET /v1/codes`.",
                    examples = "ADDRESS_CHANGE_CONFIRMED")
            String code,

            ReleaserWire proposer,
            ReleaserWire approver) {}

    /// One of the two persons.
    @Schema(name = "Releaser")
    public record ReleaserWire(
            @Schema(description = "The caller that the person works at.")
            String caller,

            @Schema(examples = "staff-17") String person) {}
}
