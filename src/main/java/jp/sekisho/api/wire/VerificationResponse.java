package jp.sekisho.api.wire;

import java.time.Instant;
import jp.sekisho.attestation.Refusal;
import jp.sekisho.person.DestinationKeyKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The verdict on an attestation.
@Schema(description = "The verdict on an attestation. Anything but `\"valid\": true` must not be registered.")
public record VerificationResponse(
        boolean valid,

        @Schema(
                description =
                        "Why it is not valid, null where it is: the first reason met. See openapi/attestation/README.md.")
        @Nullable
        Refusal reason,

        @Schema(description = "What it says; null where it is not valid.") @Nullable
        Claims claims) {

    /// What a valid attestation says.
    @Schema(name = "AttestationClaims")
    public record Claims(
            @Schema(description = "The check that passed.", format = "uuid")
            String checkId,

            @Schema(description = "The key that signed.") String keyId,
            String issuer,
            Instant issuedAt,
            Instant expiresAt,

            @Schema(description = "Id of the system that the record may be registered in.")
            String destination,

            @Schema(description = "What kind of key it is registered under there.")
            DestinationKeyKind destinationKeyKind,

            CheckResponse.PolicyRef policy,
            CheckResponse.RegistryRef registry) {}

    public static VerificationResponse refused(Refusal reason) {
        return new VerificationResponse(false, reason, null);
    }
}
