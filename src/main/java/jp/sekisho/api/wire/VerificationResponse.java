package jp.sekisho.api.wire;

import java.time.Instant;
import jp.sekisho.attestation.Refusal;
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
            CheckResponse.PolicyRef policy,
            CheckResponse.RegistryRef registry) {}

    public static VerificationResponse refused(Refusal reason) {
        return new VerificationResponse(false, reason, null);
    }
}
